"""What measured events add up to in a span: a person's cases, a unit's services."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from django.db.models import Count, F, Q, Sum

from tolok.evidence.models import ServiceEvent
from tolok.rules.steps import ratio
from tolok.rules.values import nearest_rank
from tolok.skp.queries import limit_text

if TYPE_CHECKING:
    from tolok.people.models import Person

State = ServiceEvent.State
HALF = 5_000


@dataclass(frozen=True)
class Case:
    """What counts of one service and complexity: how many, how many in time, the middle time, the mean queue."""

    service: str
    complexity: str
    n: int
    in_time: int
    middle: str
    queue: int | None


class Timed(NamedTuple):
    """Events that took the same time; `waited` people in all stood before `counted` of them."""

    taken: int
    limit: int
    n: int
    waited: int | None
    counted: int


@dataclass(frozen=True)
class MeasuredMonth:
    """A person's measured month: all that counts, by kind of case, and what is contested or struck out."""

    n: int
    in_time: int
    cases: tuple[Case, ...]
    contested: int
    struck: int


@dataclass(frozen=True)
class UnitLine:
    """What counts of one service of a unit: how many, how many in time, and by how many persons."""

    service: str
    unit: str
    n: int
    in_time: int
    persons: int

    @property
    def share(self) -> int:
        """The share in time (10,000 = all)."""
        return ratio(self.in_time * 10_000, self.n) or 0


def measured_month(person: Person, *, starts_on: date, ends_on: date) -> MeasuredMonth:
    """What a person's events of a span add up to, by service and complexity; one query."""
    held = ServiceEvent.objects.filter(person=person, on__gte=starts_on, on__lt=ends_on)
    columns = ("state", "service__name", "complexity", "scale", "taken", "limit")
    rows = held.values_list(*columns).annotate(n=Count("pk"), waited=Sum("queue"), counted=Count("queue"))
    states: Counter[str] = Counter()
    by_case: dict[tuple[str, str, str], list[Timed]] = defaultdict(list)
    for state, name, complexity, scale, *told in rows.order_by(*columns):
        timed = Timed(*told)
        states[state] += timed.n
        if state == State.MEASURED:
            by_case[name, complexity, scale].append(timed)
    cases = tuple(_case(key, told) for key, told in by_case.items())
    return MeasuredMonth(
        n=sum(each.n for each in cases),
        in_time=sum(each.in_time for each in cases),
        cases=cases,
        contested=states[State.CONTESTED],
        struck=states[State.STRUCK],
    )


def unit_month(unit_ids: Iterable[int], *, starts_on: date, ends_on: date) -> list[UnitLine]:
    """What counts of these units' services in a span, the least in time first; one query."""
    held = ServiceEvent.objects.filter(unit_id__in=list(unit_ids), on__gte=starts_on, on__lt=ends_on)
    rows = held.filter(state=State.MEASURED).values_list("service__name", "unit__name")
    in_time = Count("pk", filter=Q(taken__lte=F("limit")))
    counted = rows.annotate(n=Count("pk"), in_time=in_time, persons=Count("person", distinct=True))
    return sorted((UnitLine(*row) for row in counted), key=lambda each: (each.share, each.service))


def _case(key: tuple[str, str, str], told: Sequence[Timed]) -> Case:
    name, complexity, scale = key
    middle = nearest_rank([(each.taken, each.n) for each in told], HALF) or 0
    return Case(
        service=name,
        complexity=complexity,
        n=sum(each.n for each in told),
        in_time=sum(each.n for each in told if each.taken <= each.limit),
        middle=limit_text(middle, scale),
        queue=ratio(sum(each.waited or 0 for each in told), sum(each.counted for each in told)),
    )
