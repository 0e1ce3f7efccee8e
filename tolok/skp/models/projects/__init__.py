"""Tables of projects, their members, and what they are followed by."""

from __future__ import annotations

from tolok.skp.models.projects.measures import (
    MOST,
    Milestone,
    ProjectAssessment,
    ProjectOutcome,
    ProjectReading,
    ProjectSpending,
)
from tolok.skp.models.projects.project import Project, ProjectMember, ProjectTurn
from tolok.skp.models.projects.replan import ProjectReplan

__all__ = [
    "MOST",
    "Milestone",
    "Project",
    "ProjectAssessment",
    "ProjectMember",
    "ProjectOutcome",
    "ProjectReading",
    "ProjectReplan",
    "ProjectSpending",
    "ProjectTurn",
]
