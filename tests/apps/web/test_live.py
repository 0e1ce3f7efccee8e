"""Open pages hear what is new about whom they follow, at once, and nothing else."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterable, Iterator
from typing import Any

import psycopg
import pytest
import time_machine
from django.db import connection, transaction

from tests.apps.web.conftest import Side, side
from tests.apps.web.listening import NEVER, SOON, WEB_PORT, Place
from tests.ports import free_port
from tolok.ledger.events import CHANNEL, News, announce
from tolok.people.access import Request, enter, follow
from tolok.people.access.news import SECONDS
from tolok.people.models import Government, Person
from tolok.web.database import as_role
from tolok.web.live.readers import MOST_OF_ONE


@pytest.fixture(scope="module")
def place(server: str, django_db_setup: None) -> Iterator[Place]:
    """The real stream on this module's database."""
    port = free_port()
    app = as_role(server, "tolok_app", str(connection.settings_dict["NAME"]))
    order = [sys.executable, "-m", "tolok.cli", "stream", "--port", str(port), "--web-port", str(WEB_PORT)]
    with subprocess.Popen(order, env={**os.environ, "DATABASE_URL": app}) as process:
        place = Place(port, process)
        try:
            place.wait_for("200")
            yield place
        finally:
            process.terminate()
            assert process.wait(timeout=10) == 0


@pytest.fixture(scope="module")
def towns(django_db_setup: None, django_db_blocker: Any) -> Iterator[tuple[Side, Side]]:
    """Two governments whose rows are committed."""
    with django_db_blocker.unblock():
        made = []
        for slug in ("siang", "malam"):
            with transaction.atomic():
                made.append(side(slug))
        yield made[0], made[1]
        connection.close()


def pass_of(reader: Side, person_ids: Iterable[int], *kinds: str) -> str:
    """The pass that a page of the government's HR person carries."""
    request = Request()
    request.government, request.person, request.began = reader.government, reader.persons["hadi"], time.time()
    return follow(request, person_ids, kinds)


def tell(government: Government, person: Person, kind: str) -> None:
    """News in a transaction of its own, committed."""
    with transaction.atomic():
        enter(government.pk)
        announce([News(government.pk, person.pk, kind)])


def listeners(server: str) -> list[int]:
    """The database's processes that listen for this module's stream."""
    with psycopg.connect(server, autocommit=True) as superuser:
        found = superuser.execute(
            "SELECT pid FROM pg_stat_activity WHERE datname = %s AND query LIKE 'LISTEN%%'",
            [str(connection.settings_dict["NAME"])],
        )
        return [pid for (pid,) in found]


def test_a_page_hears_of_whom_it_follows_and_of_no_other_kind_or_person(place: Place, towns: tuple[Side, Side]) -> None:
    ours, _theirs = towns
    ani, hadi = ours.persons["ani"], ours.persons["hadi"]

    with place.open(pass_of(ours, [ani.pk], "filed")) as page:
        tell(ours.government, hadi, "filed")
        tell(ours.government, ani, "said")
        tell(ours.government, ani, "filed")

        assert (page.next(), page.next(NEVER)) == ("news filed", "")


def test_the_news_of_another_government_is_told_to_nobody_here(place: Place, towns: tuple[Side, Side]) -> None:
    ours, theirs = towns
    stranger = theirs.persons["ani"]

    with place.open(pass_of(ours, [stranger.pk], "filed")) as page:
        tell(theirs.government, stranger, "filed")

        assert page.next(NEVER) == ""


def test_with_the_right_government_in_the_pass_the_same_news_would_come(place: Place, towns: tuple[Side, Side]) -> None:
    _ours, theirs = towns
    stranger = theirs.persons["ani"]

    with place.open(pass_of(theirs, [stranger.pk], "filed")) as page:
        tell(theirs.government, stranger, "filed")

        assert page.next() == "news filed"


def test_nothing_is_heard_of_what_was_undone(place: Place, towns: tuple[Side, Side]) -> None:
    ours, _theirs = towns
    ani = ours.persons["ani"]

    with place.open(pass_of(ours, [ani.pk], "filed", "said")) as page:
        with transaction.atomic():
            announce([News(ours.government.pk, ani.pk, "filed")])
            transaction.set_rollback(True)
        tell(ours.government, ani, "said")

        assert (page.next(), page.next(NEVER)) == ("news said", "")


def test_told_on_a_line_of_its_own_the_undone_would_be_heard(
    place: Place, towns: tuple[Side, Side], server: str
) -> None:
    ours, _theirs = towns
    news = News(ours.government.pk, ours.persons["ani"].pk, "filed")
    app = as_role(server, "tolok_app", str(connection.settings_dict["NAME"]))

    with place.open(pass_of(ours, [news.person_id], "filed")) as page:
        with transaction.atomic():
            with psycopg.connect(app, autocommit=True) as beside:
                beside.execute("SELECT pg_notify(%s, %s)", [CHANNEL, news.payload])
            transaction.set_rollback(True)

        assert page.next() == "news filed"


