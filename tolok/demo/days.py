"""The working days of the example year and its moments, local to each government."""

from __future__ import annotations

from bisect import bisect_left
from datetime import UTC, date, datetime, time, timedelta
from functools import cache
from zoneinfo import ZoneInfo

import holidays

YEAR = 2026
# The calendar of the example stands still on this day; nothing is reported on it yet.
TODAY = date(2026, 12, 31)
QUARTERS = (*(date(YEAR, month, 1) for month in (1, 4, 7, 10)), date(YEAR + 1, 1, 1))


@cache
def workdays() -> tuple[date, ...]:
    """Monday to Friday without national holidays and collective leave, up to the day before today."""
    free = holidays.country_holidays("ID", years=YEAR, categories=("public", "government"))
    every = (date(YEAR, 1, 1) + timedelta(days=n) for n in range(364))
    return tuple(day for day in every if day.weekday() < 5 and day not in free and day < TODAY)


def workday(on: date) -> date:
    """That day or the next working day after it; the last of the year at the latest."""
    return workdays()[min(bisect_left(workdays(), on), len(workdays()) - 1)]


def between(starts: date, ends: date) -> tuple[date, ...]:
    """The working days from the first to before the last."""
    return workdays()[bisect_left(workdays(), starts) : bisect_left(workdays(), ends)]


def quarter(on: date) -> int:
    """0 to 3."""
    return (on.month - 1) // 3


def moment(on: date, minute: int, zone: str) -> datetime:
    """The moment so many minutes after midnight, local, as UTC."""
    local = datetime.combine(on, time(), ZoneInfo(zone)) + timedelta(minutes=minute)
    return local.astimezone(UTC)
