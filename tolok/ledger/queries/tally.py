"""Reads how often somebody came."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from typing import TYPE_CHECKING

from django.db import connection

from tolok.ledger.models import Tally

if TYPE_CHECKING:
    from django.db.backends.utils import CursorWrapper


@contextmanager
def hurrying() -> Iterator[CursorWrapper]:
    """A cursor that waits two seconds for a row at most: who can't count must say so, not hang.

    What the transaction does afterwards waits as long as before, so that no word is lost in a crowd.
    """
    with connection.cursor() as cursor:
        cursor.execute("SELECT set_config('lock_timeout', '2s', true)")
        yield cursor
        cursor.execute("SET LOCAL lock_timeout TO DEFAULT")


def calls_since(*, government_id: int, caller: str, kind: str, since: datetime) -> int:
    """How often the caller came with this kind in a span that began after `since`; never waits long."""
    counts = Tally.objects.filter(government_id=government_id, caller=caller, kind=kind, began_at__gt=since)
    with hurrying():
        return counts.values_list("count", flat=True).first() or 0
