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


@dataclass(frozen=True)
class Component(Canonical):
    """One part of a local scheme: from indicators of `aspects`, or given as a fact when there are none."""

    kind: str
    label_id: str
    label_en: str
    weight: int
    aspects: tuple[str, ...]
    minimum: int
    missing: Silence
    source: str


@dataclass(frozen=True)
class Scheme(Canonical):
    """A local numeric score; it stands beside the predikat and never enters it."""

    name: str
    label_id: str
    label_en: str
    components: tuple[Component, ...]
    source: str


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
