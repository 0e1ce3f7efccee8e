"""What measured events add up to, for one person or thousands in one query."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING, Protocol

from django.db import connection

from tolok.evidence.models import ServiceEvent
from tolok.rules.steps import ratio
from tolok.rules.values import nearest_rank

if TYPE_CHECKING:
    pass

HALF = 5_000
ONE = 100
DAY = timedelta(days=1)
SCALES = {"median_days": "days", "median_minutes": "minutes"}


@dataclass(frozen=True)
class Part:
    """A span of one person's work, end exclusive."""

    person_id: int
    starts_on: date
    ends_on: date


@dataclass(frozen=True)
class Tally:
    """`n` events of a service that took the same time against the same limit, both in `scale`."""

    service_id: int
    scale: str
    taken: int
    limit: int
    n: int


class Read(Protocol):
    """A target as it says from which service it is read, and how."""

    @property
    def id(self) -> int: ...
    @property
    def service_id(self) -> int | None: ...
    @property
    def reading(self) -> str: ...


def tallies(parts: Collection[Part]) -> dict[Part, list[Tally]]:
    """What counts of each person's events in each span; one query for thousands. Contested ones wait outside."""
    if not parts:
        return {}
    listed = list(parts)
    table = ServiceEvent._meta.db_table
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT part.place, event.service_id, event.scale, event.taken, event.limit, count(*)"
            " FROM unnest(%s::bigint[], %s::date[], %s::date[]) WITH ORDINALITY"
            " AS part(person_id, starts_on, ends_on, place)"
            f' JOIN {table} AS event ON event.person_id = part.person_id AND event."on" >= part.starts_on'
            ' AND event."on" < part.ends_on AND event.state = %s'
            " GROUP BY 1, 2, 3, 4, 5 ORDER BY 1, 2, 3, 4, 5",
            [
                [part.person_id for part in listed],
                [part.starts_on for part in listed],
                [part.ends_on for part in listed],
                ServiceEvent.State.MEASURED,
            ],
        )
        found: dict[Part, list[Tally]] = defaultdict(list)
        for place, *told in cursor.fetchall():
            found[listed[place - 1]].append(Tally(*told))
    return found


def amount(reading: str, counted: Iterable[Tally]) -> tuple[int | None, int]:
    """What a target reads from these events, in hundredths of its unit, and how many events stand behind it."""
    scale = SCALES.get(reading)
    kept = [each for each in counted if scale in (None, each.scale)]
    n = sum(each.n for each in kept)
    if reading == "count":
        return (n * ONE if n else None), n
    if reading == "share_in_time":
        return ratio(sum(each.n for each in kept if each.taken <= each.limit) * 10_000, n) if n else None, n
    middle = nearest_rank([(each.taken, each.n) for each in kept], HALF)
    return (None if middle is None else middle * ONE), n


def measured(targets: Iterable[Read], counted: Iterable[Tally]) -> dict[int, tuple[int | None, int]]:
    """What each target that is read from a service reads, by target id, from one span's events."""
    by_service: dict[int, list[Tally]] = defaultdict(list)
    for each in counted:
        by_service[each.service_id].append(each)
    return {
        target.id: amount(target.reading, by_service[target.service_id])
        for target in targets
        if target.service_id is not None
    }
