"""Publishes how the limits of services were kept in a quarter, once and for ever."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Any

from django.db import transaction

from tolok.calendar.queries import day_of
from tolok.citizens.models import ServedRelease
from tolok.citizens.queries.served_due import served_quarters_due
from tolok.evidence.queries.served import Served, served
from tolok.ledger.actions import record, take_turns

if TYPE_CHECKING:
    from tolok.people.models import Government

# A quarter with fewer finished services tells too much of each of them.
LEAST = 10


@transaction.atomic
def release_due_served(*, by: None = None, at: datetime, government: Government) -> int:
    """Publish every quarter of finished services whose day has come, by the system itself; how many.

    What is told is counted once: an event that comes or is struck out later would stand out by subtraction.
    """
    take_turns("served release", government.pk)
    on = day_of(at, government)
    due = served_quarters_due(government, on=on)
    for first, after in due:
        rows = [_row(each) for each in served(first, after)]
        release = ServedRelease.objects.create(
            government=government, starts_on=first, ends_on=after, released_on=on, rows=rows
        )
        record(verb="release_served", by=by, at=at, on=release, fields={"from": first, "rows": rows})
    return len(due)


def _row(each: Served) -> dict[str, Any]:
    """What may be told of a service: nothing is kept of few."""
    is_told = each.n >= LEAST
    return {
        "service": each.service_id,
        "n": each.n if is_told else None,
        "in_time": each.in_time if is_told else None,
    }
