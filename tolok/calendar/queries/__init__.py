"""Reads periods, working days, office hours, and when something is due."""

from __future__ import annotations

from tolok.calendar.queries.clock import DAYS, MINUTES, STANDARD_WEEK, Clock, Spans, Week
from tolok.calendar.queries.hours import HoursRow, clocks_of, due_at, hours_rows
from tolok.calendar.queries.periods import (
    add_working_days,
    all_periods,
    calendar_of,
    closed_over,
    closes_from,
    day_of,
    holidays_of_year,
    is_working_day,
    midnight,
    outages,
    period,
    period_key,
    period_of,
    periods,
    periods_called,
    periods_of_year,
    rate_until,
    worked_days,
    working_days,
)

__all__ = [
    "DAYS",
    "MINUTES",
    "STANDARD_WEEK",
    "Clock",
    "HoursRow",
    "Spans",
    "Week",
    "add_working_days",
    "all_periods",
    "calendar_of",
    "clocks_of",
    "closed_over",
    "closes_from",
    "day_of",
    "due_at",
    "holidays_of_year",
    "hours_rows",
    "is_working_day",
    "midnight",
    "outages",
    "period",
    "period_key",
    "period_of",
    "periods",
    "periods_called",
    "periods_of_year",
    "rate_until",
    "worked_days",
    "working_days",
]
