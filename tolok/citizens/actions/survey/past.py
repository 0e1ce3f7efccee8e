"""Imports results that were published before the system came."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import TYPE_CHECKING

from django.db import transaction
from django.utils.translation import gettext as _

from tolok.calendar.queries import day_of
from tolok.citizens.access import PERMISSIONS
from tolok.citizens.models import PastResult
from tolok.citizens.queries.survey.past import OldRow
from tolok.ledger.actions import Refusal, record
from tolok.people.access import require

if TYPE_CHECKING:
    from tolok.people.models import Person


class NothingToImport(Refusal):
    """The file has no row."""

    def __init__(self) -> None:
        super().__init__(_("The file has no row to import. Fill in one service and year a line, then try again."))


@transaction.atomic
def import_past(*, by: Person, at: datetime, rows: Sequence[OldRow]) -> int:
    """Keep what was published of services in earlier years; a year that is there is replaced. How many."""
    require(PERMISSIONS, "import_past", by=by, person=by, on=day_of(at, by.government))
    if not rows:
        raise NothingToImport
    for row in rows:
        PastResult.objects.update_or_create(
            service_id=row.service_id,
            year=row.year,
            defaults={
                "government_id": by.government_id, "n": row.n, "published": row.published, "means": dict(row.means),
            },
        )  # fmt: skip  # what is stored stands together
    record(verb="import_past", by=by, at=at, on=by, fields={"n": len(rows), "rows": [str(row) for row in rows]})
    return len(rows)
