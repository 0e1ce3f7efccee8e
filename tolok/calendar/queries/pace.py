"""Says how long work in the background still takes, and when to remind of some."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING
from zlib import crc32
from zoneinfo import ZoneInfo

if TYPE_CHECKING:
    from tolok.people.models import Government, Person

# A server that was down on the day reminds until so many days later.
CATCH_UP = timedelta(days=2)
# Nobody is reminded by night.
MORNING = 7
# Reminders of one day are spread over so many minutes from then on.
SPREAD = 180


def still_due(days: Iterable[date], *, on: date) -> list[date]:
    """Which of the days for a reminder are that day or so little ago that it still goes out."""
    return [day for day in days if on - CATCH_UP <= day <= on]


def is_awake(at: datetime, government: Government) -> bool:
    """Whether the morning has begun there."""
    return at.astimezone(ZoneInfo(government.time_zone)).hour >= MORNING


def is_turn(person: Person, at: datetime, government: Government) -> bool:
    """Whether the person's own minute of the morning has come there, so that not all hear at once."""
    local = at.astimezone(ZoneInfo(government.time_zone))
    return (local.hour - MORNING) * 60 + local.minute >= crc32(str(person.pk).encode()) % SPREAD


def seconds_left(*, since: datetime, at: datetime, done: int, total: int) -> int | None:
    """The seconds that what is left of `total` takes at the pace so far; None while nobody knows."""
    passed = (at - since).total_seconds()
    if not done or passed <= 0:
        return None
    return round(passed * (total - done) / done)
