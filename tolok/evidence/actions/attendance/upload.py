"""Keeps an uploaded attendance file, stores it whole, forgets it."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from django.db import transaction
from django.utils.translation import gettext as _

from tolok.evidence.access import PERMISSIONS
from tolok.evidence.actions.attendance.intake import record_attendance
from tolok.evidence.actions.attendance.leave import record_leaves
from tolok.evidence.queries import WAITING, DayRow, LeaveRow, Plan, SheetFault, Sheets, read_sheets
from tolok.ledger.actions import Refusal, record
from tolok.people.access import require
from tolok.people.queries import WAITS, local_day, upload_place

if TYPE_CHECKING:
    from tolok.people.models import Person


class CellsUnread(Refusal):
    """Some cells can't be read, so nothing was stored."""

    def __init__(self, faults: Sequence[SheetFault]) -> None:
        super().__init__(
            _("Nothing was stored: %(count)s cells can't be read. The first: line %(line)s, %(column)s. %(reason)s")
            % {"count": len(faults), "line": faults[0].line, "column": faults[0].column, "reason": faults[0].reason}
        )


@dataclass(frozen=True)
class Imported:
    """What became of a file's days and leaves."""

    days: Plan[DayRow]
    leaves: Plan[LeaveRow]


@transaction.atomic
def keep_sheets(*, by: Person, at: datetime, content: bytes) -> str:
    """Keep a file for its uploader for one day; its SHA-256 in hexadecimal. Raises NotAWorkbook."""
    require(PERMISSIONS, "import_attendance", by=by, person=by, on=local_day(by.government, at))
    read_sheets(content)
    digest = hashlib.sha256(content).hexdigest()
    place = upload_place(by)
    place.mkdir(parents=True, exist_ok=True, mode=0o700)
    for old in place.parent.glob(f"*/*.{WAITING}"):
        if old.stat().st_mtime < (at - WAITS).timestamp():
            old.unlink(missing_ok=True)
    path = place / f"{digest}.{WAITING}"
    path.write_bytes(content)
    os.utime(path, (at.timestamp(), at.timestamp()))
    record(verb="keep_sheets", by=by, at=at, on=by, person=by, fields={"digest": digest})
    return digest


@transaction.atomic
def import_sheets(*, by: Person, at: datetime, digest: str, sheets: Sheets) -> Imported:
    """Store every row of a kept file, or none (CellsUnread, RowsRefused), and forget the file."""
    require(PERMISSIONS, "import_attendance", by=by, person=by, on=local_day(by.government, at))
    if sheets.faults:
        raise CellsUnread(sheets.faults)
    source = _("File of %(day)s") % {"day": at.date().isoformat()}
    leaves = record_leaves(by=by, at=at, government=by.government, source=source, rows=sheets.leaves, is_whole=True)
    days = record_attendance(by=by, at=at, government=by.government, source=source, rows=sheets.days, is_whole=True)
    path = upload_place(by) / f"{digest}.{WAITING}"
    transaction.on_commit(lambda: path.unlink(missing_ok=True))
    record(verb="import_sheets", by=by, at=at, on=by, person=by, fields={"digest": digest})
    return Imported(days, leaves)
