"""Keeps an uploaded workbook until it is confirmed, and forgets it."""

from __future__ import annotations

import hashlib
import os
from datetime import datetime

from django.db import transaction

from tolok.ledger.actions import record
from tolok.people.access import PERMISSIONS, require
from tolok.people.models import Person
from tolok.people.queries import WAITS, check_sheet, check_size, local_day, upload_place


@transaction.atomic
def keep_workbook(*, by: Person, at: datetime, content: bytes, may_be_text: bool = False) -> str:
    """Keep a workbook (or a CSV) for its uploader for one day; its SHA-256 in hexadecimal. Raises NotAWorkbook."""
    require(PERMISSIONS, "import_people", by=by, person=by, on=local_day(by.government, at))
    (check_sheet if may_be_text else check_size)(content)
    digest = hashlib.sha256(content).hexdigest()
    place = upload_place(by)
    place.mkdir(parents=True, exist_ok=True, mode=0o700)
    for old in place.parent.glob("*/*.xlsx"):
        if old.stat().st_mtime < (at - WAITS).timestamp():
            old.unlink(missing_ok=True)
    path = place / f"{digest}.xlsx"
    path.write_bytes(content)
    os.utime(path, (at.timestamp(), at.timestamp()))
    record(verb="keep_workbook", by=by, at=at, on=by, person=by, fields={"digest": digest})
    return digest


@transaction.atomic
def drop_workbook(*, by: Person, at: datetime, digest: str) -> None:
    """Forget a waiting workbook once this transaction commits."""
    path = upload_place(by) / f"{digest}.xlsx"
    transaction.on_commit(lambda: path.unlink(missing_ok=True))
    record(verb="drop_workbook", by=by, at=at, on=by, person=by, fields={"digest": digest})
