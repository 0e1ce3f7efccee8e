"""Reads what is agreed: plans, targets, goals, gaps, library and projects."""

from __future__ import annotations

from tolok.skp.queries.behaviours import BEHAVIOURS, CODES, Behaviour
from tolok.skp.queries.gaps import (
    Gaps,
    UnitCount,
    gaps_of,
    plan_counts,
    planned_posts,
    plans_missing,
    plans_with_people,
)
from tolok.skp.queries.goals import GoalRow, Reach, cascade, goal_by_id, goals_of, outcomes_on, reach, units_carrying
from tolok.skp.queries.held import agreed_spans
from tolok.skp.queries.library import (
    indicator_by_id,
    indicators,
    positions_and_services,
    revision_by_id,
    revisions_of,
)
from tolok.skp.queries.links import outcome_by_id, outcomes_above, proposed_to, target_by_id
from tolok.skp.queries.matrix import Cell, Column, Line, Matrix, matrix_of
from tolok.skp.queries.plans import (
    AnnexList,
    Expected,
    OutcomeLine,
    TargetLine,
    agreed_skps,
    annex_of,
    expected_of,
    lines_of,
    outcomes_of,
    skp_by_id,
    skp_of,
    skps_of,
    targets_of,
)
from tolok.skp.queries.projects import ProjectRow, all_projects, members_of, project_by_id, projects_of
from tolok.skp.queries.rows import OutcomeRow, TargetRow, link_text, number_text, wanted

__all__ = [
    "BEHAVIOURS",
    "CODES",
    "AnnexList",
    "Behaviour",
    "Cell",
    "Column",
    "Expected",
    "Gaps",
    "GoalRow",
    "Line",
    "Matrix",
    "OutcomeLine",
    "OutcomeRow",
    "ProjectRow",
    "Reach",
    "TargetLine",
    "TargetRow",
    "UnitCount",
    "agreed_skps",
    "agreed_spans",
    "all_projects",
    "annex_of",
    "cascade",
    "expected_of",
    "gaps_of",
    "goal_by_id",
    "goals_of",
    "indicator_by_id",
    "indicators",
    "lines_of",
    "link_text",
    "matrix_of",
    "members_of",
    "number_text",
    "outcome_by_id",
    "outcomes_above",
    "outcomes_of",
    "outcomes_on",
    "plan_counts",
    "planned_posts",
    "plans_missing",
    "plans_with_people",
    "positions_and_services",
    "project_by_id",
    "projects_of",
    "proposed_to",
    "reach",
    "revision_by_id",
    "revisions_of",
    "skp_by_id",
    "skp_of",
    "skps_of",
    "target_by_id",
    "targets_of",
    "units_carrying",
    "wanted",
]
