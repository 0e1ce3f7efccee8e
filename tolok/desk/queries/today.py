"""What the today page shows: proposals, sent reports, feedback, the month."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

from tolok.evidence.queries import MeasuredToday, measured_today
from tolok.feedback.queries import NoteRow, notes_for
from tolok.people.queries import superiors_above
from tolok.reports.queries import Need, ReportRow, Work, first_day, needs_minutes, orders_waiting, reports_of, work_of

if TYPE_CHECKING:
    from tolok.people.models import Government, Person
    from tolok.reports.queries import Proposal

DAY = timedelta(days=1)
# How many days feedback stays on the page.
FRESH = timedelta(days=14)
NEAR = 3


@dataclass(frozen=True)
class Today:
    """Everything the page shows; `line` are the person's superiors, nearest first; `orders` wait for their word."""

    on: date
    before: date | None
    after: date | None
    work: Work
    sent: list[ReportRow]
    notes: list[NoteRow]
    line: list[Person]
    needs_minutes: bool
    orders: int
    measured: list[MeasuredToday]

    @property
    def proposals(self) -> list[Proposal]:
        """What may be reported that day."""
        return self.work.proposals

    @property
    def last_on(self) -> date | None:
        """The day that may be copied."""
        return max((each.last.on for each in self.proposals if each.last), default=None)

    @property
    def progress(self) -> list[Need]:
        """The targets that were reported this month."""
        return [need for need in self.work.needs if need.is_reported]

    @property
    def superior(self) -> Person | None:
        """Who sees the reports first."""
        return self.line[0] if self.line else None

    @property
    def order_givers(self) -> list[Person]:
        """Who may have given an order: the nearest superiors, and who did lately; few enough for a thumb."""
        near, lately = self.line[:NEAR], self.work.order_givers[:NEAR]
        return [*near, *(each for each in lately if each not in near)]


def day_of(person: Person, government: Government, *, on: date, now_on: date) -> Today:
    """The page of one day; `now_on` is today, `on` the day that is reported."""
    work = work_of(person, on=on)
    return Today(
        on=on,
        before=on - DAY if on > first_day(government, on=now_on) else None,
        after=on + DAY if on < now_on else None,
        work=work,
        sent=reports_of(person, starts_on=on, ends_on=on + DAY),
        notes=notes_for(person, starts_on=now_on - FRESH),
        line=superiors_above(person, on=now_on),
        needs_minutes=needs_minutes(government),
        orders=orders_waiting(person),
        measured=measured_today(person, on=on, targets=work.counted),
    )
