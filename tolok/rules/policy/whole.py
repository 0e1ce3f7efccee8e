"""Everything the rules need to know about a government's decisions."""

from __future__ import annotations

from dataclasses import dataclass

from tolok.rules.canon import Canonical
from tolok.rules.policy.ratings import (
    AchievementPolicy,
    BehaviourPolicy,
    OutcomePolicy,
    WorkPolicy,
)
from tolok.rules.policy.schemes import Scheme


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
