"""Counts how long reporting takes, by role and week, never by person."""

from __future__ import annotations

import secrets
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db import connection, transaction

from tolok.calendar.queries import day_of
from tolok.insight.models import Timing
from tolok.insight.queries.seconds import seconds_of
from tolok.people.models import Government, Position

SLOTS = 32
# A city has one head of region: a counter of that role would speak of a person.
COUNTED = frozenset(Position.Level.values) - {Position.Level.HEAD_OF_REGION}
COUNTERS = ("n", "reports", "seconds", "up_to_15", "up_to_30", "up_to_60", "up_to_120", "up_to_300", "longer")
BOUNDS = ((15, "up_to_15"), (30, "up_to_30"), (60, "up_to_60"), (120, "up_to_120"), (300, "up_to_300"))


@dataclass(frozen=True)
class Taken:
    """What one sending took: whole seconds, and how many reports were stored by it."""

    level: str
    on: date
    seconds: int
    reports: int


@transaction.atomic(savepoint=False)
def count_opening(*, at: datetime, government: Government, level: str, typed: str, reports: int) -> bool:
    """Count one sending by a position of this level; whether `typed` was a believable number of seconds.

    It is never refused: a report must not fail because its time can't be read.
    """
    seconds = seconds_of(typed)
    if seconds is None or level not in COUNTED or reports < 1:
        return False
    taken = Taken(level, day_of(at, government), seconds, reports)
    _add(government.pk, taken, slot=secrets.randbelow(SLOTS))
    return True


@transaction.atomic
def count_openings(*, at: datetime, government: Government, taken: Iterable[Taken]) -> int:
    """Count many sendings at once, into one slot a week and role; the number of rows."""
    sums: dict[tuple[date, str], Timing] = {}
    for each in taken:
        monday = _monday(each.on)
        fresh = Timing(government=government, week=monday, level=each.level, slot=0)
        row = sums.setdefault((monday, each.level), fresh)
        for name, more in _counters(each).items():
            setattr(row, name, getattr(row, name) + more)
    Timing.objects.bulk_create(sums.values())
    return len(sums)


def _add(government_id: int, taken: Taken, *, slot: int) -> None:
    """One statement, so that the row is held for the end of the transaction only."""
    more = _counters(taken)
    places = ("government_id", "week", "level", "slot")
    values = dict.fromkeys(COUNTERS, 0) | more
    table = Timing._meta.db_table
    sql = (
        f"INSERT INTO {table} ({', '.join([*places, *values])})"
        f" VALUES ({', '.join(['%s'] * (len(places) + len(values)))})"
        f" ON CONFLICT ({', '.join(places)})"
        f" DO UPDATE SET {', '.join(f'{name} = {table}.{name} + EXCLUDED.{name}' for name in more)}"
    )
    with connection.cursor() as cursor:
        cursor.execute(sql, [government_id, _monday(taken.on), taken.level, slot, *values.values()])


def _counters(taken: Taken) -> dict[str, int]:
    bucket = next((name for bound, name in BOUNDS if taken.seconds <= bound), "longer")
    return {"n": 1, "reports": taken.reports, "seconds": taken.seconds, bucket: 1}


def _monday(on: date) -> date:
    return on - timedelta(days=on.weekday())
