"""What the page of a whole week shows: its days, and what may be reported on them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING

from tolok.people.queries import superior_of
from tolok.reports.queries import Week, needs_minutes, proposals, week_of

if TYPE_CHECKING:
    from tolok.people.models import Government, Person
    from tolok.reports.queries import Proposal

LAST = timedelta(days=6)


@dataclass(frozen=True)
class WeekWork:
    """A week with the things that may be reported on its days."""

    monday: date
    week: Week
    proposals: list[Proposal]
    needs_minutes: bool
    superior: Person | None


def work_of_week(person: Person, government: Government, *, monday: date, on: date, at: datetime) -> WeekWork:
    """The week from that Monday, seen on a day; what may be reported is known on its last day that has come."""
    return WeekWork(
        monday=monday,
        week=week_of(person, government, monday=monday, on=on, at=at),
        proposals=proposals(person, on=min(on, monday + LAST)),
        needs_minutes=needs_minutes(government),
        superior=superior_of(person, on=on),
    )
