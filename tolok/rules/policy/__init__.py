"""The numbers a policy gives the rules."""

from tolok.rules.policy.ratings import (
    AchievementPolicy,
    BehaviourPolicy,
    OutcomePolicy,
    Voices,
    VoiceWeight,
    WorkPolicy,
)
from tolok.rules.policy.schemes import Block, Component, Piece, Scheme, ScoreBand
from tolok.rules.policy.whole import Policy

__all__ = [
    "AchievementPolicy",
    "BehaviourPolicy",
    "Block",
    "Component",
    "OutcomePolicy",
    "Piece",
    "Policy",
    "Scheme",
    "ScoreBand",
    "VoiceWeight",
    "Voices",
    "WorkPolicy",
]
