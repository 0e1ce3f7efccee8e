"""Counts how often somebody came in the last minute, hour or day."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.db import connection

from tolok.ledger.queries.tally import hurrying

# One row a caller and kind, taken by one at a time and only until the commit: the count is exact.
COUNT = """
INSERT INTO ledger_tally AS held (government_id, caller, kind, began_at, count) VALUES (%s, %s, %s, %s, %s)
ON CONFLICT (government_id, caller, kind) DO UPDATE SET
    count = CASE WHEN held.began_at > %s THEN held.count + excluded.count ELSE excluded.count END,
    began_at = CASE WHEN held.began_at > %s THEN held.began_at ELSE excluded.began_at END
RETURNING count, began_at
"""
FORGET = "DELETE FROM ledger_tally WHERE government_id = %s AND starts_with(caller, %s) AND began_at < %s"
MINUTE = timedelta(minutes=1)


def count_call(
    *, government_id: int, caller: str, kind: str, at: datetime, span: timedelta = MINUTE
) -> tuple[int, datetime]:
    """How often the caller came with this kind since the minute (or `span`) began, this time included, and its end.

    It begins with the first call after the one before it ended. Counts in the transaction it is called in.
    """
    with hurrying() as cursor:
        cursor.execute(COUNT, [government_id, caller, kind, at, 1, at - span, at - span])
        count, began_at = cursor.fetchone()
    return int(count), began_at + span


def add_up(*, government_id: int, caller: str, kind: str, at: datetime, amount: int, span: timedelta) -> int:
    """What the caller brought of this kind since the span began, this amount included.

    It waits for whoever adds at the same time, and is undone with the transaction it is called in: the sum is exact.
    """
    with connection.cursor() as cursor:
        cursor.execute(COUNT, [government_id, caller, kind, at, amount, at - span, at - span])
        return int(cursor.fetchone()[0])


def forget_calls(*, government_id: int, callers: str, until: datetime) -> int:
    """Forget the counts of callers that begin so, of spans that began before `until`; how many."""
    with connection.cursor() as cursor:
        cursor.execute(FORGET, [government_id, callers, until])
        return int(cursor.rowcount)
