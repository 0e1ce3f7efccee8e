"""A worker killed while it gathers: the next goes on, nobody comes twice."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from typing import Any

import pytest
from django.db import connection, transaction

from tests.apps.appraisal.conftest import AFTER, Office, committed
from tolok.appraisal.actions import order_gathering
from tolok.appraisal.models import Appraisal, Dossier, Gathering, Proposal
from tolok.people.access import inside
from tolok.web import database
from tolok.web.server import resume_left_jobs, work

PEOPLE = 60
# One person a batch, so that there is a middle to be killed in.
WORKER = """
import django
django.setup()
from tolok.appraisal.tasks import gathering
from tolok.web.server import work
gathering.BATCH = 1
work(until_empty=True)
"""


@pytest.fixture
def kept(request: pytest.FixtureRequest, django_db_setup: None, django_db_blocker: Any) -> Iterator[Office]:
    """A committed office with many clerks: workers in other processes see it."""
    with django_db_blocker.unblock():
        with transaction.atomic():
            made = committed(request.node.name[5:40].replace("_", "-"))
            for number in range(PEOPLE - 1):
                made.hire(f"c{number}", above="superior")
                made.plan(f"c{number}")
        yield made
        connection.close()


def worker(server: str) -> subprocess.Popen[bytes]:
    """A real worker on the database of this test."""
    address = database.as_role(server, "tolok_app", str(connection.settings_dict["NAME"]))
    around = {**os.environ, "DATABASE_URL": address, "DJANGO_SETTINGS_MODULE": "tolok.web.settings"}
    return subprocess.Popen([sys.executable, "-c", WORKER], env=around)


def wait_for(asked: Gathering, done: int) -> None:
    """Until so many are written."""
    until = time.monotonic() + 60
    while time.monotonic() < until:
        with inside(asked.government_id):
            if Gathering.objects.get(pk=asked.pk).done >= done:
                return
        time.sleep(0.02)
    pytest.fail("the worker writes nothing")


def test_a_killed_worker_s_gathering_is_finished_by_the_next(
    kept: Office, server: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    with inside(kept.government.pk):
        asked = order_gathering(by=kept.people["hr"], at=AFTER, period=kept.quarter())
    with worker(server) as first:
        wait_for(asked, 5)
        first.send_signal(signal.SIGKILL)
    with inside(kept.government.pk):
        halfway, left = Gathering.objects.get(pk=asked.pk), Appraisal.objects.count()
    monkeypatch.setattr("tolok.web.server.SILENCE", 0)

    time.sleep(1.1)
    resumed = resume_left_jobs()
    work(until_empty=True)

    assert (first.returncode, halfway.state, resumed) == (-signal.SIGKILL, "running", 1)
    assert 5 <= left == halfway.done < PEOPLE
    with inside(kept.government.pk):
        ended = Gathering.objects.get(pk=asked.pk)
        counts = [model.objects.count() for model in (Appraisal, Dossier, Proposal)]
        persons = Appraisal.objects.values("person").distinct().count()
    assert (ended.state, ended.done, ended.total) == ("done", PEOPLE, PEOPLE)
    assert (counts, persons) == ([PEOPLE] * 3, PEOPLE)


def test_two_workers_at_once_gather_a_period_once(kept: Office, server: str) -> None:
    with inside(kept.government.pk):
        period = kept.quarter(1)
        asked = order_gathering(by=kept.people["hr"], at=AFTER, period=period)

    with worker(server) as first, worker(server) as second:
        assert (first.wait(60), second.wait(60)) == (0, 0)

    with inside(kept.government.pk):
        ended = Gathering.objects.get(pk=asked.pk)
        assert (ended.state, ended.done, Appraisal.objects.filter(period=period).count()) == ("done", PEOPLE, PEOPLE)
