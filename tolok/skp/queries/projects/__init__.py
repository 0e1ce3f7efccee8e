"""Reads projects: rows, lists, what they are followed by, and who stands where."""

from __future__ import annotations

from tolok.skp.queries.projects.curve import planned_on, points_between
from tolok.skp.queries.projects.lines import Delay, ProjectLine, delay_of, project_lines, troubled_projects
from tolok.skp.queries.projects.measures import (
    AssessmentRow,
    MarkRow,
    OutcomeReading,
    SpendingRow,
    TurnRow,
    assessments_for,
    assessments_of,
    milestones_of,
    project_outcomes_of,
    spendings_of,
    turns_of,
)
from tolok.skp.queries.projects.parts import KnownProject, ProjectPart, project_parts
from tolok.skp.queries.projects.replans import ReplanRow, replans_of
from tolok.skp.queries.projects.rows import (
    ProjectRow,
    member_by_id,
    members_of,
    milestone_by_id,
    project_by_id,
    project_outcome_by_id,
    projects_of,
    spending_by_id,
)
from tolok.skp.queries.projects.standing import Standing, members_on, standing

__all__ = [
    "AssessmentRow",
    "Delay",
    "KnownProject",
    "MarkRow",
    "OutcomeReading",
    "ProjectLine",
    "ProjectPart",
    "ProjectRow",
    "ReplanRow",
    "SpendingRow",
    "Standing",
    "TurnRow",
    "assessments_for",
    "assessments_of",
    "delay_of",
    "member_by_id",
    "members_of",
    "members_on",
    "milestone_by_id",
    "milestones_of",
    "planned_on",
    "points_between",
    "project_by_id",
    "project_lines",
    "project_outcome_by_id",
    "project_outcomes_of",
    "project_parts",
    "projects_of",
    "replans_of",
    "spending_by_id",
    "spendings_of",
    "standing",
    "troubled_projects",
    "turns_of",
]
