"""Reads attendance and leave: what counts, what is sent, what waits."""

from __future__ import annotations

from tolok.evidence.queries.attendance.away import TeamDays, team_days
from tolok.evidence.queries.attendance.cells import DAY_COLUMNS, LEAVE_COLUMNS
from tolok.evidence.queries.attendance.counted import Attended, attended
from tolok.evidence.queries.attendance.gaps import UnitDay, failure_of, failure_rows, gaps
from tolok.evidence.queries.attendance.known import Away, Known, Record, known
from tolok.evidence.queries.attendance.leave_plans import planned_leaves
from tolok.evidence.queries.attendance.month import Month, month_of, record_of
from tolok.evidence.queries.attendance.plans import planned_days, said_of, told_day
from tolok.evidence.queries.attendance.rows import VERDICTS, DayRow, LeaveRow, Plan, Planned, Verdict
from tolok.evidence.queries.attendance.sheets import WAITING, SheetFault, Sheets, read_sheets, row_faults
from tolok.evidence.queries.attendance.standing import Standing, standings
from tolok.evidence.queries.attendance.waiting import (
    correction,
    corrections_for,
    is_decided,
    said_in_words,
)

__all__ = [
    "DAY_COLUMNS",
    "LEAVE_COLUMNS",
    "VERDICTS",
    "WAITING",
    "Attended",
    "Away",
    "DayRow",
    "Known",
    "LeaveRow",
    "Month",
    "Plan",
    "Planned",
    "Record",
    "SheetFault",
    "Sheets",
    "Standing",
    "TeamDays",
    "UnitDay",
    "Verdict",
    "attended",
    "correction",
    "corrections_for",
    "failure_of",
    "failure_rows",
    "gaps",
    "is_decided",
    "known",
    "month_of",
    "planned_days",
    "planned_leaves",
    "read_sheets",
    "record_of",
    "row_faults",
    "said_in_words",
    "said_of",
    "standings",
    "team_days",
    "told_day",
]
