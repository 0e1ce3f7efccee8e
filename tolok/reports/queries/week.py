"""One's own week: what is filed each day, and which days are missing."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING

from tolok.calendar.queries import worked_days
from tolok.reports.queries.due import first_day
from tolok.reports.queries.rows import ReportRow, reports_of

if TYPE_CHECKING:
    from tolok.people.models import Government, Person

DAY = timedelta(days=1)
WEEK = timedelta(days=7)


def monday_of(typed: str, *, on: date) -> date:
    """The Monday of the week that an address asks for; of the week of `on` where it asks for none or a later one."""
    try:
        day = min(date.fromisoformat(typed), on)
    except ValueError:
        day = on
    return day - timedelta(days=day.weekday())


@dataclass(frozen=True)
class WeekDay:
    """One day of a week; `is_open` when it may be reported, `is_ahead` when it has not come yet."""

    on: date
    rows: tuple[ReportRow, ...]
    is_worked: bool
    is_open: bool
    is_ahead: bool

    @property
    def minutes(self) -> int:
        """The minutes that the reports of the day name."""
        return sum(row.minutes or 0 for row in self.rows)

    @property
    def is_gap(self) -> bool:
        """Whether a working day has passed, or runs, without a report."""
        return self.is_worked and not self.is_ahead and not self.rows


@dataclass(frozen=True)
class Week:
    """Monday to Sunday; `first` is the earliest day that may still be reported."""

    days: tuple[WeekDay, ...]
    first: date

    @property
    def gaps(self) -> tuple[WeekDay, ...]:
        """The working days without a report."""
        return tuple(day for day in self.days if day.is_gap)

    @property
    def has_reports(self) -> bool:
        """Whether anything is filed in the week."""
        return any(day.rows for day in self.days)

    @property
    def open_days(self) -> tuple[WeekDay, ...]:
        """The days that may still be reported."""
        return tuple(day for day in self.days if day.is_open)

    @property
    def minutes(self) -> int:
        """The minutes that the reports of the week name."""
        return sum(day.minutes for day in self.days)


def week_of(person: Person, government: Government, *, monday: date, on: date, at: datetime) -> Week:
    """The person's week from that Monday, seen at a moment of a day; at most four queries."""
    rows = reports_of(person, starts_on=monday, ends_on=monday + WEEK)
    worked = set(worked_days(monday, monday + WEEK))
    first = first_day(government, on=on, at=at)
    days = (monday + number * DAY for number in range(7))
    return Week(
        tuple(
            WeekDay(
                on=day,
                rows=tuple(row for row in rows if row.on == day),
                is_worked=day in worked,
                is_open=first <= day <= on,
                is_ahead=day > on,
            )
            for day in days
        ),
        first,
    )
