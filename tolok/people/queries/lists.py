"""Units, persons and postings as pages list them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.core.paginator import Page, Paginator
from django.db.models import Count, Q, QuerySet

from tolok.people.models import Person, Position, Posting, Unit
from tolok.people.queries.nip import masked_nip, tidy_nip
from tolok.people.queries.structure import holders, running

PAGE = 50


@dataclass(frozen=True)
class PersonLine:
    """A person in a list; the NIP is masked."""

    id: int
    nip: str
    name: str
    post: str
    unit: str


@dataclass(frozen=True)
class UnitLine:
    """A unit in a list, with its head that day and how many persons have a definitive posting there."""

    id: int
    code: str
    name: str
    parent: str
    head: str
    persons: int


@dataclass(frozen=True)
class PostingLine:
    """One posting of a person; `last_on` is its last day that counts."""

    post: str
    unit: str
    kind: str
    starts_on: date
    last_on: date | None
    is_running: bool


def person_lines(search: str, page: str | None, *, on: date) -> Page[PersonLine]:
    """One page of the persons whose name, NIP, post or unit holds the words; three queries."""
    shown = _pages(persons_found(search, on=on)).get_page(page)
    persons = list(shown.object_list)
    posted = running(on).filter(person__in=persons, kind=Posting.Kind.DEFINITIVE).select_related("position__unit")
    held = {posting.person_id: posting.position for posting in posted}
    return Page([_line(person, held.get(person.pk)) for person in persons], shown.number, shown.paginator)


def persons_found(search: str, *, on: date) -> QuerySet[Person]:
    """The persons whose name, NIP, post or unit holds the words, by name; everybody without words."""
    found = Person.objects.order_by("name", "pk")
    if not search:
        return found
    here = running(on).filter(
        Q(position__title__icontains=search) | Q(position__unit__name__icontains=search), kind="definitive"
    )
    is_named = Q(name__icontains=search) | Q(nip__startswith=tidy_nip(search) or "-")
    return found.filter(is_named | Q(pk__in=here.values("person_id")))


def unit_lines(search: str, page: str | None, *, on: date) -> Page[UnitLine]:
    """One page of the units whose code or name holds the words; five queries."""
    found = Unit.objects.select_related("parent").order_by("code")
    if search:
        found = found.filter(Q(name__icontains=search) | Q(code__istartswith=search))
    shown = _pages(found).get_page(page)
    units = list(shown.object_list)
    heads = dict(Position.objects.filter(unit__in=units, is_head=True).values_list("unit_id", "pk"))
    held = holders(heads.values(), on=on)
    posted = running(on).filter(position__unit__in=units, kind=Posting.Kind.DEFINITIVE)
    counts = dict(posted.values_list("position__unit").annotate(Count("person", distinct=True)).order_by())
    lines = [
        UnitLine(
            unit.pk,
            unit.code,
            unit.name,
            unit.parent.name if unit.parent else "",
            str(held.get(heads.get(unit.pk, 0), "")),
            counts.get(unit.pk, 0),
        )
        for unit in units
    ]
    return Page(lines, shown.number, shown.paginator)


def posting_lines(person: Person, *, on: date) -> list[PostingLine]:
    """Every posting of a person, newest first."""
    found = person.postings.select_related("position__unit").order_by("-starts_on", "-pk")
    return [
        PostingLine(
            post=posting.position.title,
            unit=posting.position.unit.name,
            kind=posting.get_kind_display(),
            starts_on=posting.starts_on,
            last_on=posting.ends_on - timedelta(days=1) if posting.ends_on else None,
            is_running=posting.starts_on <= on and (posting.ends_on is None or posting.ends_on > on),
        )
        for posting in found
    ]


def _pages(found: QuerySet[Any]) -> Paginator[Any]:
    return Paginator(found, PAGE)


def _line(person: Person, position: Position | None) -> PersonLine:
    post, unit = (position.title, position.unit.name) if position else ("", "")
    return PersonLine(person.pk, masked_nip(person.nip), person.name, post, unit)


def with_duty(duty: str, *, on: date) -> list[Person]:
    """Everybody posted that day to a position with this duty, each once, by name; one query."""
    found = running(on).filter(position__duty=duty).select_related("person__government").order_by("person__name", "pk")
    return list({posting.person_id: posting.person for posting in found}.values())
