"""Reads what is agreed: plans, targets, goals, gaps, library and projects."""

from __future__ import annotations

from tolok.skp.queries.behaviours import BEHAVIOURS, CODES, Behaviour
from tolok.skp.queries.plans import (
    AnnexList,
    Expected,
    OutcomeRow,
    TargetRow,
    agreed_skps,
    annex_of,
    expected_of,
    link_text,
    number_text,
    outcomes_of,
    skp_by_id,
    skp_of,
    skps_of,
    targets_of,
    wanted,
)
from tolok.skp.queries.projects import ProjectRow, members_of, project_by_id, projects, projects_of

__all__ = [
    "BEHAVIOURS",
    "CODES",
    "AnnexList",
    "Behaviour",
    "Expected",
    "OutcomeRow",
    "ProjectRow",
    "TargetRow",
    "agreed_skps",
    "annex_of",
    "expected_of",
    "link_text",
    "members_of",
    "number_text",
    "outcomes_of",
    "project_by_id",
    "projects",
    "projects_of",
    "skp_by_id",
    "skp_of",
    "skps_of",
    "targets_of",
    "wanted",
]
