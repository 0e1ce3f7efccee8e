"""Takes what an attendance machine recorded, row by row or all or nothing."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import TYPE_CHECKING, Any

from django.db import transaction
from django.utils.translation import gettext as _

from tolok.evidence.access import PERMISSIONS
from tolok.evidence.actions.attendance.book import Book
from tolok.evidence.models import AttendanceDay
from tolok.evidence.queries import DayRow, LeaveRow, Plan, Planned, Verdict, planned_days, told_day
from tolok.ledger.actions import Act, Refusal, copy_models, record_many, reserve_ids
from tolok.people.access import require
from tolok.people.queries import local_day

if TYPE_CHECKING:
    from tolok.people.models import Government, Person

State = AttendanceDay.State


class RowsRefused(Refusal):
    """Some rows can't be taken, so none was; `plan` names them."""

    def __init__(self, plan: Plan[DayRow] | Plan[LeaveRow]) -> None:
        refused: Sequence[Planned[Any]] = plan.of(Verdict.REFUSED)
        super().__init__(
            _("Nothing was stored: %(count)s rows can't be taken. The first, line %(line)s: %(problem)s")
            % {"count": len(refused), "line": refused[0].row.line, "problem": refused[0].problem}
        )
        self.plan = plan


@transaction.atomic
def record_attendance(
    *,
    by: Person | None,
    at: datetime,
    government: Government,
    source: str,
    rows: Sequence[DayRow],
    is_whole: bool = False,
) -> Plan[DayRow]:
    """Store what is new or changed; what became of each row, in their order. `by` None is a measuring system.

    Refused rows are left out; with `is_whole` one of them refuses all (RowsRefused). A changed day keeps what it
    said before. The ledger holds one entry a person, over all of their days.
    """
    on = local_day(government, at)
    if by is not None:
        require(PERMISSIONS, "import_attendance", by=by, person=by, on=on)
    book = Book(government.pk)
    plan = planned_days(rows, on=on)
    if is_whole and plan.of(Verdict.REFUSED):
        raise RowsRefused(plan)
    book.keep_former([each.there for each in plan.of(Verdict.CHANGED) if isinstance(each.there, AttendanceDay)], at=at)
    stored = [*_changed(plan, source), *_added(plan, source, government.pk)]
    record_many(_acts(stored, by, at))
    return plan


def _changed(plan: Plan[DayRow], source: str) -> list[AttendanceDay]:
    days = []
    for each in plan.of(Verdict.CHANGED):
        day = each.there
        assert isinstance(day, AttendanceDay)  # a changed row has the day it changes
        day.kind, day.late_minutes, day.early_minutes = each.row.said
        day.source, day.external_id, day.version = source, each.row.external_id, day.version + 1
        days.append(day)
    fields = ["kind", "late_minutes", "early_minutes", "source", "external_id", "version"]
    AttendanceDay.objects.bulk_update(days, fields, batch_size=500)
    return days


def _added(plan: Plan[DayRow], source: str, government_id: int) -> list[AttendanceDay]:
    fresh = plan.of(Verdict.NEW)
    numbers = reserve_ids(AttendanceDay, len(fresh))
    days = [_day(number, each, source, government_id) for number, each in zip(numbers, fresh, strict=True)]
    copy_models(AttendanceDay, days)
    return days


def _day(number: int, planned: Planned[DayRow], source: str, government_id: int) -> AttendanceDay:
    row = planned.row
    return AttendanceDay(
        pk=number,
        government_id=government_id,
        person_id=planned.person_id,
        on=row.on,
        kind=row.kind,
        late_minutes=row.late_minutes,
        early_minutes=row.early_minutes,
        state=State.DISPUTED if planned.is_disputed else State.RECORDED,
        source=source,
        external_id=row.external_id,
    )


def _acts(days: Iterable[AttendanceDay], by: Person | None, at: datetime) -> list[Act]:
    """One act a person: what each of their days says now."""
    by_person = defaultdict[int, list[AttendanceDay]](list)
    for day in days:
        by_person[day.person_id].append(day)
    return [
        Act(
            verb="record_attendance",
            at=at,
            government_id=own[0].government_id,
            actor_id=by.pk if by else None,
            object_type=AttendanceDay._meta.db_table,
            object_id=own[0].pk,
            person_id=person_id,
            fields={"days": "; ".join(told_day(day) for day in own)},
        )
        for person_id, own in by_person.items()
    ]
