"""Lets work of one kind in one government wait for its like."""

from __future__ import annotations

from django.db import connection


def take_turns(work: str, government_id: int) -> None:
    """Wait until nobody else does this work in the government, and hold it until the transaction ends."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(hashtext(%s), %s)", [work, government_id])
