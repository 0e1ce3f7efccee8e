"""Compares what a source sends with what is known, row by row."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from django.utils.translation import gettext as _

from tolok.evidence.models import AttendanceCorrection, AttendanceDay, FormerAttendance
from tolok.evidence.queries.attendance.known import Record
from tolok.evidence.queries.attendance.rows import DayRow, Plan, Planned, Verdict
from tolok.people.queries import ids_behind

EARLIEST = date(2000, 1, 1)
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
        problem = _fault(row, on) or (key[0] == 0 and unknown_nip()) or _twice(row, seen.get(key))
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


def unknown_nip() -> str:
    """Why a row of somebody unknown is refused."""
    return _("Nobody here has this NIP. Import the person first, or mend the NIP.")


def _twice(row: DayRow, other: DayRow | None) -> str:
    if other is None or other.said == row.said:
        return ""
    return _("The same person and day came before with something else. Send each day once.")
