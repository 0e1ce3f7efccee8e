"""Reads who answers the public, on which day."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from django.db.models import Exists, OuterRef, Q

from tolok.citizens.models import DeskDuty

if TYPE_CHECKING:
    from django.db.models import QuerySet

    from tolok.people.models import Person

Role = DeskDuty.Role


@dataclass(frozen=True)
class DutyRow:
    """One duty for a page; `unit` is empty for a coordinator."""

    id: int
    person: str
    unit: str
    role: str
    starts_on: date
    ends_on: date | None


def _held(on: date) -> QuerySet[DeskDuty]:
    return DeskDuty.objects.filter(Q(ends_on__isnull=True) | Q(ends_on__gt=on), starts_on__lte=on)


def coordinates(person: Person, *, on: date) -> bool:
    """Whether the person coordinates that day."""
    return _held(on).filter(person=person, role=Role.COORDINATOR).exists()


def units_served(person: Person, *, on: date) -> set[int]:
    """The units for which the person answers that day."""
    return set(_held(on).filter(person=person, role=Role.OFFICER).values_list("unit_id", flat=True))


def held_by(person: Person, *, on: date) -> tuple[bool, set[int]]:
    """Whether the person coordinates that day, and the units for which they answer; one query."""
    held = list(_held(on).filter(person=person).values_list("unit_id", flat=True))
    return None in held, {unit_id for unit_id in held if unit_id is not None}


def answers_public(on: date) -> Exists:
    """Whether the person of a posting answers the public that day, in any place; for a query of postings."""
    return Exists(_held(on).filter(person=OuterRef("person")))


def officers_of(unit_id: int | None, *, on: date) -> list[Person]:
    """Who answers for the unit that day, the longest in it first; the coordinators for None."""
    asked = Q(unit__isnull=True) if unit_id is None else Q(unit_id=unit_id)
    rows = _held(on).filter(asked).select_related("person").order_by("starts_on", "pk")
    return [row.person for row in rows]


def duty_rows() -> list[DutyRow]:
    """Every duty, the open ones first; one query."""
    rows = DeskDuty.objects.select_related("person", "unit").order_by("ends_on", "unit__name", "person__name")
    return sorted(
        (
            DutyRow(
                row.pk,
                row.person.name,
                row.unit.name if row.unit else "",
                str(Role(row.role).label),
                row.starts_on,
                row.ends_on,
            )
            for row in rows
        ),
        key=lambda row: row.ends_on is not None,
    )


def duty_by_id(number: int) -> DeskDuty | None:
    """One duty with its person and unit, when this transaction may see it."""
    return DeskDuty.objects.select_related("person", "unit").filter(pk=number).first()


def unit_officers(*, on: date) -> dict[int, list[Person]]:
    """Who answers for each unit that day; units without anybody are left out; one query."""
    found: dict[int, list[Person]] = defaultdict(list)
    for row in _held(on).filter(unit__isnull=False).select_related("person").order_by("starts_on", "pk"):
        found[row.unit_id or 0].append(row.person)
    return dict(found)
