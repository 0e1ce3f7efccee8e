"""Tables of what was agreed: goals, library, services, plans and projects."""

from __future__ import annotations

from tolok.skp.models.goals import Goal, GoalCarrier
from tolok.skp.models.library import Indicator, IndicatorRevision
from tolok.skp.models.plans import AnnexLine, Expectation, Outcome, Skp, Target
from tolok.skp.models.projects import Project, ProjectMember
from tolok.skp.models.standards import Service, Standard

__all__ = [
    "AnnexLine",
    "Expectation",
    "Goal",
    "GoalCarrier",
    "Indicator",
    "IndicatorRevision",
    "Outcome",
    "Project",
    "ProjectMember",
    "Service",
    "Skp",
    "Standard",
    "Target",
]
