"""Who may rate, sign, see, object and decide; how appraisals and objections move."""

from __future__ import annotations

from tolok.appraisal.access.appraisals import PERMISSIONS, STEPS, is_rater, sees_rating, sees_state
from tolok.appraisal.access.gatherings import STEPS as GATHERING_STEPS
from tolok.appraisal.access.gatherings import require_gathering
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

__all__ = [
    "GATHERING_STEPS",
    "OBJECTION_STEPS",
    "PERMISSIONS",
    "STEPS",
    "agency",
    "is_answerer",
    "is_judge",
    "is_objector",
    "is_rater",
    "judges_of",
    "require_gathering",
    "sees_objection",
    "sees_rating",
    "sees_state",
    "who_decide",
]
