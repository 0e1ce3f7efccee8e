"""The numbers that turn indicators, outcomes and behaviour into ratings."""

from __future__ import annotations

from dataclasses import dataclass

from tolok.rules.canon import Canonical
from tolok.rules.terms import Claim, Silence


@dataclass(frozen=True)
class AchievementPolicy(Canonical):
    """How one indicator counts: the cap (ratio), claims, and an indicator without a result.

    `zero_target` is what a target of nothing means where more is better: no share of it can be told.
    """

    cap: int
    claimed: Claim
    missing: Silence
    source: str
    zero_target: Silence = Silence.HOLD


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
