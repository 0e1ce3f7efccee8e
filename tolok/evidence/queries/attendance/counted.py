"""Counts what attendance adds up to: days and minutes, as the rules take them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from tolok.evidence.queries.attendance.known import Known, Record
from tolok.evidence.queries.attendance.standing import Standing, standings
from tolok.rules.terms import Attendance

WORKING = {Standing.LEAVE, Standing.FAILURE, Standing.PRESENT, Standing.EXCUSED}


@dataclass(frozen=True, order=True)
class Attended:
    """How often (`n` days) one thing happened; `kind` as the rules name it, minutes each time or None."""

    kind: str
    minutes: int | None
    n: int


def attended(person_id: int, of: Known, *, starts_on: date, ends_on: date) -> tuple[Attended, ...]:
    """What the days of the person's part add up to, in a fixed order; nothing when nothing was recorded.

    Missing and disputed days and unpaid leave count nowhere. Minutes count only where the record itself does:
    neither leave nor a failed machine makes anybody late.
    """
    found = standings(person_id, of, starts_on=starts_on, ends_on=ends_on)
    days = Counter(found.values())
    times = Counter[tuple[str, int | None]]()
    times[Attendance.WORKING.value, None] = sum(days[standing] for standing in WORKING)
    times[Attendance.ABSENT.value, None] = days[Standing.ABSENT]
    for on, said in of.records.get(person_id, {}).items():
        if found.get(on) == Standing.PRESENT:
            times.update(_minutes(said))
    times = +times
    ordered = sorted(times.items(), key=lambda each: (each[0][0], each[0][1] is None, each[0][1] or 0))
    return tuple(Attended(kind, minutes, n) for (kind, minutes), n in ordered)


def _minutes(said: Record) -> Iterator[tuple[str, int | None]]:
    """How late and how early somebody was, where they were."""
    if said.late_minutes != 0:
        yield Attendance.LATE.value, said.late_minutes
    if said.early_minutes != 0:
        yield Attendance.EARLY.value, said.early_minutes
