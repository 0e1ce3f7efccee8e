"""Who may do what to goals, library, plans and projects, and their states."""

from __future__ import annotations

from tolok.skp.access.plans import (
    EDITABLE,
    PERMISSIONS,
    STEPS,
    WrongStep,
    check_state,
    is_keeper,
    is_keeper_or_head,
    is_led_by,
    may,
    require_edit,
    require_step,
)
from tolok.skp.access.projects import PERMISSIONS as PROJECT_PERMISSIONS
from tolok.skp.access.projects import STEPS as PROJECT_STEPS
from tolok.skp.access.projects import require_on_project, require_turn, verbs_open
from tolok.skp.access.standards import is_unit_keeper, kept_units, leads_unit

__all__ = [
    "EDITABLE",
    "PERMISSIONS",
    "PROJECT_PERMISSIONS",
    "PROJECT_STEPS",
    "STEPS",
    "WrongStep",
    "check_state",
    "is_keeper",
    "is_keeper_or_head",
    "is_led_by",
    "is_unit_keeper",
    "kept_units",
    "leads_unit",
    "may",
    "require_edit",
    "require_on_project",
    "require_step",
    "require_turn",
    "verbs_open",
]
