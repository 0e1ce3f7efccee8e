"""Compares the leave a source sends with what is known, row by row."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta

from django.utils.translation import gettext as _

from tolok.evidence.models import Leave
from tolok.evidence.queries.attendance.plans import EARLIEST, unknown_nip
from tolok.evidence.queries.attendance.rows import LeaveRow, Plan, Planned, Verdict
from tolok.people.queries import ids_behind

# A study assignment is the longest leave there is; more than this is a slip of the keyboard.
LONGEST_LEAVE = timedelta(days=10 * 366)


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
    problem = _leave_fault(row) or (person_id == 0 and unknown_nip())
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
