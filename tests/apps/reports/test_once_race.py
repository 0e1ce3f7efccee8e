"""Two ways of one report at once: the later one finds the quicker one's row."""

from __future__ import annotations

import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from threading import Event
from typing import Any
from uuid import UUID, uuid4

import pytest
from django.db import connection, transaction

from tests.apps.web.conftest import Side, side
from tests.conftest import NOON, TODAY
from tolok.people.access import inside
from tolok.reports.actions import Filing, KeyIsTaken, file_once
from tolok.reports.models import Report

SOON = 10.0
WAITING = "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'"


@pytest.fixture(scope="module")
def town(django_db_setup: None, django_db_blocker: Any) -> Iterator[Side]:
    """A government whose rows are committed, so that threads see them."""
    with django_db_blocker.unblock():
        with transaction.atomic():
            made = side("cepat")
        yield made
        connection.close()


def filing(town: Side, key: UUID, task: str) -> Filing:
    """The clerk's report under this key."""
    ani = town.persons["ani"]
    return Filing(ani, NOON, ani, TODAY, task=task, ordered_by="Bu Camat", key=key)


def is_waiting() -> bool:
    """Whether somebody waits for another's commit."""
    with connection.cursor() as cursor:
        cursor.execute(WAITING)
        return bool(cursor.fetchone()[0])


def at_once(town: Side, first: Filing, second: Filing) -> tuple[int, int]:
    """The rows of both, the second begun while the first is stored and not yet committed."""
    stored, go = Event(), Event()

    def quick() -> int:
        try:
            with inside(town.government.pk):
                row = file_once(at=NOON, filing=first)
                stored.set()
                go.wait(SOON)
            return row.pk
        finally:
            connection.close()

    def slow() -> int:
        try:
            with inside(town.government.pk):
                return file_once(at=NOON, filing=second).pk
        finally:
            connection.close()

    with ThreadPoolExecutor(2) as pool:
        one = pool.submit(quick)
        assert stored.wait(SOON) or one.result(SOON)
        other = pool.submit(slow)
        while not is_waiting():
            assert not other.done(), "the second did not wait for the first"
            time.sleep(0.02)
        go.set()
        return one.result(SOON), other.result(SOON)


def test_the_later_one_finds_the_quicker_one_s_row(town: Side) -> None:
    key = uuid4()

    first, second = at_once(town, filing(town, key, "Mengantar berkas"), filing(town, key, "Mengantar berkas"))

    assert first == second
    with inside(town.government.pk):
        assert Report.objects.filter(key=key).count() == 1


def test_the_later_one_with_other_words_is_told(town: Side) -> None:
    key = uuid4()

    with pytest.raises(KeyIsTaken):
        at_once(town, filing(town, key, "Mengantar berkas"), filing(town, key, "Menjaga loket"))
