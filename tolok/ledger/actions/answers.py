"""Keeps what a request was answered, so that its repeat is harmless."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from django.db import connection

from tolok.ledger.models import Answer

# Waits for whoever is storing the same key; gives a row back only to the first.
CLAIM = (
    "INSERT INTO ledger_answer (government_id, caller, key, body_hash, answered_at, location, body, content_type)"
    " VALUES (%s, %s, %s, %s, %s, '', '', '') ON CONFLICT ON CONSTRAINT answer_once DO NOTHING RETURNING id"
)

KEEP = (
    "UPDATE ledger_answer SET status = %s, location = %s, body = %s, content_type = %s"
    " WHERE government_id = %s AND caller = %s AND key = %s"
)


def claim_answer(*, government_id: int, caller: str, key: UUID, body_hash: bytes, at: datetime) -> Answer | None:
    """Take the key for this request: None when it is ours to answer, else the answer given before.

    A concurrent request with the same key waits here until the first one commits.
    """
    with connection.cursor() as cursor:
        cursor.execute(CLAIM, [government_id, caller, key, body_hash, at])
        is_new = cursor.fetchone() is not None
    if is_new:
        return None
    return Answer.objects.get(government_id=government_id, caller=caller, key=key)


def keep_answer(
    *,
    government_id: int,
    caller: str,
    key: UUID,
    status: int,
    location: str,
    body: bytes,
    content_type: str,
) -> None:
    """Store what the first request was answered, in the transaction of its act."""
    with connection.cursor() as cursor:
        cursor.execute(KEEP, [status, location, body, content_type, government_id, caller, key])