def test_a_forged_a_damaged_and_an_old_pass_are_refused(place: Place, towns: tuple[Side, Side]) -> None:
    ours, _theirs = towns
    good = pass_of(ours, [ours.persons["ani"].pk], "filed")
    with time_machine.travel(time.time() - SECONDS - 5):
        old = pass_of(ours, [ours.persons["ani"].pk], "filed")

    for token in ("", "abc", good[:-1], "x" + good, f"{good}x", old):
        with place.open(token) as page:
            assert page.status == 403, token
    with place.open(good) as page:
        assert page.status == 200


def test_a_page_is_let_go_when_its_pass_is_over(place: Place, towns: tuple[Side, Side]) -> None:
    ours, _theirs = towns
    with time_machine.travel(time.time() - SECONDS + 2):
        nearly_over = pass_of(ours, [ours.persons["ani"].pk], "filed")

    with place.open(nearly_over) as page:
        assert page.next() == "over"


@pytest.mark.parametrize(
    ("origin", "status"),
    [
        (f"http://localhost:{WEB_PORT}", 200),
        ("http://localhost:9999", 403),
        (f"https://localhost:{WEB_PORT}", 403),
        ("http://jahat.example.org:8000", 403),
        ("null", 403),
        ("http://[", 403),
    ],
)
def test_only_pages_of_this_server_may_listen(place: Place, towns: tuple[Side, Side], origin: str, status: int) -> None:
    ours, _theirs = towns

    with place.open(pass_of(ours, [ours.persons["ani"].pk], "filed"), Origin=origin) as page:
        allowed = page.answer.headers.get("Access-Control-Allow-Origin")
        assert (page.status, allowed) == (status, origin if status == 200 else None)


def test_one_person_opens_twenty_pages_and_no_more(place: Place, towns: tuple[Side, Side]) -> None:
    ours, _theirs = towns
    token = pass_of(ours, [ours.persons["ani"].pk], "filed")
    place.wait_for("200 ok 0")

    with place.open(token) as first:
        others = [place.open(token) for _number in range(MOST_OF_ONE - 1)]
        statuses = {page.__enter__().status for page in others}
        with place.open(token) as beyond:
            assert (first.status, statuses, beyond.status) == (200, {200}, 503)
        for page in others:
            page.__exit__(None, None, None)
    place.wait_for("200 ok 0")


def test_a_broken_line_to_the_database_lets_the_pages_go_and_is_laid_anew(
    place: Place, towns: tuple[Side, Side], server: str
) -> None:
    ours, _theirs = towns
    ani = ours.persons["ani"]
    with place.open(pass_of(ours, [ani.pk], "filed")) as page:
        (before,) = listeners(server)
        with psycopg.connect(server, autocommit=True) as superuser:
            superuser.execute("SELECT pg_terminate_backend(%s)", [before])

        assert page.next() == "over"

    place.wait_for("200")
    assert listeners(server) != [before]
    with place.open(pass_of(ours, [ani.pk], "filed")) as page:
        tell(ours.government, ani, "filed")
        assert page.next() == "news filed"


def test_what_nobody_here_sent_on_the_channel_is_passed_over(
    place: Place, towns: tuple[Side, Side], server: str
) -> None:
    ours, _theirs = towns
    ani = ours.persons["ani"]
    app = as_role(server, "tolok_app", str(connection.settings_dict["NAME"]))

    with place.open(pass_of(ours, [ani.pk], "filed")) as page:
        with psycopg.connect(app, autocommit=True) as beside:
            for payload in ("", "halo", "1 2", f"{ours.government.pk} x filed", f"{ours.government.pk} ² filed"):
                beside.execute("SELECT pg_notify(%s, %s)", [CHANNEL, payload])
        tell(ours.government, ani, "filed")

        assert page.next() == "news filed"


def test_other_addresses_are_not_there(place: Place) -> None:
    assert (place.asked("POST", "/aliran/"), place.asked("GET", "/siang/tim/")) == ("404 ", "404 ")


def test_the_stream_ends_with_whoever_started_it(server: str, towns: tuple[Side, Side]) -> None:
    port = free_port()
    app = as_role(server, "tolok_app", str(connection.settings_dict["NAME"]))
    order = [sys.executable, "-m", "tolok.cli", "stream", "--port", str(port)]
    script = f"import subprocess, time; subprocess.Popen({order!r}); time.sleep(60)"
    with subprocess.Popen([sys.executable, "-c", script], env={**os.environ, "DATABASE_URL": app}) as starter:
        place = Place(port, starter)
        place.wait_for("200")
        starter.send_signal(signal.SIGKILL)

    ends = time.monotonic() + SOON
    while place.health() and time.monotonic() < ends:
        time.sleep(0.1)
    assert place.health() == ""
