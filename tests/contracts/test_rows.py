"""A government's rows carry its name, and the database keeps them apart."""

from __future__ import annotations

import pytest
from django.apps import apps
from django.db import connection

from tests.contracts.house import kept
from tolok.web.row_security import EXEMPT

SECURED = """
select relname from pg_class where relrowsecurity and oid in
    (select polrelid from pg_policy) and relnamespace = current_schema()::regnamespace
"""
CARRIERS = """
select table_name from information_schema.columns
where column_name = 'government_id' and table_schema = current_schema()
"""


def _names(query: str) -> set[str]:
    with connection.cursor() as cursor:
        cursor.execute(query)
        return {str(row[0]) for row in cursor.fetchall()}


def tables() -> set[str]:
    """Every table of ours."""
    ours = (model for model in apps.get_models() if model.__module__.startswith("tolok."))
    return {model._meta.db_table for model in ours if model._meta.managed and not model._meta.proxy}


def open_tables(given: set[str]) -> list[str]:
    """Tables without `government_id`, or without a row-level security policy."""
    carriers, secured = _names(CARRIERS), _names(SECURED)
    found = [f"{name}: has no government_id" for name in given - carriers]
    return sorted(found + [f"{name}: has no row-level security policy" for name in given - secured])


@pytest.mark.django_db
def test_every_table_of_a_government_is_kept_apart() -> None:
    kept(open_tables(tables() - set(EXEMPT)))


@pytest.mark.django_db
def test_an_open_table_is_found() -> None:
    with connection.cursor() as cursor:
        cursor.execute("create temporary table planted (id int)")

    assert open_tables({"planted"}) == [
        "planted: has no government_id",
        "planted: has no row-level security policy",
    ]
