"""Counts what comes through public forms and in photos, and remembers tickets."""

from __future__ import annotations

import secrets
from collections.abc import Iterable
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from django.db import connection, transaction
from django.utils.translation import gettext as _

from tolok.citizens.access.limits import photo_room
from tolok.citizens.access.tickets import mark_of
from tolok.citizens.access.weighing import Visits
from tolok.citizens.models import DayKey
from tolok.citizens.queries.guard import HOUR, caller_of
from tolok.ledger.actions import Refusal, add_up, count_call, forget_calls

if TYPE_CHECKING:
    from tolok.people.models import Government

# Longer than a ticket holds, from the start of the day on which it was used.
REMEMBERED = timedelta(days=3)
DAY, MEGABYTE = timedelta(days=1), 1_000_000
# Under it the photos of all addresses are added up.
ALL = "public:photos"


class PhotosFull(Refusal):
    """The photos of the day are as many as the policy lets one address or everybody bring."""

    about = "file"

    def __init__(self) -> None:
        super().__init__(
            _("No more photos can be taken today, so nothing was sent yet. Your words are kept below: send them without"
              " photos now, or with photos tomorrow.")
        )  # fmt: skip  # a long sentence


@transaction.atomic
def count_visit(*, at: datetime, government_id: int, form: str, address: str, most: int) -> Visits:
    """Count one form sent from an address, at most so many a minute; what is refused is no part of the hour."""
    with connection.cursor() as cursor:
        # A count that a power cut takes back harms nobody; a crowd that waits for the disk, one by one, does.
        cursor.execute("SELECT set_config('synchronous_commit', 'off', true)")
    caller = caller_of(_key_of_the_day(at, government_id), form=form, address=address)
    count, ends_at = count_call(government_id=government_id, caller=caller, kind="minute", at=at)
    if count > most:
        return Visits(max(1, int((ends_at - at).total_seconds())), 0)
    hour, _ends_at = count_call(government_id=government_id, caller=caller, kind="hour", at=at, span=HOUR)
    return Visits(0, hour)


@transaction.atomic
def count_photos(*, at: datetime, government: Government, address: str, sizes: Iterable[int]) -> None:
    """Add one report's photos to the day's sums of its address and of all; PhotosFull leaves both as they were.

    Each report counts in whole megabytes, begun ones too: an exact size beside an address would lead to its photos.
    """
    room, midnight = photo_room(government.pack), _midnight(at)
    amount = -(-sum(sizes) // MEGABYTE)
    sender = caller_of(_key_of_the_day(at, government.pk), form="photos", address=address)
    for caller, most in ((sender, room.address), (ALL, room.government)):
        told = add_up(government_id=government.pk, caller=caller, kind="photos", at=midnight, amount=amount, span=DAY)
        if told > most:
            raise PhotosFull


@transaction.atomic
def spend_ticket(*, at: datetime, government_id: int, ticket: str) -> bool:
    """Remember that the ticket was used, by its day only; whether it was new."""
    caller = f"ticket:{mark_of(ticket)}"
    count, _ends_at = count_call(
        government_id=government_id, caller=caller, kind="ticket", at=_midnight(at), span=REMEMBERED
    )
    return count == 1


def _midnight(at: datetime) -> datetime:
    return at.astimezone(UTC).replace(hour=0, minute=0, second=0, microsecond=0)


def _key_of_the_day(at: datetime, government_id: int) -> bytes:
    """The key of this day; with the first form of a day those of all days before are thrown away."""
    today = at.astimezone(UTC).date()
    held, is_new = DayKey.objects.get_or_create(
        government_id=government_id, on=today, defaults={"secret": secrets.token_bytes(32)}
    )
    if is_new:
        DayKey.objects.filter(government_id=government_id, on__lt=today).delete()
        forget_calls(government_id=government_id, callers="public:", until=at - HOUR)
        forget_calls(government_id=government_id, callers="ticket:", until=at - REMEMBERED)
    return bytes(held.secret)
