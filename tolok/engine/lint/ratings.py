"""What must hold for ratings: every word within reach, better never worse."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import cache

from tolok.engine.lint.components import ALONE, FEWEST_VOICES
from tolok.engine.lint.found import Finding
from tolok.engine.numbers import policy_of
from tolok.engine.schema.contents import Contents
from tolok.rules.behaviour import behaviour_rule
from tolok.rules.policy import BehaviourPolicy, WorkPolicy
from tolok.rules.proof import Direction, Domain, Group, Proof, prove
from tolok.rules.records import behaviour_cells, work_cells
from tolok.rules.terms import Level, OutcomeKind, Predikat, Scale
from tolok.rules.values import Row
from tolok.rules.work import WORK

_LEVELS = Domain(Scale.LEVEL, missing=True, words=frozenset(Level))
_KINDS = Domain(Scale.WORD, words=frozenset(OutcomeKind))
_MOST_OUTCOMES = 30

# Better stands before worse; of two words that stand in no pair the law says neither is better.
BETTER = (
    (Predikat.SANGAT_BAIK, Predikat.BAIK),
    (Predikat.BAIK, Predikat.BUTUH_PERBAIKAN),
    (Predikat.BAIK, Predikat.KURANG),
    (Predikat.BUTUH_PERBAIKAN, Predikat.SANGAT_KURANG),
    (Predikat.KURANG, Predikat.SANGAT_KURANG),
)


def rating_findings(pack: Contents) -> Iterator[Finding]:
    """Everything wrong with the numbers of both ratings and of what a predikat earns."""
    policy = policy_of(pack, None)
    yield from _voices(pack)
    yield from _rating("work", _work(policy.work), ("outcomes.level",))
    yield from _rating("behaviour", _behaviour(policy.behaviour), ("behaviours.level", "voices_level"))
    if policy.behaviour.voices:
        heard = [f"voice_{each.voice}" for each in policy.behaviour.voices.weights]
        yield from _rating("behaviour.voices", _voices_level(policy.behaviour), heard)
    for key, earned in _earned(pack):
        yield from _order(key, earned)


@cache
def _work(policy: WorkPolicy) -> Proof:
    outcomes = Group({"level": _LEVELS, "kind": _KINDS}, 1, _MOST_OUTCOMES)
    return prove(WORK, _fixed(work_cells(policy), Scale.RATIO), {"outcomes": outcomes})["rating"]


@cache
def _behaviour(policy: BehaviourPolicy) -> Proof:
    """The rating from seven levels, and from the level of the voices whatever it is."""
    rule = [step for step in behaviour_rule(policy) if step.name in ("known", "above", "below", "rating")]
    columns = _fixed(behaviour_cells(policy), Scale.COUNT) | {"voices_level": _LEVELS}
    return prove(rule, columns, {"behaviours": Group({"level": _LEVELS}, 7, 7)})["rating"]


@cache
def _voices_level(policy: BehaviourPolicy) -> Proof:
    """The level of the voices, from the means of those that are heard."""
    rule = [step for step in behaviour_rule(policy) if step.name in ("voices", "voices_level")]
    heard = policy.voices.weights if policy.voices else ()
    means = {f"voice_{each.voice}": Domain(Scale.POINTS, 0, 10_000, missing=True) for each in heard}
    return prove(rule, _fixed(behaviour_cells(policy), Scale.POINTS) | means)["voices_level"]


def _fixed(cells: Row, scale: Scale) -> dict[str, Domain]:
    """The policy's numbers, each a domain of one value."""
    return {name: Domain(scale, value, value) for name, value in cells.items() if isinstance(value, int)}


def _rating(key: str, proof: Proof, better: Iterable[str]) -> Iterator[Finding]:
    never = [level.value for level in Level if level.value not in (proof.words or ())]
    if never:
        fault = f"no one can be rated {', '.join(never)} with these numbers."
        yield Finding(key, fault, "Loosen the limits until each of the three levels can be reached.")
    for column in better:
        if proof.directions[column] not in (Direction.RISING, Direction.CONSTANT):
            fault = f"the rating is not proven to rise with {column}."
            yield Finding(key, fault, "Order the limits so that better never counts as worse.")


def _voices(pack: Contents) -> Iterator[Finding]:
    for place, each in enumerate(pack.behaviour.voices.voice if pack.behaviour.voices else ()):
        if each.voice not in ALONE and each.minimum < FEWEST_VOICES:
            fault = f"{each.minimum} voices are too few: who gave them could be recognised."
            yield Finding(f"behaviour.voices.voice[{place}].minimum", fault, f"Ask for at least {FEWEST_VOICES}.")


def _earned(pack: Contents) -> Iterator[tuple[str, Mapping[Predikat, int]]]:
    """Every table of the pack that says what a predikat is worth."""
    if pack.credit:
        yield "credit.percent", pack.credit.percent
    if pack.ip_asn:
        yield "ip_asn.performance.points", pack.ip_asn.performance.points
    if pack.tpp:
        yield "tpp.multiplier", pack.tpp.multiplier


def _order(key: str, earned: Mapping[Predikat, int]) -> Iterator[Finding]:
    """A better predikat is never worth less."""
    for better, worse in BETTER:
        if earned[better] < earned[worse]:
            fault = f"{better.value} is worth {earned[better]}, less than {worse.value} with {earned[worse]}."
            yield Finding(key, fault, "A better predikat never earns less; raise or lower one of the two.")
