"""Who keeps the services of which unit."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from tolok.people.queries import above_unit, running, units
from tolok.skp.access.plans import is_keeper

if TYPE_CHECKING:
    from tolok.people.models import Person, Unit


def is_unit_keeper(by: Person, unit: Unit, on: date) -> bool:
    """A keeper, or the head of the unit or of one above it."""
    return is_keeper(by, by, on) or leads_unit(by, unit, on)


def leads_unit(by: Person, unit: Unit, on: date) -> bool:
    """Whether the person heads the unit or one above it that day."""
    return bool(headed_by(by, on) & set(above_unit(unit)))


def kept_units(by: Person, on: date) -> list[Unit]:
    """The units whose services the person keeps that day; the number of queries is fixed."""
    known = units()
    if is_keeper(by, by, on):
        return known
    found = headed_by(by, on)
    while more := {each.pk for each in known if each.parent_id in found} - found:
        found |= more
    return [each for each in known if each.pk in found]


def headed_by(by: Person, on: date) -> set[int]:
    """The ids of the units that the person heads that day."""
    return set(running(on).filter(person=by, position__is_head=True).values_list("position__unit_id", flat=True))
