"""Gathers what attendance adds up to, as the rules take it."""

from __future__ import annotations

from datetime import date

from tolok.evidence.queries import Known, attended
from tolok.rules.facts import AttendanceFact
from tolok.rules.terms import Attendance


def attendance(person_id: int, of: Known, *, starts_on: date, ends_on: date) -> tuple[AttendanceFact, ...]:
    """Working days, absence, lateness in the person's part; nothing at all where nobody recorded anything."""
    counted = attended(person_id, of, starts_on=starts_on, ends_on=ends_on)
    facts = [AttendanceFact(each.kind, each.minutes, each.n) for each in counted]
    if facts and all(fact.kind != Attendance.WORKING for fact in facts):
        # To the rules a row of working days says that somebody recorded at all.
        facts.append(AttendanceFact(Attendance.WORKING.value, None, 0))
    return tuple(facts)
