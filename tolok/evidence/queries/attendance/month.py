"""A person's own month: each working day in words, and its sums."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from itertools import groupby
from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

from tolok.evidence.models import AttendanceCorrection, Leave
from tolok.evidence.queries.attendance.counted import attended
from tolok.evidence.queries.attendance.known import DAY, PLAIN, Known, Record, known
from tolok.evidence.queries.attendance.standing import Standing, standings
from tolok.evidence.queries.attendance.waiting import corrections_of, said_in_words
from tolok.rules.terms import Attendance

if TYPE_CHECKING:
    from tolok.people.models import Person

# What a day counts as, in words, and its tone.
WORDS = {
    Standing.UNPAID: (_("Unpaid leave; the day counts nowhere"), ""),
    Standing.FAILURE: (_("The machine failed; you count as present"), "info"),
    Standing.DISPUTED: (_("You contest it; until your superior decides the day counts nowhere"), "warn"),
    Standing.MISSING: (_("No record yet; this is not absence"), ""),
}


@dataclass(frozen=True)
class DayLine:
    """One day: what it says in words, its tone, what was decided, and whether a correction may be asked."""

    on: date
    standing: Standing
    text: str
    tone: str
    correction: AttendanceCorrection | None
    may_ask: bool


@dataclass(frozen=True)
class Sums:
    """What the month adds up to: days and whole minutes; `is_partial`: some time has no minutes."""

    working: int
    absent: int
    late: int
    early: int
    is_partial: bool
    missing: int
    disputed: int


@dataclass(frozen=True)
class Month:
    """The page: weeks of days in the order of time, sums, and the months beside it."""

    starts_on: date
    weeks: list[list[DayLine]]
    sums: Sums
    before: date
    after: date | None


def month_of(person: Person, *, month: date, on: date) -> Month:
    """The month's working days up to that day; the number of queries is fixed."""
    following = (month + timedelta(days=32)).replace(day=1)
    ends_on = min(following, on + DAY)
    of = known([person.pk], starts_on=month, ends_on=ends_on)
    found = standings(person.pk, of, starts_on=month, ends_on=ends_on)
    asked = corrections_of(person, starts_on=month, ends_on=ends_on)
    if found.get(on) == Standing.MISSING:
        # The day isn't over: its record may still come.
        del found[on]
    lines = [
        _line(day, standing, of, person.pk, asked.get(day))
        for day, standing in sorted(found.items())
        if standing != Standing.FREE
    ]
    weeks = [list(week) for _number, week in groupby(lines, key=lambda line: line.on.isocalendar()[:2])]
    sums = _sums(person.pk, of, list(found.values()), month, ends_on)
    return Month(month, weeks, sums, (month - DAY).replace(day=1), following if following <= on else None)


def record_of(person: Person, on: date) -> Record | None:
    """What the record of one's day says."""
    return known([person.pk], starts_on=on, ends_on=on + DAY).record(person.pk, on)


def _line(on: date, standing: Standing, of: Known, person_id: int, asked: AttendanceCorrection | None) -> DayLine:
    said = of.record(person_id, on)
    text, tone = WORDS.get(standing, (said_in_words(said), _tone(standing, said)))
    if standing == Standing.LEAVE:
        kind = next(each.kind for each in of.leave[person_id] if each.starts_on <= on < each.ends_on)
        text = str(Leave.Kind(kind).label)
    is_fine = said == PLAIN
    may_ask = standing in (Standing.PRESENT, Standing.EXCUSED, Standing.ABSENT, Standing.MISSING) and not is_fine
    return DayLine(on, standing, str(text), tone, asked, may_ask)


def _tone(standing: Standing, said: Record | None) -> str:
    if standing == Standing.ABSENT:
        return "bad"
    is_late = standing == Standing.PRESENT and said is not None and said[1:] != (0, 0)
    return "warn" if is_late else ""


def _sums(person_id: int, of: Known, found: list[Standing], starts_on: date, ends_on: date) -> Sums:
    counted = attended(person_id, of, starts_on=starts_on, ends_on=ends_on)
    days = {each.kind: each.n for each in counted}
    minutes = {
        kind: sum((each.minutes or 0) * each.n for each in counted if each.kind == kind)
        for kind in (Attendance.LATE, Attendance.EARLY)
    }
    return Sums(
        working=days.get(Attendance.WORKING, 0),
        absent=days.get(Attendance.ABSENT, 0),
        late=minutes[Attendance.LATE],
        early=minutes[Attendance.EARLY],
        is_partial=any(each.minutes is None for each in counted if each.kind in minutes),
        missing=found.count(Standing.MISSING),
        disputed=found.count(Standing.DISPUTED),
    )
