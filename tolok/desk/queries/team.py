"""What the team page shows: what waits for me, and each direct subordinate's week."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

from django.utils.translation import ngettext

from tolok.calendar.queries import worked_days
from tolok.desk.queries.away import away_word
from tolok.evidence.queries import TeamDays, team_days
from tolok.feedback.queries import NoteRow, notes_for, notes_on
from tolok.people.queries import posting_of, subordinates
from tolok.reports.queries import Activity, ReportRow, orders_waiting, reports_of, team_activity, team_reports, waiting

if TYPE_CHECKING:
    from tolok.people.models import Person, Posting

# From this many working days without a report on, somebody should ask how it goes.
SILENT_FROM = 3
LOOK_BACK = timedelta(days=60)
DAY = timedelta(days=1)
# How many reports the page shows at most; the rest is on each person's page.
MOST = 8
# How many silent people may be asked on the page itself: each question is a form.
MOST_ASKED = 8


@dataclass(frozen=True)
class Member:
    """One direct subordinate: bars of seven days, reports of this week, working days of silence.

    `away` says in a word until when they are away by right, empty for who is there.
    `is_asked_here` puts the question on the row; of many silent ones, the rest leads to a page of its own.
    """

    id: int
    name: str
    post: str
    bars: tuple[int, ...]
    this_week: int
    silent_days: int
    has_reported: bool
    waiting: int
    away: str
    is_asked_here: bool = False

    @property
    def is_silent(self) -> bool:
        """Whether the silence asks for a word; nobody is silent while away by right."""
        return not self.away and self.silent_days >= SILENT_FROM


@dataclass(frozen=True)
class Spoken:
    """A report with what was already said about it."""

    row: ReportRow
    notes: tuple[NoteRow, ...]

    @property
    def is_praised(self) -> bool:
        """Whether somebody noted it as good work."""
        return any(note.kind == "praise" for note in self.notes)


@dataclass(frozen=True)
class Need:
    """One kind of thing that waits, in words, and where on the page it stands."""

    place: str
    text: str


@dataclass(frozen=True)
class Team:
    """The page, by what needs an answer: orders, stuck work, contested days, open checks, the silent; then the rest.

    `contested` counts the days of attendance to be decided.
    `waiting` counts all open checks, `open` holds those the page shows.
    """

    members: list[Member]
    orders: int
    stuck: list[Spoken]
    open: list[Spoken]
    seen: list[Spoken]
    waiting: int
    contested: int

    @property
    def silent(self) -> list[Member]:
        """Who should be asked how it goes."""
        return [each for each in self.members if each.is_silent]

    @property
    def others(self) -> list[Member]:
        """Everybody else."""
        return [each for each in self.members if not each.is_silent]

    @property
    def unseen(self) -> int:
        """How many open checks stand only on the pages of their persons."""
        return self.waiting - sum(each.row.is_open for each in [*self.stuck, *self.open])

    @property
    def needs(self) -> list[Need]:
        """What waits for the reader, most pressing first."""
        counted = [
            ("perintah", self.orders, ngettext("%(n)s order", "%(n)s orders", self.orders)),
            ("terhambat", len(self.stuck), ngettext("%(n)s stuck", "%(n)s stuck", len(self.stuck))),
            ("presensi", self.contested, ngettext("%(n)s day to decide", "%(n)s days to decide", self.contested)),
            ("laporan", self.waiting, ngettext("%(n)s report to check", "%(n)s reports to check", self.waiting)),
            ("diam", len(self.silent), ngettext("%(n)s is silent", "%(n)s are silent", len(self.silent))),
        ]
        return [Need(place, text % {"n": n}) for place, n, text in counted if n]


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
    """The direct subordinates of that day and their reports; the number of queries is fixed."""
    posts = {posting.person_id: posting for posting in subordinates(person, on=on)}
    orders = orders_waiting(person)
    if not posts:
        return Team([], orders, [], [], [], 0, 0)
    held = waiting(posts)
    days = team_days(posts, on - LOOK_BACK, on + DAY)
    found = team_reports(posts, on=on, most=MOST)
    spoken = _spoken(each.row for each in found)
    said = {each.row.id for each in spoken if each.notes}
    # Who answered has seen it; then it stands with the others.
    stuck = {each.row.id for each in found if each.is_stuck} - said
    rest = [each for each in spoken if each.row.id not in stuck]
    return Team(
        members=_members(posts, held, days, on),
        orders=orders,
        stuck=[each for each in spoken if each.row.id in stuck],
        open=[each for each in rest if each.row.is_open],
        seen=[each for each in rest if not each.row.is_open],
        waiting=sum(held.values()),
        contested=sum(days.waiting.values()),
    )


def _members(posts: Mapping[int, Posting], held: Mapping[int, int], days: TeamDays, on: date) -> list[Member]:
    """Who is silent first, then who waits for most checks."""
    activity = team_activity(posts, on=on)
    worked = worked_days(on - LOOK_BACK, on)
    members = [
        Member(
            id=posting.person_id,
            name=posting.person.name,
            post=posting.position.title,
            bars=activity[posting.person_id].days,
            this_week=activity[posting.person_id].this_week,
            silent_days=_silence(
                activity[posting.person_id],
                max(posting.starts_on, worked[0]),
                [day for day in worked if day not in days.away.get(posting.person_id, ())],
            ),
            has_reported=activity[posting.person_id].last_on is not None,
            waiting=held.get(posting.person_id, 0),
            away=away_word(days.now.get(posting.person_id)),
        )
        for posting in posts.values()
    ]
    members.sort(key=lambda each: (not each.is_silent, -each.waiting, each.name))
    asked_here = [each.id for each in members if each.is_silent][:MOST_ASKED]
    return [replace(each, is_asked_here=each.id in asked_here) for each in members]


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


def _spoken(given: Iterable[ReportRow]) -> list[Spoken]:
    rows = list(given)
    said = notes_on(row.id for row in rows)
    return [Spoken(row, tuple(said.get(row.id, ()))) for row in rows]


def _silence(activity: Activity, since: date, worked: list[date]) -> int:
    """Days on duty without a report, today not counted: it isn't over."""
    last = activity.last_on
    return sum(day > last if last else day >= since for day in worked)
