"""Reads calibrations: the table, who must not see what, words once revealed."""

from __future__ import annotations

from tolok.appraisal.queries.calibration.pages import (
    CalibrationPage,
    Change,
    MeetingRow,
    RoundRow,
    Session,
    calibrated,
    calibration_page,
    evidence_of,
    round_rows,
    sessions_of,
    sessions_waiting,
)
from tolok.appraisal.queries.calibration.table import (
    calibration_by_id,
    conflicts,
    held_calibration,
    items_of,
    on_table,
    own_words,
    raters_of_unit,
    said_count,
    seats_of,
    spoken,
    table_of,
)

__all__ = [
    "CalibrationPage",
    "Change",
    "MeetingRow",
    "RoundRow",
    "Session",
    "calibrated",
    "calibration_by_id",
    "calibration_page",
    "conflicts",
    "evidence_of",
    "held_calibration",
    "items_of",
    "on_table",
    "own_words",
    "raters_of_unit",
    "round_rows",
    "said_count",
    "seats_of",
    "sessions_of",
    "sessions_waiting",
    "spoken",
    "table_of",
]
