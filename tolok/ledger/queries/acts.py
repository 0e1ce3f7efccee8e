"""Reads what was recorded."""

from __future__ import annotations

import hashlib
import hmac
from collections.abc import Mapping
from datetime import date, datetime

from django.db.models import Model

from tolok.ledger.models import LedgerEntry, LedgerSalt


def is_committed(entry_id: int, name: str, value: object) -> bool:
    """Whether an entry's commitment to field `name` was made for this value; needs the entry's salt."""
    entry = LedgerEntry.objects.get(pk=entry_id)
    salt = LedgerSalt.objects.get(pk=entry_id).salt
    kept = dict(zip(entry.field_names, entry.commitments, strict=True))
    return bytes(kept[name]) == commitment(bytes(salt), name, value)


def was_recorded(verb: str, on: Model, fields: Mapping[str, object]) -> bool:
    """Whether the first such act on a row was recorded with exactly these values; other fields are not looked at."""
    acts = LedgerEntry.objects.filter(verb=verb, object_type=on._meta.db_table, object_id=on.pk)
    entry = acts.order_by("pk").first()
    return entry is not None and all(is_committed(entry.pk, name, value) for name, value in fields.items())


def commitment(salt: bytes, name: str, value: object) -> bytes:
    """HMAC-SHA256 of a field's canonical text under the entry's salt (32 bytes)."""
    return hmac.new(salt, f"{name}\x00{canonical(value)}".encode(), hashlib.sha256).digest()


def canonical(value: object) -> str:
    """The one text of a value that is committed to; encoding version 1."""
    if value is None:
        return "null"
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, datetime | date):
        return value.isoformat()
    return str(value)
