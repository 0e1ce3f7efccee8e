"""Compares what a source sends with what is known, row by row."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta

from django.utils.translation import gettext as _

from tolok.evidence.models import AttendanceCorrection, AttendanceDay, FormerAttendance, Leave
from tolok.evidence.queries.attendance.known import Record
from tolok.evidence.queries.attendance.rows import DayRow, LeaveRow, Plan, Planned, Verdict
from tolok.people.queries import ids_behind

EARLIEST = date(2000, 1, 1)
# A study assignment is the longest leave there is; more than this is a slip of the keyboard.
LONGEST_LEAVE = timedelta(days=10 * 366)
FULL_DAY = 24 * 60
Key = tuple[int, date]
STATES = AttendanceCorrection.State


def planned_days(rows: Sequence[DayRow], *, on: date) -> Plan[DayRow]:
    """What would become of each day sent on that day, in the order given; five queries."""
    ids = ids_behind(row.nip for row in rows)
    days = {row.on for row in rows}
    held = AttendanceDay.objects.filter(person_id__in=ids.values(), on__in=days)
    there = {(day.person_id, day.on): day for day in held}
    decisions = AttendanceCorrection.objects.filter(person_id__in=ids.values(), on__in=days)
    states = set(decisions.values_list("person_id", "on", "state"))
    former = _former(there, states)
    seen: dict[Key, DayRow] = {}
    planned = []
    for row in rows:
        key = ids.get(row.nip, 0), row.on
        problem = _fault(row, on) or (key[0] == 0 and _unknown()) or _twice(row, seen.get(key))
        if problem:
            planned.append(Planned(row, Verdict.REFUSED, key[0], problem))
            continue
        is_repeat, seen[key] = key in seen, row
        planned.append(_planned(row, key, there.get(key), former, states, is_repeat=is_repeat))
    return Plan(planned)


def _planned(
    row: DayRow,
    key: Key,
    day: AttendanceDay | None,
    former: Mapping[int, Record],
    states: set[tuple[int, date, str]],
    *,
    is_repeat: bool,
) -> Planned[DayRow]:
    is_disputed = (*key, STATES.ASKED) in states
    if is_repeat:
        return Planned(row, Verdict.KNOWN, key[0], there=day)
    if day is None:
        return Planned(row, Verdict.NEW, key[0], is_disputed=is_disputed)
    if row.said in (said_of(day), former.get(day.pk)):
        return Planned(row, Verdict.KNOWN, key[0], there=day)
    if (*key, STATES.CONFIRMED) in states:
        problem = _("The superior decided on this day; a machine no longer changes it. Ask the superior.")
        return Planned(row, Verdict.REFUSED, key[0], problem, day)
    return Planned(row, Verdict.CHANGED, key[0], there=day, is_disputed=is_disputed)


def said_of(day: AttendanceDay) -> Record:
    """What a stored day says now."""
    return Record(day.kind, day.late_minutes, day.early_minutes)


def told_day(day: AttendanceDay) -> str:
    """What a day says, as the ledger commits to it."""
    return f"{day.on} v{day.version} {day.kind} {day.late_minutes} {day.early_minutes}"


def _former(there: Mapping[Key, AttendanceDay], states: set[tuple[int, date, str]]) -> dict[int, Record]:
    """What the machine said last of each day on which a superior decided since: hearing it again is no change."""
    decided = [day.pk for key, day in there.items() if (*key, STATES.CONFIRMED) in states]
    kept = FormerAttendance.objects.filter(day_id__in=decided).exclude(source="").order_by("day_id", "-version")
    rows = kept.distinct("day_id").values_list("day_id", "kind", "late_minutes", "early_minutes")
    return {day_id: Record._make(said) for day_id, *said in rows}


def _fault(row: DayRow, on: date) -> str:
    if not EARLIEST <= row.on <= on:
        return _("This day lies in the future or long ago. Send a day up to today.")
    minutes = (row.late_minutes, row.early_minutes)
    if any(each is not None and not 0 <= each <= FULL_DAY for each in minutes):
        return _("Minutes lie between 0 and 1440. Mend the number.")
    if row.kind != "present" and minutes != (0, 0):
        return _("Only somebody present can be late or leave early. Send 0 minutes, or that the person was present.")
    return ""


def _unknown() -> str:
    return _("Nobody here has this NIP. Import the person first, or mend the NIP.")


def _twice(row: DayRow, other: DayRow | None) -> str:
    if other is None or other.said == row.said:
        return ""
    return _("The same person and day came before with something else. Send each day once.")


def planned_leaves(rows: Sequence[LeaveRow]) -> Plan[LeaveRow]:
    """What would become of each leave, in the order given; a person and a first day name a leave; two queries."""
    ids = ids_behind(row.nip for row in rows)
    held: dict[int, dict[date, Leave | LeaveRow]] = {person_id: {} for person_id in ids.values()}
    for leave in Leave.objects.filter(person_id__in=ids.values(), state=Leave.State.GRANTED):
        held[leave.person_id][leave.starts_on] = leave
    return Plan([_planned_leave(row, ids.get(row.nip, 0), held) for row in rows])


def _planned_leave(
    row: LeaveRow, person_id: int, held: Mapping[int, dict[date, Leave | LeaveRow]]
) -> Planned[LeaveRow]:
    problem = _leave_fault(row) or (person_id == 0 and _unknown())
    if problem:
        return Planned(row, Verdict.REFUSED, person_id, problem)
    own = held[person_id]
    before = own.get(row.starts_on)
    if isinstance(before, LeaveRow):
        is_same = (before.kind, before.ends_on, row.is_withdrawn) == (row.kind, row.ends_on, False)
        problem = (
            "" if is_same else _("A leave from this day on came before with something else. Send each leave once.")
        )
        return Planned(row, Verdict.REFUSED if problem else Verdict.KNOWN, person_id, problem)
    if before is None and row.is_withdrawn:
        return Planned(row, Verdict.KNOWN, person_id)
    if before is not None and (before.kind, before.ends_on, False) == (row.kind, row.ends_on, row.is_withdrawn):
        return Planned(row, Verdict.KNOWN, person_id, there=before)
    if not row.is_withdrawn and _meets(row, own.values()):
        problem = _("Another leave of this person falls on some of these days. Withdraw or shorten that one first.")
        return Planned(row, Verdict.REFUSED, person_id, problem)
    if row.is_withdrawn:
        own.pop(row.starts_on, None)
    else:
        own[row.starts_on] = row
    return Planned(row, Verdict.NEW if before is None else Verdict.CHANGED, person_id, there=before)


def _leave_fault(row: LeaveRow) -> str:
    if row.starts_on < EARLIEST or not timedelta(0) < row.ends_on - row.starts_on <= LONGEST_LEAVE:
        return _("The leave must end after it starts, and within ten years. Mend the days.")
    return ""


def _meets(row: LeaveRow, others: Iterable[Leave | LeaveRow]) -> bool:
    """Whether some other leave shares a day; one that starts on the same day is replaced, not met."""
    return any(
        each.starts_on != row.starts_on and each.starts_on < row.ends_on and row.starts_on < each.ends_on
        for each in others
    )
