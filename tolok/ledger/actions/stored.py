"""Stores rows together with the entries of the act that made them."""

from __future__ import annotations

import secrets
from collections.abc import Sequence
from dataclasses import replace
from functools import cache
from typing import TypeVar

from django.db import connection
from django.db.models import Field, Model

from tolok.ledger.actions.acts import ENTRY_COLUMNS, Act, entry_row, record_many
from tolok.ledger.actions.bulk import copy_models, reserve_ids, values

M = TypeVar("M", bound=Model)
# The entry's column that only the stored row knows.
OWN = ENTRY_COLUMNS.index("object_id")


def store_acts(rows: Sequence[M], acts: Sequence[Act]) -> Sequence[M]:
    """Write unsaved rows of one table and the entry of each: one in one statement, many with COPY.

    The acts name no row yet; each row has its id afterwards.
    """
    if len(rows) == 1:
        _store_one(rows[0], acts[0])
    elif rows:
        for number, row in zip(reserve_ids(type(rows[0]), len(rows)), rows, strict=True):
            row.pk = number
        copy_models(type(rows[0]), rows)
        record_many(replace(act, object_id=row.pk) for row, act in zip(rows, acts, strict=True))
    return rows


def _store_one(row: Model, act: Act) -> None:
    fields, sql = _insert(type(row))
    salt = secrets.token_bytes(16)
    (given,), entry = values(fields, [row]), entry_row(act, salt)
    with connection.cursor() as cursor:
        cursor.execute(sql, [*given, *entry[:OWN], *entry[OWN + 1 :], salt])
        row.pk, row._state.adding, row._state.db = cursor.fetchone()[0], False, connection.alias


@cache
def _insert(model: type[Model]) -> tuple[list[Field[object, object]], str]:
    """The fields that a row fills in, and the statement that stores it with its entry and salt."""
    fields = [f for f in model._meta.concrete_fields if not f.generated and not f.primary_key]
    named, places = ", ".join(f'"{f.column}"' for f in fields), ", ".join(["%s"] * len(fields))
    entry = ", ".join("made.id" if number == OWN else "%s" for number in range(len(ENTRY_COLUMNS)))
    return fields, (
        f"WITH made AS (INSERT INTO {model._meta.db_table} ({named}) VALUES ({places}) RETURNING id),"
        f" entry AS (INSERT INTO ledger_entry ({', '.join(ENTRY_COLUMNS)}) SELECT {entry} FROM made"
        " RETURNING id, government_id),"
        " salt AS (INSERT INTO ledger_salt (entry_id, government_id, salt) SELECT id, government_id, %s FROM entry)"
        " SELECT id FROM made"
    )
