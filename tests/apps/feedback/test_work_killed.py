"""A worker killed in the middle of a round: the next one ends it, exactly once."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from django.db import connection

from tests.apps.feedback.city import ASKED, City, marks, sent
from tolok.delivery.models import Notice
from tolok.feedback.actions import open_round, order_close
from tolok.feedback.models import Ask, Comment, Heard, Round, SealedSheet
from tolok.feedback.queries import drawn_in, has_key, pools_of
from tolok.ledger.models import LedgerEntry
from tolok.people.access import inside
from tolok.web import database
from tolok.web.server import resume_left_jobs, work

# Each of these comes to its middle, says so by a file, and waits there to be killed.
WORKER = """
import sys, time
from pathlib import Path
import django
django.setup()
from tolok.feedback.actions.voices.moves import RoundStep
from tolok.feedback.actions.voices.sealing import RoundKey
from tolok.feedback.tasks import rounds
from tolok.web.server import work

def wait(before=lambda *words, **names: None):
    def waiting(*words, **names):
        before(*words, **names)
        Path(sys.argv[2]).touch()
        time.sleep(60)
    return waiting

match sys.argv[1]:
    case "counts":
        rounds.BATCH, noted = 3, rounds._note
        rounds._note = lambda ordered, done: wait()() if done > 5 else noted(ordered, done)
    case "has written":
        RoundStep.forget = wait(RoundStep.forget)
    case "draws":
        rounds.drawn_in = wait(rounds.drawn_in)
    case "has made the key":
        RoundKey.made = staticmethod(wait(RoundKey.made))
work(until_empty=True)
"""


def killed(server: str, tmp_path: Path, middle: str) -> None:
    """A real worker on the database of this test, killed where it is in its middle."""
    address, there = database.as_role(server, "tolok_app", str(connection.settings_dict["NAME"])), tmp_path / "there"
    around = {"DATABASE_URL": address, "DJANGO_SETTINGS_MODULE": "tolok.web.settings", "TOLOK_HOME": str(tmp_path)}
    with subprocess.Popen([sys.executable, "-c", WORKER, middle, str(there)], env={**os.environ, **around}) as worker:
        until = time.monotonic() + 60
        while not there.exists():
            assert time.monotonic() < until, "the worker never came to its middle"
            assert worker.poll() is None, "the worker ended before its middle"
            time.sleep(0.02)
        worker.send_signal(signal.SIGKILL)
    assert worker.returncode == -signal.SIGKILL


def followed(monkeypatch: pytest.MonkeyPatch) -> int:
    """The next worker takes what the dead one held: how many jobs; it works until nothing is left."""
    monkeypatch.setattr("tolok.web.server.SILENCE", 0)
    time.sleep(1.1)
    resumed = resume_left_jobs()
    work(until_empty=True)
    return resumed


@pytest.mark.parametrize("middle", ["counts", "has written"])
def test_a_killed_close_is_ended_by_the_next_worker_and_every_sheet_counts_once(
    kept: City, server: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, middle: str
) -> None:
    with inside(kept.government.pk):
        opened = open_round(at=ASKED, round_=kept.ordered())
        asks = [ask for number in range(1, 5) for ask in kept.asks(f"clerk{number}", "peers")]
        sent(asks, marks(4), "Sabar.")
        order_close(by=kept["hr"], at=ASKED, round_=opened)
    killed(server, tmp_path, middle)
    with inside(kept.government.pk):
        halfway = (Round.objects.get().state, Heard.objects.count(), SealedSheet.objects.count(), has_key(opened))

    resumed = followed(monkeypatch)

    assert (halfway, resumed) == (("closing", 0, len(asks), True), 1)
    with inside(kept.government.pk):
        ended = Round.objects.get()
        counted = sum(sum(each.counts[:6]) for each in Heard.objects.all())
        entries = LedgerEntry.objects.filter(verb="close_round", object_id=opened.pk).count()
        told = Notice.objects.filter(key__endswith=":close_round:closed").count()
        left = (SealedSheet.objects.count(), Comment.objects.count(), has_key(opened))
    assert (ended.state, ended.done, counted) == ("closed", len(asks), len(asks))
    assert (entries, told, left) == (1, 1, (0, len(asks), False))


@pytest.mark.parametrize("middle", ["draws", "has made the key"])
def test_a_killed_opening_is_ended_by_the_next_worker_with_the_same_draw(
    kept: City, server: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, middle: str
) -> None:
    with inside(kept.government.pk):
        ordered = kept.ordered()
        expected = {(each.subject, each.voice, each.rater) for each in drawn_in(ordered, pools_of(ordered))}
    killed(server, tmp_path, middle)
    with inside(kept.government.pk):
        halfway = (Round.objects.get().state, Ask.objects.count(), Notice.objects.count(), has_key(ordered))

    resumed = followed(monkeypatch)

    assert (halfway, resumed) == (("opening", 0, 0, middle == "has made the key"), 1)
    with inside(kept.government.pk):
        assert (Round.objects.get().state, has_key(ordered)) == ("open", True)
        assert set(Ask.objects.values_list("subject_id", "voice", "rater_id")) == expected
        assert Ask.objects.count() == len(expected)
        assert LedgerEntry.objects.filter(verb="open_round", object_id=ordered.pk).count() == 1
