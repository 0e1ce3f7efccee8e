"""Who may rate, sign, object, decide and calibrate; how each of them moves."""

from __future__ import annotations

from tolok.appraisal.access.appraisals import PERMISSIONS, STEPS, is_rater, sees_rating, sees_state
from tolok.appraisal.access.calibration import STEPS as CALIBRATION_STEPS
from tolok.appraisal.access.calibration import is_chair, is_seated, role_in_calibration
from tolok.appraisal.access.gatherings import STEPS as GATHERING_STEPS
from tolok.appraisal.access.gatherings import VoicesAreAsked, require_gathering
from tolok.appraisal.access.objections import STEPS as OBJECTION_STEPS
from tolok.appraisal.access.objections import (
    agency,
    is_answerer,
    is_judge,
    is_objector,
    judges_of,
    sees_objection,
    who_decide,
)
from tolok.appraisal.access.organisation import STEPS as UNIT_STEPS
from tolok.appraisal.access.organisation import is_decider, is_unit_head, role_in_unit

__all__ = [
    "CALIBRATION_STEPS",
    "GATHERING_STEPS",
    "OBJECTION_STEPS",
    "PERMISSIONS",
    "STEPS",
    "UNIT_STEPS",
    "VoicesAreAsked",
    "agency",
    "is_answerer",
    "is_chair",
    "is_decider",
    "is_judge",
    "is_objector",
    "is_rater",
    "is_seated",
    "is_unit_head",
    "judges_of",
    "require_gathering",
    "role_in_calibration",
    "role_in_unit",
    "sees_objection",
    "sees_rating",
    "sees_state",
    "who_decide",
]
