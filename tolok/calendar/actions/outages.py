"""Notes that the server lives, and what it missed while it did not."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.db import transaction

from tolok.calendar.models import Outage, Pulse
from tolok.ledger.actions import Act, record_many
from tolok.people.access import inside
from tolok.people.queries import governments

# A restart is no outage; what takes longer is one.
SHORT = timedelta(minutes=2)
WORKER = "worker"


@transaction.atomic
def beat(*, at: datetime) -> Outage | None:
    """Note that the worker lives; a gap of more than two minutes since the last time is an outage for everybody."""
    Pulse.objects.get_or_create(name=WORKER, defaults={"at": at})
    pulse = Pulse.objects.select_for_update().get(name=WORKER)
    before = pulse.at
    if at <= before:
        return None
    Pulse.objects.filter(pk=pulse.pk).update(at=at)
    return note_outage(starts_at=before, at=at) if at - before > SHORT else None


@transaction.atomic
def note_outage(*, starts_at: datetime, at: datetime) -> Outage:
    """Keep an outage that ends now, and enter it in the ledger of every government."""
    outage = Outage.objects.create(starts_at=starts_at, ends_at=at)
    for government in governments():
        with inside(government.pk):
            record_many([Act("note_outage", at, government.pk, None, outage._meta.db_table, outage.pk)])
    return outage
