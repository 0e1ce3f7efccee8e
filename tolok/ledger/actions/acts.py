"""Records acts in the transaction that does them."""

from __future__ import annotations

import secrets
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.db.models import Model

from tolok.ledger.actions.bulk import copy_rows, reserve_ids
from tolok.ledger.models import LedgerEntry, LedgerSalt
from tolok.ledger.queries import commitment

ENCODING = 1
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
