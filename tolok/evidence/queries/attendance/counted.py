"""Counts what attendance adds up to: days and minutes, as the rules take them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from tolok.evidence.queries.attendance.known import Known, Record, Standing, standings
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
    records = of.records.get(person_id, {})
    times = Counter[tuple[str, int | None]]()
    for on, standing in standings(person_id, of, starts_on=starts_on, ends_on=ends_on).items():
        times.update(_of_day(standing, records.get(on)))
    ordered = sorted(times.items(), key=lambda each: (each[0][0], each[0][1] is None, each[0][1] or 0))
    return tuple(Attended(kind, minutes, n) for (kind, minutes), n in ordered)


def _of_day(standing: Standing, said: Record | None) -> Iterator[tuple[str, int | None]]:
    if standing in WORKING:
        yield Attendance.WORKING.value, None
    if standing == Standing.ABSENT:
        yield Attendance.ABSENT.value, None
    if standing == Standing.PRESENT and said is not None:
        if said.late_minutes != 0:
            yield Attendance.LATE.value, said.late_minutes
        if said.early_minutes != 0:
            yield Attendance.EARLY.value, said.early_minutes
