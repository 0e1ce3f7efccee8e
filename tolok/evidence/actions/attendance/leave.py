"""Takes who is away by right, from a source or a file."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import TYPE_CHECKING

from django.db import transaction

from tolok.evidence.access import PERMISSIONS
from tolok.evidence.actions.attendance.book import Book
from tolok.evidence.actions.attendance.intake import RowsRefused
from tolok.evidence.models import Leave
from tolok.evidence.queries import LeaveRow, Plan, Verdict, planned_leaves
from tolok.ledger.actions import Act, copy_models, record_many, reserve_ids
from tolok.people.access import require
from tolok.people.queries import local_day

if TYPE_CHECKING:
    from tolok.people.models import Government, Person


@transaction.atomic
def record_leaves(
    *,
    by: Person | None,
    at: datetime,
    government: Government,
    source: str,
    rows: Sequence[LeaveRow],
    is_whole: bool = False,
) -> Plan[LeaveRow]:
    """Store what is new, changed or withdrawn; what became of each row, in their order. `by` None is a system.

    A changed leave is withdrawn and granted anew. With `is_whole` one refused row refuses all (RowsRefused).
    """
    if by is not None:
        require(PERMISSIONS, "import_attendance", by=by, person=by, on=local_day(government, at))
    Book(government.pk)
    plan = planned_leaves(rows)
    if is_whole and plan.of(Verdict.REFUSED):
        raise RowsRefused(plan)
    over = [each.there for each in plan.of(Verdict.CHANGED) if isinstance(each.there, Leave)]
    Leave.objects.filter(pk__in=[leave.pk for leave in over]).update(state=Leave.State.WITHDRAWN)
    granted = _granted(plan, source, government.pk)
    acts = [_act("withdraw_leave", leave, by, at) for leave in over]
    record_many([*acts, *(_act("grant_leave", leave, by, at) for leave in granted)])
    return plan


def _granted(plan: Plan[LeaveRow], source: str, government_id: int) -> list[Leave]:
    fresh = [each for each in plan.of(Verdict.NEW, Verdict.CHANGED) if not each.row.is_withdrawn]
    leaves = [
        Leave(
            pk=number,
            government_id=government_id,
            person_id=each.person_id,
            kind=each.row.kind,
            starts_on=each.row.starts_on,
            ends_on=each.row.ends_on,
            source=source,
            external_id=each.row.external_id,
        )
        for number, each in zip(reserve_ids(Leave, len(fresh)), fresh, strict=True)
    ]
    copy_models(Leave, leaves)
    return leaves


def _act(verb: str, leave: Leave, by: Person | None, at: datetime) -> Act:
    return Act(
        verb=verb,
        at=at,
        government_id=leave.government_id,
        actor_id=by.pk if by else None,
        object_type=Leave._meta.db_table,
        object_id=leave.pk,
        person_id=leave.person_id,
        fields={"kind": leave.kind, "starts_on": leave.starts_on, "ends_on": leave.ends_on},
    )
