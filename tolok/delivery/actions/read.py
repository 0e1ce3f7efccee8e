"""Notes that a notice was read."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from django.db import transaction

from tolok.delivery.access import PERMISSIONS
from tolok.ledger.actions import record
from tolok.people.access import require
from tolok.people.queries import local_day

if TYPE_CHECKING:
    from tolok.delivery.models import Notice
    from tolok.people.models import Person


@transaction.atomic
def mark_read(*, by: Person, at: datetime, notice: Notice) -> Notice:
    """Note that the person has read it; reading twice changes nothing."""
    require(PERMISSIONS, "mark_read", by=by, person=notice.person, on=local_day(by.government, at))
    if notice.read_at is None:
        notice.read_at = at
        notice.save(update_fields=["read_at"])
        record(verb="mark_read", by=by, at=at, on=notice, person=by)
    return notice
