"""Queries whose SQL Django writes once; each asking fills in its values.

For those that every request asks: Django takes longer to write a query of five joined tables than PostgreSQL takes to
answer it, and does so each time anew.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property
from typing import Any, Generic, TypeVar

from django.db import DEFAULT_DB_ALIAS, connection
from django.db.models import Expression, Field, QuerySet
from django.db.models.query import get_related_populators

T = TypeVar("T")


class Slot(Expression):
    """The place in a prepared query of a value that comes with each asking, by name."""

    sql = "%s"

    def __init__(self, name: str, field: Field[Any, Any]) -> None:
        super().__init__(output_field=field)
        self.name = name

    def as_sql(self, compiler: Any, connection: Any) -> tuple[str, list[Any]]:  # type: ignore[override]  # a parameter
        """The place itself, found again among the parameters."""
        return self.sql, [self]


class Slots(Slot):
    """The place of many values, of whole numbers: `filter(pk__in=Slots(...))`."""

    sql = "(SELECT unnest(%s::bigint[]))"


class Prepared(Generic[T]):
    """A query with `Slot`s: called with their values it gives its rows, as models or, by `values_list`, as tuples.

    It must not differ with the language or the day: what else it holds is as it was when it was first asked.
    """

    def __init__(self, make: Callable[[], QuerySet[Any, T]]) -> None:
        self._make = make

    def __call__(self, **values: Any) -> list[T]:
        """The rows for these values, which go to the database as they are."""
        sql, parameters, read = self._written
        given = [values[each.name] if isinstance(each, Slot) else each for each in parameters]
        with connection.cursor() as cursor:
            cursor.execute(sql, given)
            return read(cursor.fetchall())

    def first(self, **values: Any) -> T | None:
        """The first row for these values; None when there is none."""
        rows = self(**values)
        return rows[0] if rows else None

    @cached_property
    def _written(self) -> tuple[str, tuple[Any, ...], Callable[[list[Any]], list[T]]]:
        asked = self._make()
        compiler = asked.query.get_compiler(DEFAULT_DB_ALIAS)
        sql, parameters = compiler.as_sql()
        return sql, tuple(parameters), _tuples(compiler) if asked.query.values_select else _models(compiler)


def _tuples(compiler: Any) -> Callable[[list[Any]], list[Any]]:
    convert = _converting(compiler)
    return lambda rows: [tuple(row) for row in convert(rows)]


def _models(compiler: Any) -> Callable[[list[Any]], list[Any]]:
    """As Django's own `ModelIterable` makes them, with the way of doing so found once."""
    convert, (model, columns) = (
        _converting(compiler),
        (compiler.klass_info["model"], compiler.klass_info["select_fields"]),
    )
    names = [compiler.select[column][0].target.attname for column in columns]
    first, end = columns[0], columns[-1] + 1
    related = get_related_populators(compiler.klass_info, compiler.select, DEFAULT_DB_ALIAS)  # type: ignore[call-arg]  # its stubs are of Django 6
    annotated = (compiler.annotation_col_map or {}).items()

    def read(rows: list[Any]) -> list[Any]:
        found = []
        for row in convert(rows):
            one = model.from_db(DEFAULT_DB_ALIAS, names, row[first:end])
            for each in related:
                each.populate(row, one)
            for name, column in annotated:
                setattr(one, name, row[column])
            found.append(one)
        return found

    return read


def _converting(compiler: Any) -> Callable[[list[Any]], Any]:
    converters = compiler.get_converters([each[0] for each in compiler.select])
    if not converters:
        return lambda rows: rows
    return lambda rows: compiler.apply_converters(rows, converters)
