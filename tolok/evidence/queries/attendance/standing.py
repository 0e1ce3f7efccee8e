"""What each day of a person counts as, for pages and rules alike."""

from __future__ import annotations

from datetime import date
from enum import StrEnum

from tolok.evidence.models import Leave
from tolok.evidence.queries.attendance.known import DAY, Failure, Known, Record

SATURDAY = 5


class Standing(StrEnum):
    """What one day counts as. The first that holds is taken, in this order."""

    UNPAID = "unpaid"  # unpaid leave: the day counts nowhere
    LEAVE = "leave"  # at work for the rules, whatever the machine says
    FAILURE = "failure"  # the machine failed: present for everybody
    DISPUTED = "disputed"  # counts nowhere until the superior has decided
    PRESENT = "present"
    EXCUSED = "excused"
    ABSENT = "absent"
    MISSING = "missing"  # a working day without a record is not absence
    FREE = "free"  # no working day, and nobody was there


def failed_days(person_id: int, of: Known, *, starts_on: date, ends_on: date) -> set[date]:
    """The calendar days of the span on which the person's machine had failed."""
    found = set[date]()
    for failure in of.failures:
        for first, after, unit_id in _touched(person_id, of, failure):
            first, after = max(first, failure.starts_on, starts_on), min(after, failure.ends_on, ends_on)
            if failure.unit_ids is None or unit_id in failure.unit_ids:
                found.update(first + number * DAY for number in range((after - first).days))
    return found


def _touched(person_id: int, of: Known, failure: Failure) -> list[tuple[date, date, int]]:
    """Where the person worked meanwhile; a failure of everybody asks no posting."""
    if failure.unit_ids is None:
        return [(failure.starts_on, failure.ends_on, 0)]
    return [(first, after or failure.ends_on, unit) for first, after, unit in of.spans.get(person_id, ())]


def standings(person_id: int, of: Known, *, starts_on: date, ends_on: date) -> dict[date, Standing]:
    """What each day of the span with a record, leave or work counts as; `of` must hold the span and the person."""
    records, disputed = of.records.get(person_id, {}), of.disputed.get(person_id, ())
    plain = of.plain.get(person_id, ())
    away = {on: each.kind for each in of.leave.get(person_id, ()) for on in each.days(starts_on, ends_on)}
    failed = failed_days(person_id, of, starts_on=starts_on, ends_on=ends_on)
    expected = {*of.worked, *records, *plain}
    found = dict.fromkeys((on for on in expected if starts_on <= on < ends_on), Standing.MISSING)
    found |= {on: Standing.PRESENT for on in plain if on in found}
    found |= {on: _recorded(on, said, of) for on, said in records.items() if on in found}
    found |= {on: Standing.DISPUTED for on in disputed if on in found}
    found |= {on: Standing.FAILURE for on in failed if on in found}
    is_unpaid = {True: Standing.UNPAID, False: Standing.LEAVE}
    return found | {on: is_unpaid[kind == Leave.Kind.UNPAID] for on, kind in away.items() if on in found}


def _recorded(on: date, said: Record, of: Known) -> Standing:
    """What the record says, but nobody is absent on a day without work; offices of six days work on Saturdays."""
    is_off = on not in of.worked and on.weekday() != SATURDAY
    return Standing.FREE if is_off and said.kind == Standing.ABSENT else Standing(said.kind)
