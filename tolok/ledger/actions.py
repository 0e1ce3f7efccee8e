"""Records acts in the transaction that does them; keeps answers to repeats."""

from __future__ import annotations

import hashlib
import hmac
import secrets
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db import connection
from django.db.models import Model

from tolok.ledger.models import Answer, LedgerEntry, LedgerSalt

ENCODING = 1
# From this many rows on, staging with COPY is faster than inserting.
COPY_FROM = 50


class Refusal(Exception):
    """An act was refused; its text says what happened, why, and what to do next."""


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
    """Append one entry for each act with COPY; the number appended."""
    listed = list(acts)
    if not listed:
        return 0
    numbers = reserve_ids(LedgerEntry, len(listed))
    salts = [secrets.token_bytes(16) for _ in listed]
    rows = [_entry_row(*triple) for triple in zip(numbers, listed, salts, strict=True)]
    copy_rows("ledger_entry", ENTRY_COLUMNS, rows)
    kept = [(n, act.government_id, salt) for n, act, salt in zip(numbers, listed, salts, strict=True)]
    copy_rows(LedgerSalt._meta.db_table, ("entry_id", "government_id", "salt"), kept)
    return len(listed)


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


def reserve_ids(model: type[Model], count: int) -> list[int]:
    """Take `count` fresh ids of a table, in ascending order, so that rows can refer to each other."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT nextval(pg_get_serial_sequence(%s, 'id')) FROM generate_series(1, %s)",
            [model._meta.db_table, count],
        )
        return sorted(number for (number,) in cursor.fetchall())


def copy_rows(table: str, columns: tuple[str, ...], rows: Sequence[tuple[Any, ...]]) -> None:
    """Write rows inside the running transaction, many of them with COPY; row-level security holds.

    PostgreSQL has no COPY into a table with row-level security, so many rows land in a temporary
    table first; few rows are inserted directly.
    """
    named = ", ".join(columns)
    with connection.cursor() as cursor:
        if len(rows) < COPY_FROM:
            places = ", ".join(["%s"] * len(columns))
            cursor.executemany(f"INSERT INTO {table} ({named}) VALUES ({places})", rows)
            return
        cursor.execute(f"CREATE TEMP TABLE staged ON COMMIT DROP AS SELECT {named} FROM {table} WITH NO DATA")
        with cursor.copy(f"COPY staged ({named}) FROM STDIN") as copy:
            for row in rows:
                copy.write_row(row)
        cursor.execute(f"INSERT INTO {table} ({named}) SELECT {named} FROM staged")
        cursor.execute("DROP TABLE staged")


def copy_models(model: type[Model], instances: Iterable[Model]) -> None:
    """Write unsaved instances that already carry their ids with COPY."""
    fields = [f for f in model._meta.concrete_fields if not f.generated]
    rows = [tuple(f.get_db_prep_save(getattr(i, f.attname), connection) for f in fields) for i in instances]
    copy_rows(model._meta.db_table, tuple(f'"{f.column}"' for f in fields), rows)


def claim_answer(*, government_id: int, account_id: int, key: UUID, body_hash: bytes, at: datetime) -> Answer | None:
    """Take the key for this request: None when it is ours to answer, else the answer given before.

    A concurrent request with the same key waits here until the first one commits.
    """
    _, is_new = Answer.objects.get_or_create(
        government_id=government_id,
        account_id=account_id,
        key=key,
        defaults={"body_hash": body_hash, "answered_at": at},
    )
    if is_new:
        return None
    return Answer.objects.get(government_id=government_id, account_id=account_id, key=key)


def keep_answer(
    *,
    government_id: int,
    account_id: int,
    key: UUID,
    status: int,
    location: str,
    body: bytes,
    content_type: str,
) -> None:
    """Store what the first request was answered, in the transaction of its act."""
    Answer.objects.filter(government_id=government_id, account_id=account_id, key=key).update(
        status=status, location=location, body=body, content_type=content_type
    )


ENTRY_COLUMNS = (
    "id",
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


def _entry_row(number: int, act: Act, salt: bytes) -> tuple[Any, ...]:
    names = list(act.fields)
    return (
        number,
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
