"""What came in a quarter and how it stands, by unit, to be published."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

from tolok.citizens.models import Case, CaseRelease, Standing
from tolok.citizens.queries.cases.board import bucket
from tolok.citizens.queries.cases.load import OTHERS, answered_case
from tolok.citizens.queries.cases.terms import clocks, rules_of
from tolok.citizens.queries.spans import span_around
from tolok.rules.told import BUCKETS, CaseSums

if TYPE_CHECKING:
    from tolok.people.models import Government

MONTHS = 3
EVERYBODY = "government"


@dataclass(frozen=True)
class Came:
    """The cases of a place: its key and name, their sums, and how many answers took so many days."""

    key: str
    name: str
    sums: CaseSums
    days: tuple[tuple[int, int], ...]


def quarters_to_tell(government: Government, *, on: date) -> list[date]:
    """The first days of quarters that may be published by that day and aren't, the oldest first; two queries."""
    first = (
        Case.objects.filter(standing=Standing.OPEN).order_by("counts_on").values_list("counts_on", flat=True).first()
    )
    known = set(CaseRelease.objects.values_list("starts_on", flat=True))
    found, place = [], first
    while place is not None and counted_on(government, place) <= on:
        starts_on, place = span_around(place, MONTHS)
        found += [] if starts_on in known else [starts_on]
    return found


def counted_on(government: Government, starts_on: date) -> date:
    """The day on which the quarter around a day is counted: late enough for answers and for objections."""
    return span_around(starts_on, MONTHS)[1] + timedelta(days=rules_of(government).told_after)


def came_in(government: Government, *, starts_on: date, ends_on: date, on: date) -> tuple[Came, list[Came]]:
    """What came in the span (end exclusive) as it stands on a day: altogether, and by unit; eight queries at most."""
    held = Case.objects.filter(standing=Standing.OPEN, counts_on__gte=starts_on, counts_on__lt=ends_on)
    cases = list(held.exclude(state__in=OTHERS).select_related("unit").prefetch_related("pauses"))
    known = clocks(government, {case.unit_id for case in cases})
    of_unit: dict[int, list[tuple[Case, int | None, bool | None]]] = defaultdict(list)
    rest: list[tuple[Case, int | None, bool | None]] = []
    for case in cases:
        seen = answered_case(case, known[case.unit_id], on)
        line = (case, seen.days if seen else None, seen.is_in_time if seen else None)
        (rest if case.unit_id is None else of_unit[case.unit_id]).append(line)
    units = [
        _came(f"unit:{pk}", lines[0][0].unit.name if lines[0][0].unit else "", lines) for pk, lines in of_unit.items()
    ]
    everything = _came(EVERYBODY, government.name, [*rest, *(line for lines in of_unit.values() for line in lines)])
    return everything, sorted(units, key=lambda each: (each.name, each.key))


def _came(key: str, name: str, lines: Iterable[tuple[Case, int | None, bool | None]]) -> Came:
    listed = list(lines)
    ended = Counter(bucket(case) for case, _days, _in_time in listed)
    decided = [in_time for _case, _days, in_time in listed if in_time is not None]
    days = Counter(days for _case, days, _in_time in listed if days is not None)
    sums = CaseSums(tuple(ended[each] for each in BUCKETS), len(decided), sum(decided))
    return Came(key, name, sums, tuple(sorted(days.items())))
