"""What the server acknowledged is stored, and nothing twice: many phones at once."""

from __future__ import annotations

import json
import os
import re
import signal
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from http.cookiejar import CookieJar
from pathlib import Path
from threading import Event
from urllib.error import HTTPError
from urllib.parse import urlencode
from uuid import uuid4

import psycopg
import pytest

from tests.journeys.conftest import serving
from tests.journeys.weather import weather
from tests.ports import free_port

#: Responses lost: 1,000 in `make test-long`, a tenth of it in every run.
LOST = int(os.environ.get("TOLOK_OUTBOX_ENTRIES", "50")) * 2
CROWD, PARALLEL, KILLS = 8, 50, 2
DAY = "2026-12-31"
# What is lost and sent again here is more than a phone may send in a minute.
UNLIMITED = {"TOLOK_API_PHONE_WRITES": "1000000"}
NAME = "Kunjungan rumahnya"


@pytest.fixture(scope="module")
def example_server(example_database: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The real server, which does not count how often phones come."""
    with serving(example_database, tmp_path_factory.mktemp("home"), TOLOK_EXAMPLE="1", **UNLIMITED) as address:
        yield address


def token_of(server: str) -> tuple[str, int]:
    """A phone token of the nurse, and a target of hers."""
    opener = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(CookieJar()))
    first = opener.open(server + "/", timeout=30).read().decode()
    form = next(f for f in re.findall(r"<form.*?</form>", first, re.S) if NAME in f and "/pontianak/" in f)
    action = re.findall(r'action="([^"]+)"', form)[0]
    fields = dict(re.findall(r'type="hidden" name="(\w+)" value="([^"]*)"', form))
    page = opener.open(server + action, urlencode(fields).encode(), timeout=60).read().decode()
    mark = re.findall(r'name="csrfmiddlewaretoken" value="([^"]+)"', page)[0]
    sent = urlencode({"csrfmiddlewaretoken": mark, "key": uuid4()}).encode()
    told = json.loads(opener.open(server + "/pontianak/ponsel/", sent, timeout=30).read())
    return str(told["secret"]), int(re.findall(r'data-kind="target" data-id="(\d+)"', page)[0])


def post(server: str, secret: str, target: int, key: str, note: str) -> int:
    """One try to send an entry; the status, 0 when no answer came."""
    fields = urlencode({"on": DAY, "target_id": target, "amount": "1", "note": note}).encode()
    asked = urllib.request.Request(server + "/api/v1/reports/entries", fields)
    asked.add_header("Authorization", f"Bearer {secret}")
    asked.add_header("Idempotency-Key", key)
    try:
        with urllib.request.urlopen(asked, timeout=60) as answer:
            return int(answer.status) if json.loads(answer.read())["key"] == key else 0
    except HTTPError as refusal:
        return refusal.code
    except (OSError, ValueError):
        return 0


def noted(database: str, note: str) -> dict[str, int]:
    """How many rows each note that starts like this has."""
    with psycopg.connect(database) as seen:
        seen.execute(
            "SELECT set_config('tolok.government', (SELECT id::text FROM people_government"
            " WHERE slug = 'pontianak'), true)"
        )
        asked = "SELECT note, count(*) FROM reports_report WHERE note LIKE %s GROUP BY note"
        return {str(text): int(count) for text, count in seen.execute(asked, [note + "%"])}


def test_fifty_sends_of_one_key_at_once_make_one_row(example_server: str, example_database: str) -> None:
    (secret, target), key, note = token_of(example_server), str(uuid4()), f"serentak {uuid4()}"

    with ThreadPoolExecutor(PARALLEL) as crowd:
        answers = list(crowd.map(lambda _n: post(example_server, secret, target, key, note), range(PARALLEL)))

    assert set(answers) == {201}
    assert noted(example_database, note) == {note: 1}


def lossy(server: str, database: str, key_of: Callable[[str], str]) -> tuple[int, dict[str, int]]:
    """Send entries whose first answer is lost, each again until one arrives; how many, and the rows of each note."""
    secret, target = token_of(server)
    run = f"hilang {uuid4()}"
    with weather(server) as (lossy_address, sky):
        sky.turns("cut")

        def one(number: int) -> None:
            note, key = f"{run} {number}", str(uuid4())
            assert post(lossy_address, secret, target, key_of(key), note) == 0
            while post(server, secret, target, key_of(key), note) != 201:
                time.sleep(0.05)

        with ThreadPoolExecutor(CROWD) as crowd:
            list(crowd.map(one, range(LOST)))
    return LOST, noted(database, run)


def test_a_lost_answer_makes_no_duplicate(example_server: str, example_database: str) -> None:
    count, rows = lossy(example_server, example_database, key_of=lambda key: key)

    assert (len(rows), set(rows.values())) == (count, {1})


def test_without_the_kept_key_the_same_losses_do_make_duplicates(example_server: str, example_database: str) -> None:
    count, rows = lossy(example_server, example_database, key_of=lambda _key: str(uuid4()))

    assert (len(rows), set(rows.values())) == (count, {2})


@contextmanager
def mortal(app: str, place: Path, port: int) -> Iterator[subprocess.Popen[bytes]]:
    """The real server in its own process group, so that all of it can be killed at once."""
    known = {name: value for name, value in os.environ.items() if name != "TOLOK_EXAMPLE"}
    surroundings = {**known, "DATABASE_URL": app, "TOLOK_HOME": str(place), "TOLOK_EXAMPLE": "1", **UNLIMITED}
    order = [sys.executable, "-m", "tolok.cli", "serve", "--port", str(port), "--workers", "2"]
    running = subprocess.Popen(order, env=surroundings, stdout=subprocess.DEVNULL, start_new_session=True)
    try:
        for _wait in range(480):
            try:
                if urllib.request.urlopen(f"http://localhost:{port}/readyz", timeout=2).status == 200:
                    break
            except OSError:
                time.sleep(0.25)
        yield running
    finally:
        os.killpg(running.pid, signal.SIGKILL)
        running.wait(timeout=30)


def test_what_was_acknowledged_survives_the_server_s_death(
    example_database: str, tmp_path_factory: pytest.TempPathFactory
) -> None:
    place, run, over = tmp_path_factory.mktemp("home"), f"maut {uuid4()}", Event()
    port = free_port()
    server, acknowledged, begun = f"http://localhost:{port}", list[str](), list[str]()

    def client(number: int, secret: str, target: int) -> None:
        count = 0
        while not over.is_set():
            note, key = f"{run} {number}-{count}", str(uuid4())
            begun.append(note)
            while not over.is_set():
                if post(server, secret, target, key, note) == 201:
                    acknowledged.append(note)
                    break
                time.sleep(0.05)
            count += 1

    with ThreadPoolExecutor(CROWD) as crowd:
        try:
            for death in range(KILLS + 1):
                with mortal(example_database, place, port):
                    if death == 0:
                        secret, target = token_of(server)
                        waiting = [crowd.submit(client, number, secret, target) for number in range(CROWD)]
                    time.sleep(2)
                    if death == KILLS:
                        over.set()
                        for each in waiting:
                            each.result(timeout=90)
        finally:
            over.set()

    rows = noted(example_database, run)
    assert len(acknowledged) > KILLS * CROWD
    assert set(acknowledged) <= set(rows) <= set(begun)
    assert set(rows.values()) == {1}
