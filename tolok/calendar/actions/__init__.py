"""Opens periods, starts and ends their rating, keeps holidays and office hours."""

from __future__ import annotations

from tolok.calendar.actions.holidays import HolidayIsThere, add_holiday, remove_holiday, seed_holidays
from tolok.calendar.actions.hours import HoursOutOfOrder, NeverOpen, set_hours
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
    "PeriodIsClosed",
    "PeriodIsNotRated",
    "PeriodStillRuns",
    "add_holiday",
    "begin_rating",
    "end_rating",
    "open_periods",
    "remove_holiday",
    "seed_holidays",
    "set_hours",
]
