"""Reads how many came from an address this hour, without knowing the address."""

from __future__ import annotations

import hashlib
import hmac
from datetime import UTC, datetime, timedelta

from tolok.citizens.models import DayKey
from tolok.ledger.queries import calls_since

HOUR = timedelta(hours=1)


def caller_of(secret: bytes, *, form: str, address: str) -> str:
    """How an address is called for one form and day; without the day's key it means nothing."""
    return "public:" + hmac.digest(secret, f"{form}\n{address}".encode(), hashlib.sha256).hex()[:32]


def sent_this_hour(*, at: datetime, government_id: int, form: str, address: str) -> int:
    """How many forms of this name the address sent in the hour; nothing is counted by asking."""
    held = DayKey.objects.filter(government_id=government_id, on=at.astimezone(UTC).date()).first()
    if held is None:
        return 0
    caller = caller_of(bytes(held.secret), form=form, address=address)
    return calls_since(government_id=government_id, caller=caller, kind="hour", since=at - HOUR)
