"""Reads measured events as pages show them: one, a month, a unit's services."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING, NamedTuple

from django.db.models import Count, F, Q, QuerySet, Sum

from tolok.evidence.models import Contest, ServiceEvent
from tolok.rules.steps import ratio
from tolok.rules.values import nearest_rank
from tolok.skp.queries import limit_text

if TYPE_CHECKING:
    from tolok.people.models import Person

State = ServiceEvent.State
HALF = 5_000
TONES = {State.MEASURED: "info", State.CONTESTED: "warn", State.STRUCK: ""}


@dataclass(frozen=True)
class EventRow:
    """One event; `taken` and `limit` in words, and what was contested and decided, if anything."""

    id: int
    person_id: int
    person: str
    external_id: str
    source: str
    service: str
    received_at: datetime
    finished_at: datetime
    taken: str
    limit: str
    is_late: bool
    result: str
    complexity: str
    queue: int | None
    state: str
    state_label: str
    tone: str
    reason: str
    answer: str
    decider: str

    @property
    def may_be_contested(self) -> bool:
        """Whether nobody contested it yet."""
        return not self.reason


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
class Month:
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


def event_by_id(event_id: int) -> ServiceEvent | None:
    """An event with its person, service and contest, when this transaction may see it."""
    return _all().filter(pk=event_id).first()


def events_of(person: Person, *, starts_on: date, ends_on: date) -> QuerySet[ServiceEvent]:
    """A person's events of the span (end exclusive), contested ones first, then the slowest by their limit."""
    held = _all().filter(person=person, on__gte=starts_on, on__lt=ends_on)
    slowness = F("taken") * 1_000 / F("limit")
    return held.annotate(slowness=slowness).order_by("state", "-slowness", "-finished_at", "-pk")


def events_behind(person_id: int, service_id: int, *, starts_on: date, ends_on: date) -> QuerySet[ServiceEvent]:
    """The events that a line of a receipt opens to: those that count, newest first."""
    held = _all().filter(person_id=person_id, service_id=service_id, state=State.MEASURED)
    return held.filter(on__gte=starts_on, on__lt=ends_on).order_by("-finished_at", "-pk")


def sent_events(
    person: Person | None, source: str, *, starts_on: date, ends_on: date, after: int, most: int
) -> list[ServiceEvent]:
    """A person's events, or without a person a system's, in the order they came in, from the id `after` on."""
    whose = {"person": person} if person else {"source": source}
    return list(_all().filter(pk__gt=after, on__gte=starts_on, on__lt=ends_on, **whose).order_by("pk")[:most])


def contested(person_ids: Iterable[int]) -> list[ServiceEvent]:
    """The events of these persons that wait for a decision, the oldest first."""
    return list(_all().filter(person_id__in=list(person_ids), state=State.CONTESTED).order_by("contest__raised_at"))


def month_of(person: Person, *, starts_on: date, ends_on: date) -> Month:
    """What a person's events of a span add up to, by service and complexity; two queries."""
    held = ServiceEvent.objects.filter(person=person, on__gte=starts_on, on__lt=ends_on)
    states = dict(held.values_list("state").annotate(n=Count("pk")))
    columns = ("service__name", "complexity", "scale", "taken", "limit")
    rows = (
        held.filter(state=State.MEASURED)
        .values_list(*columns)
        .annotate(n=Count("pk"), waited=Sum("queue"), counted=Count("queue"))
    )
    by_case: dict[tuple[str, str, str], list[Timed]] = defaultdict(list)
    for name, complexity, scale, *told in rows.order_by(*columns):
        by_case[name, complexity, scale].append(Timed(*told))
    cases = tuple(_case(key, told) for key, told in by_case.items())
    return Month(
        n=sum(each.n for each in cases),
        in_time=sum(each.in_time for each in cases),
        cases=cases,
        contested=states.get(State.CONTESTED, 0),
        struck=states.get(State.STRUCK, 0),
    )


def unit_month(unit_ids: Iterable[int], *, starts_on: date, ends_on: date) -> list[UnitLine]:
    """What counts of these units' services in a span, the least in time first; one query."""
    held = ServiceEvent.objects.filter(unit_id__in=list(unit_ids), on__gte=starts_on, on__lt=ends_on)
    rows = held.filter(state=State.MEASURED).values_list("service__name", "unit__name")
    in_time = Count("pk", filter=Q(taken__lte=F("limit")))
    counted = rows.annotate(n=Count("pk"), in_time=in_time, persons=Count("person", distinct=True))
    return sorted((UnitLine(*row) for row in counted), key=lambda each: (each.share, each.service))


def event_row(event: ServiceEvent) -> EventRow:
    """An event, read with what belongs to it, as a finished row."""
    contest = getattr(event, "contest", None)
    return EventRow(
        id=event.pk, person_id=event.person_id, person=event.person.name, external_id=event.external_id,
        source=event.source, service=event.service.name, received_at=event.received_at,
        finished_at=event.finished_at, taken=limit_text(event.taken, event.scale),
        limit=limit_text(event.limit, event.scale), is_late=event.taken > event.limit, result=event.result,
        complexity=event.complexity, queue=event.queue, state=event.state,
        state_label=str(State(event.state).label), tone=TONES[State(event.state)], **_said(contest),
    )  # fmt: skip  # what belongs together stands together


def _said(contest: Contest | None) -> dict[str, str]:
    if contest is None:
        return {"reason": "", "answer": "", "decider": ""}
    decider = contest.decider.name if contest.decider else ""
    return {"reason": contest.reason, "answer": contest.answer, "decider": decider}


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


def _all() -> QuerySet[ServiceEvent]:
    return ServiceEvent.objects.select_related("person", "service", "contest__decider")
