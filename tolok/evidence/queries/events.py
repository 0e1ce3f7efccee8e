"""Reads measured events as pages show them: one, a month, a unit's services."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING

from django.db.models import F, QuerySet

from tolok.evidence.models import Contest, ServiceEvent
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


def sent_events(person: Person, *, starts_on: date, ends_on: date, after: int, most: int) -> list[ServiceEvent]:
    """A person's events in the order they came in, from the one after that id on."""
    held = _all().filter(person=person, pk__gt=after, on__gte=starts_on, on__lt=ends_on)
    return list(held.order_by("pk")[:most])


def contested(person_ids: Iterable[int]) -> list[ServiceEvent]:
    """The events of these persons that wait for a decision, the oldest first."""
    return list(_all().filter(person_id__in=list(person_ids), state=State.CONTESTED).order_by("contest__raised_at"))


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


def _all() -> QuerySet[ServiceEvent]:
    return ServiceEvent.objects.select_related("person", "service", "contest__decider")
