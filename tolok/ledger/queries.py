"""Reads what was recorded."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from tolok.ledger.actions import commitment
from tolok.ledger.models import LedgerEntry, LedgerSalt


@dataclass(frozen=True)
class Line:
    """One act as a page shows it."""

    verb: str
    at: datetime
    actor_id: int | None
    person_id: int | None
    field_names: tuple[str, ...]


def acts_on(table: str, row_id: int) -> list[Line]:
    """Every act on one row, oldest first."""
    found = LedgerEntry.objects.filter(object_type=table, object_id=row_id).order_by("id")
    return [Line(e.verb, e.occurred_at, e.actor_id, e.person_id, tuple(e.field_names)) for e in found]


def is_committed(entry_id: int, name: str, value: object) -> bool:
    """Whether an entry's commitment to field `name` was made for this value; needs the entry's salt."""
    entry = LedgerEntry.objects.get(pk=entry_id)
    salt = LedgerSalt.objects.get(pk=entry_id).salt
    kept = dict(zip(entry.field_names, entry.commitments, strict=True))
    return bytes(kept[name]) == commitment(bytes(salt), name, value)
