"""Reads appraisals: facts and replay, lists, the rating sheet, the receipt."""

from __future__ import annotations

from tolok.appraisal.queries.facts import answer, completed, proposed, unmeasured
from tolok.appraisal.queries.gatherings import running_gathering
from tolok.appraisal.queries.lists import (
    Progress,
    appraisal_by_id,
    appraisals_of_period,
    is_contested,
    progress,
    signed_appraisal,
    to_rate,
    waiting_for,
    years_appraisals,
)
from tolok.appraisal.queries.replay import Replay, replay, standing
from tolok.appraisal.queries.year import PeriodLine, periods_of

__all__ = [
    "PeriodLine",
    "Progress",
    "Replay",
    "answer",
    "appraisal_by_id",
    "appraisals_of_period",
    "completed",
    "is_contested",
    "periods_of",
    "progress",
    "proposed",
    "replay",
    "running_gathering",
    "signed_appraisal",
    "standing",
    "to_rate",
    "unmeasured",
    "waiting_for",
    "years_appraisals",
]
