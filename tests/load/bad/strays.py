"""Finds rows that point to another government, which nothing sent may bring about."""

from __future__ import annotations

from django.apps import apps
from django.db import connection
from django.db.models import ForeignKey

from tolok.web.row_security import governed


def strays() -> list[str]:
    """Columns of governed tables that point to a row which this government can't see."""
    found = []
    with connection.cursor() as cursor:
        for table, column, target in _pointers():
            cursor.execute(
                f"SELECT 1 FROM {table} a LEFT JOIN {target} b ON b.id = a.{column}"
                f" WHERE a.{column} IS NOT NULL AND b.id IS NULL LIMIT 1"
            )
            found += [f"{table}.{column}"] if cursor.fetchone() else []
    return found


def _pointers() -> list[tuple[str, str, str]]:
    tables = set(governed())
    return [
        (model._meta.db_table, each.column, each.related_model._meta.db_table)
        for model in apps.get_models()
        for each in model._meta.concrete_fields
        if isinstance(each, ForeignKey) and {model._meta.db_table, each.related_model._meta.db_table} <= tables
    ]
