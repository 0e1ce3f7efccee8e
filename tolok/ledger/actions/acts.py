"""Records acts in the transaction that does them."""

from __future__ import annotations

import secrets
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Self

from django.db import connection
from django.db.models import Model

from tolok.ledger.actions.bulk import COPY_FROM, copy_rows, reserve_ids
from tolok.ledger.models import LedgerEntry, LedgerSalt
from tolok.ledger.queries import commitment

ENCODING = 1
ENTRY_COLUMNS = (
    "government_id",
    "occurred_at",
    "actor_id",
    "verb",
    "object_type",
    "object_id",
    "person_id",
    "field_names",
    "commitments",
    "encoding",
)
# An entry and its salt in one statement.
APPEND = (
    f"WITH entry AS (INSERT INTO ledger_entry ({', '.join(ENTRY_COLUMNS)})"
    f" VALUES ({', '.join(['%s'] * len(ENTRY_COLUMNS))}) RETURNING id, government_id)"
    " INSERT INTO ledger_salt (entry_id, government_id, salt) SELECT id, government_id, %s FROM entry"
)


class Refusal(Exception):
    """An act was refused; its text says what happened, why, and what to do next.

    `about` is how the name of the field it speaks of ends, or "file" for whatever takes one.
    """

    about = ""

    def beside(self, field: str) -> Self:
        """The same, said beside this field: the one of several rows that is wrong."""
        self.about = field
        return self


@dataclass(frozen=True)
class Act:
    """One act to record: who did what to which row, about whom, and the fields it set."""

    verb: str
    at: datetime
    government_id: int | None
    actor_id: int | None
    object_type: str
    object_id: int | None
    person_id: int | None = None
    fields: Mapping[str, object] = field(default_factory=dict)


def record(
    *,
    verb: str,
    by: Model | None,
    at: datetime,
    on: Model,
    person: Model | None = None,
    fields: Mapping[str, object] | None = None,
) -> None:
    """Append the entry of one act on row `on`; `fields` are kept as salted commitments only.

    `by` None means the system itself acted.
    """
    record_many([act_on(verb=verb, by=by, at=at, on=on, person=person, fields=fields)])


def act_on(
    *,
    verb: str,
    by: Model | None,
    at: datetime,
    on: Model,
    person: Model | None = None,
    fields: Mapping[str, object] | None = None,
) -> Act:
    """The act on a stored row, ready for `record_many`."""
    return Act(
        verb=verb,
        at=at,
        government_id=getattr(on, "government_id", None) or on.pk,
        actor_id=by.pk if by else None,
        object_type=on._meta.db_table,
        object_id=on.pk,
        person_id=person.pk if person else None,
        fields=fields or {},
    )


def record_many(acts: Iterable[Act]) -> int:
    """Append one entry for each act, many of them with COPY; the number appended."""
    listed = [(act, secrets.token_bytes(16)) for act in acts]
    if len(listed) < COPY_FROM:
        with connection.cursor() as cursor:
            cursor.executemany(APPEND, [(*entry_row(act, salt), salt) for act, salt in listed])
        return len(listed)
    numbers = reserve_ids(LedgerEntry, len(listed))
    copy_rows("ledger_entry", ("id", *ENTRY_COLUMNS), _numbered(numbers, listed))
    kept = [(n, act.government_id, salt) for n, (act, salt) in zip(numbers, listed, strict=True)]
    copy_rows(LedgerSalt._meta.db_table, ("entry_id", "government_id", "salt"), kept)
    return len(listed)


def _numbered(numbers: list[int], listed: list[tuple[Act, bytes]]) -> Iterator[tuple[Any, ...]]:
    return ((number, *entry_row(act, salt)) for number, (act, salt) in zip(numbers, listed, strict=True))


def entry_row(act: Act, salt: bytes) -> tuple[Any, ...]:
    """An act as its row stands, in the order of ENTRY_COLUMNS."""
    names = list(act.fields)
    return (
        act.government_id,
        act.at,
        act.actor_id,
        act.verb,
        act.object_type,
        act.object_id,
        act.person_id,
        names,
        [commitment(salt, name, act.fields[name]) for name in names],
        ENCODING,
    )
