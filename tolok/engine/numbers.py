"""A checked pack as the numbers the rules take."""

from __future__ import annotations

from tolok.engine.schema.blocks import AnyBlock, BandsBlock, PiecesBlock
from tolok.engine.schema.contents import Contents
from tolok.engine.schema.ratings import Behaviour, PackVoices
from tolok.engine.schema.schemes import PackComponent, PackScheme, PackScoreBand
from tolok.rules.policy import (
    AchievementPolicy,
    BehaviourPolicy,
    Block,
    Component,
    OutcomePolicy,
    Piece,
    Policy,
    Scheme,
    ScoreBand,
    Voices,
    VoiceWeight,
    WorkPolicy,
)


def policy_of(pack: Contents, calendar: str | None) -> Policy:
    """The numbers for the rules; with a calendar only the local schemes that belong to it."""
    rate = pack.achievement
    return Policy(
        name=pack.name,
        quadrant=pack.quadrant,
        achievement=AchievementPolicy(rate.cap, rate.claimed, rate.missing, rate.cited, rate.zero_target),
        outcome=OutcomePolicy(pack.outcome.above_from, pack.outcome.meets_from, pack.outcome.cited),
        work=WorkPolicy(pack.work.most, pack.work.small_part, pack.work.known_share, pack.work.cited),
        behaviour=_behaviour(pack.behaviour),
        schemes=tuple(_scheme(each) for each in pack.scheme if calendar is None or calendar in each.calendars),
    )


def _behaviour(given: Behaviour) -> BehaviourPolicy:
    voices = None if given.voices is None else _voices(given.voices)
    return BehaviourPolicy(given.above_count, given.below_count, given.known_count, given.cited, voices)


def _voices(given: PackVoices) -> Voices:
    weights = tuple(VoiceWeight(each.voice.value, each.weight, each.minimum) for each in given.voice)
    return Voices(given.count, given.above_from, given.meets_from, weights, given.cited)


def _scheme(given: PackScheme) -> Scheme:
    parts, bands = tuple(map(_component, given.component)), tuple(map(_band, given.band))
    return Scheme(given.name, given.label_id, given.label_en, parts, given.cited, bands)


def _band(given: PackScoreBand) -> ScoreBand:
    return ScoreBand(given.start, given.word, given.label_id, given.label_en, given.needs.value if given.needs else "")


def _component(given: PackComponent) -> Component:
    return Component(
        kind=given.kind,
        label_id=given.label_id,
        label_en=given.label_en,
        weight=given.weight,
        measure=given.measure,
        of=given.of,
        aspects=tuple(aspect.value for aspect in given.aspects),
        block=block_of(given.block),
        minimum=given.minimum,
        missing=given.missing,
        source=given.cited,
    )


def block_of(given: AnyBlock) -> Block:
    """A pack's block; its rows become pieces, those of bands level."""
    told = given.model_dump(exclude={"bands", "pieces", "unit"})
    pieces: tuple[Piece, ...] = ()
    if isinstance(given, BandsBlock):
        pieces = tuple(Piece(row.start, _end(row.end), row.points, row.points) for row in given.bands)
    if isinstance(given, PiecesBlock):
        pieces = tuple(Piece(row.start, _end(row.end), row.first, row.last) for row in given.pieces)
    return Block(unit=given.unit.value, pieces=pieces, **told)


def _end(end: int | None) -> int:
    """An open end as the rules write it."""
    return OPEN if end is None else end


OPEN = 10**12
"""Beyond every measure: where the last row of a table ends."""
