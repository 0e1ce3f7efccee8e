"""What the ledger announces: whom a committed act concerns, for open pages."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django.db import connection, transaction

CHANNEL = "tolok_news"


@dataclass(frozen=True)
class News:
    """Something new about a person: the government, the person and one word for the kind; never a text."""

    government_id: int
    person_id: int
    kind: str

    @property
    def payload(self) -> str:
        """As the database carries it."""
        return f"{self.government_id} {self.person_id} {self.kind}"


def news_in(payload: str) -> News | None:
    """What a payload says; None for anything that `announce` did not send."""
    parts = payload.split(" ")
    if len(parts) != 3 or not all(part.isascii() and part.isdigit() for part in parts[:2]):
        return None
    return News(int(parts[0]), int(parts[1]), parts[2])


def announce(news: Iterable[News]) -> None:
    """Tell the listeners as soon as this transaction is committed, each thing once; nothing when it is undone.

    Sent after the commit, because a NOTIFY inside makes every commit wait for the one before (decision 11).
    """
    payloads = sorted({each.payload for each in news})
    if payloads:
        transaction.on_commit(lambda: _send(payloads), robust=True)


def _send(payloads: list[str]) -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_notify(%s, payload) FROM unnest(%s::text[]) AS payload", [CHANNEL, payloads])
