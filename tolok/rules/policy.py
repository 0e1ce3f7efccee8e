"""The numbers a policy gives the rules."""

from __future__ import annotations

from dataclasses import dataclass

from tolok.rules.canon import Canonical
from tolok.rules.terms import Claim, Silence


@dataclass(frozen=True)
class AchievementPolicy(Canonical):
    """How one indicator counts: the cap (ratio), claims, and an indicator without a result."""

    cap: int
    claimed: Claim
    missing: Silence
    source: str


@dataclass(frozen=True)
class OutcomePolicy(Canonical):
    """The ratios from which an outcome meets, or is above, the expectation."""

    above_from: int
    meets_from: int
    source: str


@dataclass(frozen=True)
class WorkPolicy(Canonical):
    """What "most", "a small part" and "enough known" mean when outcomes become one rating (ratios)."""

    most: int
    small_part: int
    known_share: int
    source: str


@dataclass(frozen=True)
class BehaviourPolicy(Canonical):
    """How many of the seven values decide the rating of behaviour."""

    above_count: int
    below_count: int
    known_count: int
    source: str
    voices: Voices | None = None


@dataclass(frozen=True)
class VoiceWeight(Canonical):
    """How much one voice weighs (ratio), and how many sheets it takes before it is heard."""

    voice: str
    weight: int
    minimum: int


@dataclass(frozen=True)
class Voices(Canonical):
    """What colleagues, subordinates and others together say of a person's behaviour.

    Their mean reaches a level at `above_from` and `meets_from` (points); together they count as `count` values.
    """

    count: int
    above_from: int
    meets_from: int
    weights: tuple[VoiceWeight, ...]
    source: str


@dataclass(frozen=True)
class Piece(Canonical):
    """Between `start` and `end` (the measure's unit) the points go straight from `first` to `last`."""

    start: int
    end: int
    first: int
    last: int


@dataclass(frozen=True)
class Block(Canonical):
    """A named building block that turns a measure into points; which numbers it reads depends on `kind`.

    points: nothing else, at most `most`. deduction: `full` minus `each` a unit. line: straight from nothing at
    `nothing_at` to full at `full_at`. bands: the points of the highest `start` reached. pieces: straight lines
    over the measure rounded to whole `step`s, `utmost` where more than the target can't be reached.
    """

    kind: str
    unit: str
    most: int = 10_000
    full: int = 0
    each: int = 0
    nothing_at: int = 0
    full_at: int = 0
    step: int = 1
    utmost: int | None = None
    pieces: tuple[Piece, ...] = ()


@dataclass(frozen=True)
class Component(Canonical):
    """One part of a local scheme: a `measure` (of `of`: a voice, a service, a kind), turned into points by a block.

    `minimum` is how many voices, events or days must stand behind it.
    """

    kind: str
    label_id: str
    label_en: str
    weight: int
    measure: str
    of: str
    aspects: tuple[str, ...]
    block: Block
    minimum: int
    missing: Silence
    source: str


@dataclass(frozen=True)
class ScoreBand(Canonical):
    """The word for a score from `start` points on; `needs` is a kind of conduct it takes at least once."""

    start: int
    word: str
    label_id: str
    label_en: str
    needs: str


@dataclass(frozen=True)
class Scheme(Canonical):
    """A local numeric score; it stands beside the predikat and never enters it."""

    name: str
    label_id: str
    label_en: str
    components: tuple[Component, ...]
    source: str
    bands: tuple[ScoreBand, ...] = ()


@dataclass(frozen=True)
class Policy(Canonical):
    """Everything the rules need to know about a government's decisions."""

    name: str
    quadrant: str
    achievement: AchievementPolicy
    outcome: OutcomePolicy
    work: WorkPolicy
    behaviour: BehaviourPolicy
    schemes: tuple[Scheme, ...]
