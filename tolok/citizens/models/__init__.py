"""Tables of what the public says, and of who answers it."""

from __future__ import annotations

from tolok.citizens.models.arrived import Arrived, Standing
from tolok.citizens.models.duties import DeskDuty
from tolok.citizens.models.forum import Appeal, Post, Topic
from tolok.citizens.models.guard import DayKey
from tolok.citizens.models.moderation import Moderation, Reason
from tolok.citizens.models.outcomes import Improvement, IndicatorProposal

__all__ = [
    "Appeal",
    "Arrived",
    "DayKey",
    "DeskDuty",
    "Improvement",
    "IndicatorProposal",
    "Moderation",
    "Post",
    "Reason",
    "Standing",
    "Topic",
]
