"""What the team page shows: what waits for me, and each direct subordinate's week."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

from tolok.calendar.queries import worked_days
from tolok.feedback.queries import NoteRow, notes_for, notes_on
from tolok.people.queries import posting_of, subordinates
from tolok.reports.queries import Activity, ReportRow, newest, reports_of, team_activity, waiting

if TYPE_CHECKING:
    from tolok.people.models import Person

# From this many working days without a report on, somebody should ask how it goes.
SILENT_FROM = 3
LOOK_BACK = timedelta(days=60)
DAY = timedelta(days=1)
# How many reports the page shows at most; the rest is on each person's page.
MOST = 8


@dataclass(frozen=True)
class Member:
    """One direct subordinate: bars of seven days, reports of this week, working days of silence."""

    id: int
    name: str
    post: str
    bars: tuple[int, ...]
    this_week: int
    silent_days: int
    has_reported: bool
    waiting: int

    @property
    def is_silent(self) -> bool:
        """Whether the silence asks for a word."""
        return self.silent_days >= SILENT_FROM


@dataclass(frozen=True)
class Spoken:
    """A report with what was already said about it."""

    row: ReportRow
    notes: tuple[NoteRow, ...]


@dataclass(frozen=True)
class Team:
    """The page; those who need something come first."""

    members: list[Member]
    reports: list[Spoken]
    waiting: int
    silent: int


@dataclass(frozen=True)
class PersonPage:
    """One subordinate's reports of a month, and what was said to them."""

    person: Person
    post: str
    starts_on: date
    last_on: date
    reports: list[Spoken]
    notes: list[NoteRow]


def team(person: Person, *, on: date) -> Team:
    """The direct subordinates of that day and their newest reports; the number of queries is fixed."""
    posts = {posting.person_id: posting for posting in subordinates(person, on=on)}
    if not posts:
        return Team([], [], 0, 0)
    activity = team_activity(posts, on=on)
    held = waiting(posts)
    worked = worked_days(on - LOOK_BACK, on)
    members = [
        Member(
            id=posting.person_id,
            name=posting.person.name,
            post=posting.position.title,
            bars=activity[posting.person_id].days,
            this_week=activity[posting.person_id].this_week,
            silent_days=_silence(activity[posting.person_id], max(posting.starts_on, worked[0]), worked),
            has_reported=activity[posting.person_id].last_on is not None,
            waiting=held.get(posting.person_id, 0),
        )
        for posting in posts.values()
    ]
    members.sort(key=lambda each: (not each.is_silent, -each.waiting, each.name))
    reports = _spoken(newest(posts, on=on, most=MOST))
    return Team(members, reports, sum(held.values()), sum(each.is_silent for each in members))


def person_page(person: Person, *, on: date, month: date) -> PersonPage:
    """One person's reports of a month up to that day."""
    ends_on = min((month + timedelta(days=32)).replace(day=1), on + DAY)
    posting = posting_of(person, on=on)
    return PersonPage(
        person=person,
        post=posting.position.title if posting else "",
        starts_on=month,
        last_on=ends_on - DAY,
        reports=_spoken(reports_of(person, starts_on=month, ends_on=ends_on)),
        notes=notes_for(person, starts_on=month, ends_on=ends_on),
    )


def _spoken(rows: list[ReportRow]) -> list[Spoken]:
    said = notes_on(row.id for row in rows)
    return [Spoken(row, tuple(said.get(row.id, ()))) for row in rows]


def _silence(activity: Activity, since: date, worked: list[date]) -> int:
    """Working days without a report, today not counted: it isn't over."""
    last = activity.last_on
    return sum(day > last if last else day >= since for day in worked)
