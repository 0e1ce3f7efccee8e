"""Opens periods, moves their rating, keeps holidays, hours and outages."""

from __future__ import annotations

from tolok.calendar.actions.changes import NoReason, NotLater, PeriodIsNotClosed, extend_rating, reopen_rating
from tolok.calendar.actions.holidays import HolidayIsThere, add_holiday, remove_holiday, seed_holidays
from tolok.calendar.actions.hours import HoursOutOfOrder, NeverOpen, set_hours
from tolok.calendar.actions.outages import beat, note_outage
from tolok.calendar.actions.periods import (
    PeriodIsClosed,
    PeriodIsNotRated,
    PeriodStillRuns,
    begin_rating,
    end_rating,
    open_periods,
)

__all__ = [
    "HolidayIsThere",
    "HoursOutOfOrder",
    "NeverOpen",
    "NoReason",
    "NotLater",
    "PeriodIsClosed",
    "PeriodIsNotClosed",
    "PeriodIsNotRated",
    "PeriodStillRuns",
    "add_holiday",
    "beat",
    "begin_rating",
    "end_rating",
    "extend_rating",
    "note_outage",
    "open_periods",
    "remove_holiday",
    "reopen_rating",
    "seed_holidays",
    "set_hours",
]
