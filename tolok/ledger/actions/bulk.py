"""Writes thousands of rows at once, inside the transaction and its rules."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Sequence
from itertools import chain, islice
from operator import attrgetter
from typing import Any, TypeVar

from django.db import connection
from django.db.models import Field, JSONField, Model

M = TypeVar("M", bound=Model)
# Fewer rows are not worth a temporary table.
COPY_FROM = 50


def reserve_ids(model: type[Model], count: int) -> list[int]:
    """Take `count` fresh ids of a table, in ascending order, so that rows can refer to each other."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT nextval(pg_get_serial_sequence(%s, 'id')) FROM generate_series(1, %s)",
            [model._meta.db_table, count],
        )
        return sorted(number for (number,) in cursor.fetchall())


def copy_rows(table: str, columns: tuple[str, ...], rows: Iterable[tuple[Any, ...]]) -> None:
    """Write rows inside the running transaction, many of them with COPY; row-level security holds.

    Rows may be made while they are written, so that PostgreSQL stores the first ones meanwhile.

    PostgreSQL has no COPY into a table with row-level security, so many rows land in a temporary
    table first; few rows are inserted directly.
    """
    named, left = ", ".join(columns), iter(rows)
    first = list(islice(left, COPY_FROM))
    with connection.cursor() as cursor:
        if len(first) < COPY_FROM:
            places = ", ".join(["%s"] * len(columns))
            cursor.executemany(f"INSERT INTO {table} ({named}) VALUES ({places})", first)
            return
        cursor.execute(f"CREATE TEMP TABLE staged ON COMMIT DROP AS SELECT {named} FROM {table} WITH NO DATA")
        with cursor.copy(f"COPY staged ({named}) FROM STDIN") as copy:
            deque(map(copy.write_row, chain(first, left)), maxlen=0)
        cursor.execute(f"INSERT INTO {table} ({named}) SELECT {named} FROM staged")
        cursor.execute("DROP TABLE staged")


def copy_models(model: type[Model], instances: Iterable[Model]) -> None:
    """Write unsaved instances that already carry their ids with COPY."""
    fields = [f for f in model._meta.concrete_fields if not f.generated]
    copy_rows(model._meta.db_table, tuple(f'"{f.column}"' for f in fields), values(fields, instances))


def values(fields: Sequence[Field[Any, Any]], instances: Iterable[Model]) -> Iterable[tuple[Any, ...]]:
    """The driver takes numbers, texts and moments as they are; only JSON has to be prepared."""
    rows: Iterable[tuple[Any, ...]] = map(attrgetter(*(f.attname for f in fields)), instances)
    if any(isinstance(f, JSONField) for f in fields):
        rows = (tuple(f.get_db_prep_save(v, connection) for f, v in zip(fields, row, strict=True)) for row in rows)
    return rows
