"""Reads every unit's cases for the HR agency: their times, no word of a reporter."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING

from tolok.citizens.models import Case, Standing
from tolok.citizens.models.cases import Mode
from tolok.citizens.queries.cases.inbox import Line, Numbers, urgent
from tolok.people.queries import above_unit, running

if TYPE_CHECKING:
    from tolok.people.models import Person


@dataclass(frozen=True)
class WatchRow(Line):
    """One case as the HR agency watches it; `service` and `category` are empty where more than its time is withheld."""

    service: str
    category: str


def watched(person: Person, *, at: datetime, on: date, view: str) -> tuple[list[WatchRow], Numbers]:
    """The rows of a view, the most urgent first, and how many each has; none about the person; eleven queries.

    What a reporter wrote is not even read. Of secret and anonymous cases, and of those of the person's own unit or one
    above it, only number, unit, kind, state, age and term are told.
    """
    cases = Case.objects.filter(standing=Standing.OPEN).exclude(hearings__person=person).defer("text")
    known = cases.select_related("unit", "government", "service").prefetch_related("pauses")
    found, numbers = urgent(known, person.government, at=at, on=on, view=view)
    own = _own_units(person, on)
    return [
        _told(case, line, is_told=case.mode == Mode.OPEN and case.unit_id not in own) for case, line in found
    ], numbers


def _told(case: Case, line: Line, *, is_told: bool) -> WatchRow:
    service = case.service.name if is_told and case.service else ""
    return WatchRow(**vars(line), service=service, category=str(case.get_category_display()) if is_told else "")


def _own_units(person: Person, on: date) -> set[int]:
    """Where the person works that day, and everything above."""
    posts = running(on).filter(person=person).select_related("position__unit")
    return {unit for post in posts for unit in above_unit(post.position.unit)}
