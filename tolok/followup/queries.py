"""Reads what is open for whom, what is late, and what came of it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING

from django.core.paginator import Page, Paginator
from django.db.models import Count, Q, QuerySet
from django.urls import reverse

from tolok.calendar.queries import day_of
from tolok.engine import packs
from tolok.followup.models import FollowUp
from tolok.rules.terms import Predikat

if TYPE_CHECKING:
    from tolok.appraisal.models import Appraisal
    from tolok.people.models import Government, Person

PAGE = 50
State = FollowUp.State
# Nothing has come of it yet, even where it waits for an objection.
STILL_OPEN = (State.OPEN, State.WAITING)
# What a list may be narrowed to, in the words of its address.
STATES = ("terbuka", "terlambat", "selesai")


@dataclass(frozen=True)
class Filter:
    """Which follow-ups a list shows; `person_ids` None is everybody, a blank kind is every kind."""

    on: date
    state: str = STATES[0]
    kind: str = ""
    person_ids: Iterable[int] | None = None


@dataclass(frozen=True)
class Counts:
    """How many follow-ups are open, of those late, and done."""

    open: int
    late: int
    done: int

    @property
    def all(self) -> int:
        """Open and done together."""
        return self.open + self.done


@dataclass(frozen=True)
class FollowUpRow:
    """One follow-up, ready for a page."""

    id: int
    person: Person
    kind: str
    label: str
    title: str
    source: str
    period: str
    appraisal_id: int
    predikat: str
    due_on: date
    days_left: int
    state: str
    follow_up: FollowUp

    @property
    def is_open(self) -> bool:
        """Whether something is to be done now."""
        return self.state == State.OPEN

    @property
    def is_late(self) -> bool:
        """Whether it should have been done before today."""
        return self.is_open and self.days_left < 0

    @property
    def days_late(self) -> int:
        """How many days it is late."""
        return -self.days_left if self.is_late else 0


def open_of(person: Person, *, on: date) -> list[FollowUpRow]:
    """What is open for the person, what is due first comes first."""
    return [_row(each, on) for each in _all().filter(person=person, state__in=STILL_OPEN)]


def done_of(person: Person, *, on: date) -> list[FollowUpRow]:
    """What was done for the person, the newest first."""
    return [_row(each, on) for each in _all().filter(person=person, state=State.DONE).order_by("-done_at", "-pk")]


def follow_up_by_id(follow_up_id: int, *, on: date) -> FollowUpRow | None:
    """The follow-up, when this transaction may see it."""
    found = _all().filter(pk=follow_up_id).first()
    return _row(found, on) if found else None


def follow_ups(asked: Filter, page: str | None = None) -> tuple[list[FollowUpRow], Page[FollowUp]]:
    """The rows of one page of a list, what is due first comes first, and the page; two queries."""
    paged = Paginator(_narrowed(asked, _among(asked)), PAGE).get_page(page)
    return [_row(each, asked.on) for each in paged.object_list], paged


def counts(asked: Filter) -> Counts:
    """How many of everything the list could show are open, late and done; one query."""
    late = Count("pk", filter=Q(state=State.OPEN, due_on__lt=asked.on))
    opened = Count("pk", filter=Q(state__in=STILL_OPEN))
    found = _among(asked).order_by().aggregate(open=opened, late=late, done=Count("pk", filter=Q(state=State.DONE)))
    return Counts(**found)


def called_for(appraisal: Appraisal, *, at: datetime) -> Iterator[FollowUp]:
    """What the pack of the appraisal's period opens for its predikat at that moment, unsaved."""
    on = day_of(at, appraisal.person.government)
    period = appraisal.period
    for rule in packs.load(period.pack).opens(Predikat(appraisal.predikat), period.calendar):
        yield FollowUp(
            government_id=appraisal.government_id,
            person_id=appraisal.person_id,
            appraisal_id=appraisal.pk,
            kind=rule.opens,
            title=rule.label_id[:200],
            source=rule.cited[:200],
            opened_at=at,
            due_on=on + timedelta(days=rule.within_days),
        )


def address_of(government: Government, follow_up_id: int) -> str:
    """Where the follow-up stands, as a path on this site."""
    return reverse("followup:one", args=[government.slug, follow_up_id])


def _all() -> QuerySet[FollowUp]:
    return FollowUp.objects.select_related("person__government", "appraisal__period").order_by("due_on", "pk")


def _among(asked: Filter) -> QuerySet[FollowUp]:
    found = _all() if asked.person_ids is None else _all().filter(person_id__in=list(asked.person_ids))
    return found.filter(kind=asked.kind) if asked.kind in FollowUp.Kind.values else found


def _narrowed(asked: Filter, found: QuerySet[FollowUp]) -> QuerySet[FollowUp]:
    if asked.state == "selesai":
        return found.filter(state=State.DONE).order_by("-done_at", "-pk")
    if asked.state == "terlambat":
        return found.filter(state=State.OPEN, due_on__lt=asked.on)
    return found.filter(state__in=STILL_OPEN)


def _row(each: FollowUp, on: date) -> FollowUpRow:
    return FollowUpRow(
        id=each.pk,
        person=each.person,
        kind=each.kind,
        label=each.get_kind_display(),
        title=each.title,
        source=each.source,
        period=each.appraisal.period.label,
        appraisal_id=each.appraisal_id,
        predikat=each.appraisal.predikat,
        due_on=each.due_on,
        days_left=(each.due_on - on).days,
        state=each.state,
        follow_up=each,
    )
