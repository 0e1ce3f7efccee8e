"""The clock twice at once, beside a click, or killed: results come out once."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Barrier
from typing import Any

import pytest
from django.db import IntegrityError, connection, transaction

from tests.apps.citizens.surveys import APRIL, asked, crowded
from tests.apps.work import Office, opened
from tests.conftest import NOON, TODAY
from tolok.citizens.actions import assign_duty
from tolok.citizens.actions.survey import releases
from tolok.citizens.actions.survey.releases import release_due, release_survey
from tolok.citizens.models import SurveyRelease
from tolok.citizens.tasks import pass_day
from tolok.delivery.models import Notice
from tolok.ledger.models import LedgerEntry
from tolok.people.access import enter, inside
from tolok.people.models import Government
from tolok.web import database

MANY = 6
# Comes to its middle, where all is written and nothing committed, says so by a file, and waits there to be killed.
CLOCK = """
import sys, time
from pathlib import Path
import django
django.setup()
from tolok.citizens import tasks

def wait(*, at, government):
    Path(sys.argv[1]).touch()
    time.sleep(60)

tasks.remind_owners = wait
tasks.pass_day(int(sys.argv[2]))
"""


@pytest.fixture
def kept(request: pytest.FixtureRequest, django_db_setup: None, django_db_blocker: Any) -> Iterator[Office]:
    """A committed office with a quarter that was answered: other connections and processes see it."""
    with django_db_blocker.unblock():
        with transaction.atomic():
            Government.objects.filter(slug="lain").update(slug=f"lain-{time.monotonic_ns()}")
            slug = request.node.name[5:40].replace("_", "-")
            made = Government.objects.create(slug=slug, name="Kota Jam", pack="permenpanrb-6-2022")
            enter(made.pk)
            office = opened(made)
            assign_duty(by=office["hr"], at=NOON, person=office["self"], unit=office.unit, starts_on=TODAY)
            crowded(asked(office), 12)
        yield office
        connection.close()


def at_once(office: Office, acts: list[Callable[[], object]]) -> list[str]:
    """Each on a connection and in a transaction of its own: what came of them."""

    def attempt(act: Callable[[], object]) -> str:
        try:
            with inside(office.government.pk):
                act()
        except IntegrityError as fault:
            return type(fault).__name__
        finally:
            connection.close()
        return "done"

    with ThreadPoolExecutor(len(acts)) as pool:
        return sorted(pool.map(attempt, acts))


def counted(office: Office) -> tuple[int, int, int]:
    """How many releases, entries and notices there are."""
    with inside(office.government.pk):
        entries = LedgerEntry.objects.filter(verb="release_survey").count()
        return SurveyRelease.objects.count(), entries, Notice.objects.filter(key__startswith="survey:").count()


def test_clocks_and_clicks_at_once_publish_once(kept: Office) -> None:
    def clock() -> None:
        release_due(at=NOON, government=kept.government)

    def click() -> None:
        release_survey(by=kept["hr"], at=NOON, government=kept.government, starts_on=APRIL)

    done = at_once(kept, [clock, click] * (MANY // 2))

    assert done == ["done"] * MANY
    assert counted(kept) == (1, 1, 1)


def test_without_the_lock_only_the_constraint_stops_the_second(kept: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    """The twin: both look before either stores."""
    both, told = Barrier(2, timeout=20), releases._told

    def slowly(*given: Any) -> dict[str, Any]:
        both.wait()
        return told(*given)

    monkeypatch.setattr(releases, "take_turns", lambda _work, _government: None)
    monkeypatch.setattr(releases, "_told", slowly)

    done = at_once(kept, [lambda: release_due(at=NOON, government=kept.government)] * 2)

    assert done == ["IntegrityError", "done"]


def test_a_clock_killed_in_its_middle_published_nothing_and_the_next_one_once(
    kept: Office, server: str, tmp_path: Path, settings: Any
) -> None:
    settings.EXAMPLE_DAY = None
    address, there = database.as_role(server, "tolok_app", str(connection.settings_dict["NAME"])), tmp_path / "there"
    around = {"DATABASE_URL": address, "DJANGO_SETTINGS_MODULE": "tolok.web.settings", "TOLOK_HOME": str(tmp_path)}
    command = [sys.executable, "-c", CLOCK, str(there), str(int(NOON.timestamp()))]
    with subprocess.Popen(command, env={**os.environ, **around}) as clock:
        until = time.monotonic() + 60
        while not there.exists():
            assert time.monotonic() < until, "the clock never came to its middle"
            assert clock.poll() is None, "the clock ended before its middle"
            time.sleep(0.02)
        clock.send_signal(signal.SIGKILL)
    halfway = counted(kept)

    for _time in range(2):
        pass_day(int(NOON.timestamp()))

    assert (halfway, counted(kept)) == ((0, 0, 0), (1, 1, 1))
