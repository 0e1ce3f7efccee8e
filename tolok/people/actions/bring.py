"""Brings units, positions, persons and postings in: all of it or nothing."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, timedelta
from typing import Any, cast

from django.db import transaction
from django.db.models import Model
from django.utils.translation import gettext as _

from tolok.ledger.actions import Act, Refusal, act_on, copy_models, record_many, reserve_ids, take_turns
from tolok.people.access import PERMISSIONS, require
from tolok.people.models import FormerLine, Government, Person, Position, Posting
from tolok.people.queries import (
    TABLES,
    Fault,
    Ids,
    ImportPlan,
    ImportRows,
    Row,
    Sheet,
    Verdict,
    above_on,
    columns_of,
    known_ids,
    local_day,
    plan_import,
)

NOUNS = {Sheet.UNITS: "unit", Sheet.POSITIONS: "position", Sheet.PERSONS: "person", Sheet.POSTINGS: "posting"}
AT_ONCE = 500


class BadRows(Refusal):
    """Some rows can't be brought in, so none was; `plan` lists them."""

    def __init__(self, plan: ImportPlan) -> None:
        first = plan.faults[0]
        super().__init__(
            _("Nothing was imported: %(count)s faults. The first: %(sheet)s, line %(line)s. %(reason)s %(remedy)s")
            % {
                "count": len(plan.faults),
                "sheet": first.sheet,
                "line": first.line,
                "reason": first.reason,
                "remedy": first.remedy,
            }
        )
        self.plan = plan


@transaction.atomic
def import_people(
    *,
    by: Person | None,
    at: datetime,
    government: Government,
    rows: ImportRows,
    faults: Sequence[Fault] = (),
    starts_on: date | None = None,
) -> ImportPlan:
    """Write what is new or changed in these rows; raises BadRows and writes nothing when one is bad.

    Two imports of one government wait for each other. `by` None is the operator at the command line. A position that
    reports to another one now does so from `starts_on` (today); before, it reported to what it did.
    """
    if by is not None:
        require(PERMISSIONS, "import_people", by=by, person=by, on=local_day(government, at))
    take_turns("import", government.pk)
    plan = plan_import(government, rows, faults)
    if not plan.is_good:
        raise BadRows(plan)
    ids = _with_new(known_ids(), plan)
    if moved := _moved(plan, ids):
        _keep_lines(moved, government, starts_on or local_day(government, at))
    acts: list[Act] = []
    for sheet in Sheet:
        acts += _changed(sheet, plan, ids, government, by, at)
        acts += _added(sheet, plan, ids, government, by, at)
    record_many(acts)
    return plan


def _moved(plan: ImportPlan, ids: Ids) -> list[int]:
    """The positions that report to another one from now on."""
    moved = [o for o in plan.of(Sheet.POSITIONS, Verdict.CHANGED) if "reports_to" in o.changes]
    return [pk for o in moved if (pk := ids.of(Sheet.POSITIONS, *cast(Row, o.row).key)) is not None]


def _keep_lines(positions: Sequence[int], government: Government, starts_on: date) -> None:
    """Remember what these positions reported to until the day before, while they still say so."""
    before = Position.objects.filter(pk__in=positions).values_list("pk", above_on(starts_on - timedelta(days=1)))
    lines = [
        FormerLine(government=government, position_id=pk, reports_to_id=up, ends_on=starts_on) for pk, up in before
    ]
    FormerLine.objects.filter(position_id__in=positions, ends_on__gte=starts_on).delete()
    FormerLine.objects.bulk_create(lines)


def _with_new(ids: Ids, plan: ImportPlan) -> Ids:
    """The known ids and fresh ones for the new rows."""
    for sheet in Sheet:
        keys = [cast(Row, outcome.row).key for outcome in plan.of(sheet, Verdict.NEW)]
        ids.by_sheet[sheet] |= dict(zip(keys, reserve_ids(TABLES[sheet], len(keys)), strict=True))
    return ids


def _added(
    sheet: Sheet, plan: ImportPlan, ids: Ids, government: Government, by: Person | None, at: datetime
) -> list[Act]:
    rows = [cast(Row, outcome.row) for outcome in plan.of(sheet, Verdict.NEW)]
    copy_models(TABLES[sheet], (_instance(sheet, row, columns_of(row, ids), ids, government) for row in rows))
    return [_act(f"add_{NOUNS[sheet]}", sheet, row, columns_of(row, ids), ids, government, by, at) for row in rows]


def _changed(
    sheet: Sheet, plan: ImportPlan, ids: Ids, government: Government, by: Person | None, at: datetime
) -> list[Act]:
    rows = [cast(Row, outcome.row) for outcome in plan.of(sheet, Verdict.CHANGED)]
    if not rows:
        return []
    names = list(columns_of(rows[0], ids))
    instances = [_instance(sheet, row, columns_of(row, ids), ids, government) for row in rows]
    TABLES[sheet]._default_manager.bulk_update(cast(Any, instances), names, batch_size=AT_ONCE)
    return [_act(f"change_{NOUNS[sheet]}", sheet, row, columns_of(row, ids), ids, government, by, at) for row in rows]


def _instance(sheet: Sheet, row: Row, columns: dict[str, object], ids: Ids, government: Government) -> Model:
    return TABLES[sheet](pk=ids.of(sheet, *row.key), government_id=government.pk, **columns)


def _act(
    verb: str,
    sheet: Sheet,
    row: Row,
    columns: dict[str, object],
    ids: Ids,
    government: Government,
    by: Person | None,
    at: datetime,
) -> Act:
    on = _instance(sheet, row, columns, ids, government)
    person = on if isinstance(on, Person) else Person(pk=on.person_id) if isinstance(on, Posting) else None
    return act_on(verb=verb, by=by, at=at, on=on, person=person, fields=columns)
