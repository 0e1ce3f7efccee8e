"""Tables of what was agreed: goals, library, services, plans and projects."""

from __future__ import annotations

from tolok.skp.models.agreements import AgreementResult
from tolok.skp.models.goals import Goal, GoalCarrier
from tolok.skp.models.library import Indicator, IndicatorRevision
from tolok.skp.models.plans import READ_FROM_PUBLIC, AnnexLine, Expectation, Outcome, Skp, Target
from tolok.skp.models.projects import (
    MOST,
    Milestone,
    Project,
    ProjectAssessment,
    ProjectMember,
    ProjectOutcome,
    ProjectReading,
    ProjectReplan,
    ProjectSpending,
    ProjectTurn,
)
from tolok.skp.models.standards import Service, Standard

__all__ = [
    "MOST",
    "READ_FROM_PUBLIC",
    "AgreementResult",
    "AnnexLine",
    "Expectation",
    "Goal",
    "GoalCarrier",
    "Indicator",
    "IndicatorRevision",
    "Milestone",
    "Outcome",
    "Project",
    "ProjectAssessment",
    "ProjectMember",
    "ProjectOutcome",
    "ProjectReading",
    "ProjectReplan",
    "ProjectSpending",
    "ProjectTurn",
    "Service",
    "Skp",
    "Standard",
    "Target",
]
