"""The public's forms under attack: counted exactly and never lost (P3)."""

from __future__ import annotations

import time
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, timedelta
from threading import Timer
from typing import Any, cast

import psycopg
from django.db import connection, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext
from pytest_django import Settings

from tests.apps.citizens.test_tickets import solve
from tests.apps.web.conftest import Side
from tests.apps.web.square import CROWD, PLAIN, WORDS, L, crowd, fields, place, posts, send, stored, town
from tests.conftest import NOON
from tolok.citizens.access.limits import Limit, limit_of
from tolok.citizens.access.tickets import is_proven
from tolok.citizens.actions.guard import count_visit, spend_ticket
from tolok.citizens.models import DayKey, Standing
from tolok.citizens.queries.guard import caller_of
from tolok.ledger.models import Tally
from tolok.people.access import inside
from tolok.web.database import as_role

__all__ = ["place", "town"]


def test_of_two_hundred_at_once_exactly_the_limit_is_taken(town: Side, place: str) -> None:
    assert crowd(town, place, "203.0.113.1") == {201: L, 429: CROWD - L}
    assert stored(town, place) == {(Standing.OPEN, ""): L}


def test_without_the_limit_all_of_them_would_be_taken(town: Side, place: str, settings: Settings) -> None:
    """The twin."""
    settings.FORM_LIMITS = {"post": (10**6, 10**6, 10**6)}

    assert crowd(town, place, "203.0.113.2") == {201: CROWD}


def test_two_hundred_invented_senders_are_still_one(town: Side, place: str, settings: Settings) -> None:
    settings.TRUSTED_PROXIES = ["10.0.0.0/8"]

    assert crowd(town, place, "203.0.113.3", lambda n: f"198.51.100.{n}") == {201: L, 429: CROWD - L}
    forged = crowd(town, place, "10.0.0.1", lambda n: f"198.51.100.{n}, 203.0.113.4")
    assert forged == {201: L, 429: CROWD - L}


def test_where_every_address_is_believed_the_invented_ones_pass(town: Side, place: str, settings: Settings) -> None:
    """The twin: with the leftmost address as the sender, nobody is ever counted twice."""
    settings.TRUSTED_PROXIES = ["0.0.0.0/0"]

    assert crowd(town, place, "10.0.0.2", lambda n: f"198.51.100.{n}") == {201: CROWD}


def test_who_is_too_fast_keeps_the_words_and_may_send_them_again(town: Side, place: str, settings: Settings) -> None:
    settings.FORM_LIMITS = {"post": (1, 9, 9)}
    send(place, fields(town), "203.0.113.5")
    sent = fields(town, text=f"{WORDS} <b>Tolong</b>", name="Warga")

    answer = send(place, sent, "203.0.113.5")

    page = answer.content.decode()
    assert (answer.status_code, answer.headers["Cache-Control"]) == (429, "no-store, private")
    assert "Yang Anda tulis tersimpan di halaman ini" in page
    assert (page.count("&lt;b&gt;Tolong&lt;/b&gt;"), page.count("<b>Tolong")) == (2, 0)
    assert all(f'value="{sent[name]}"' in page for name in ("key", "ticket", "name"))
    settings.FORM_LIMITS = {}
    assert send(place, sent, "203.0.113.5").status_code == 201


def test_three_hundred_citizens_behind_one_address_lose_nothing(town: Side, place: str) -> None:
    """One every twelve seconds: the first thirty count at once, then a proof counts, and all others wait."""
    statuses = Counter[int]()
    with ThreadPoolExecutor(2) as pool:
        for number in range(300):
            visit = count_at(town, "203.0.113.6", seconds=12 * number)
            assert visit.wait == 0
        forms = [fields(town) for _number in range(5)]
        proven = [{**form, "proof": solve(str(form["ticket"]))} for form in forms[:2]]
        sent = [*proven, *forms[2:]]
        statuses.update(a.status_code for a in pool.map(lambda f: send(place, f, "203.0.113.6"), sent))

    assert statuses == {201: 5}
    assert stored(town, place) == {(Standing.OPEN, ""): 2, (Standing.HELD, "many"): 3}


def count_at(town: Side, address: str, *, seconds: int) -> Any:
    """One visit, so many seconds into this hour's last five minutes and before."""
    from tolok.web.clock import now

    with inside(town.government.pk):
        told: dict[str, Any] = {"government_id": town.government.pk, "form": "post", "address": address, "most": L}
        return count_visit(at=now() - timedelta(seconds=3590 - seconds), **told)


def test_where_nobody_can_count_words_wait_for_a_moderator(town: Side, place: str, server: str) -> None:
    send(place, fields(town), "198.51.100.207")
    with psycopg.connect(as_role(server, "tolok_owner", connection.settings_dict["NAME"])) as stuck:
        stuck.execute("LOCK TABLE ledger_tally IN ACCESS EXCLUSIVE MODE")
        page, answer = Client(REMOTE_ADDR="198.51.100.207").get(place), send(place, fields(town), "198.51.100.207")

    assert (page.status_code, answer.status_code) == (200, 201)
    assert stored(town, place) == {(Standing.OPEN, ""): 1, (Standing.HELD, "uncounted"): 1}


def test_where_only_tickets_cannot_be_remembered_words_wait_too(town: Side, place: str, server: str) -> None:
    form = fields(town)
    with inside(town.government.pk):
        spend_ticket(at=NOON, government_id=town.government.pk, ticket=str(form["ticket"]))
    with psycopg.connect(as_role(server, "tolok_owner", connection.settings_dict["NAME"])) as stuck:
        stuck.execute("SELECT 1 FROM ledger_tally WHERE kind = 'ticket' FOR UPDATE")
        answer = send(place, form, "198.51.100.208")

    assert (answer.status_code, stored(town, place)) == (201, {(Standing.HELD, "uncounted"): 1})


def test_words_wait_for_a_busy_topic_instead_of_being_lost(town: Side, place: str, server: str) -> None:
    """Longer than a count may wait."""
    with psycopg.connect(as_role(server, "tolok_owner", connection.settings_dict["NAME"])) as busy:
        busy.execute("SELECT 1 FROM citizens_topic WHERE id = %s FOR UPDATE", [int(place.split("/")[4])])
        later = Timer(6, busy.rollback)
        later.start()
        answer = send(place, fields(town), "198.51.100.209")
        later.join()

    assert (answer.status_code, stored(town, place)) == (201, {(Standing.OPEN, ""): 1})


def test_what_the_shell_did_not_weigh_is_not_taken(town: Side, place: str, settings: Settings) -> None:
    """The guard itself off: nothing comes in by mistake."""
    settings.MIDDLEWARE = [name for name in settings.MIDDLEWARE if not name.endswith("GuardMiddleware")]
    answer = Client(raise_request_exception=False).post(place, fields(town))

    assert (answer.status_code, stored(town, place)) == (422, {})


def test_no_address_is_kept_and_yesterdays_counts_mean_nothing(town: Side, place: str) -> None:
    address = "198.51.100.209"
    send(place, fields(town), address)
    with inside(town.government.pk):
        kept = list(DayKey.objects.filter(on=_tomorrow().astimezone(UTC).date() - timedelta(days=1)))
        today = caller_of(bytes(kept[0].secret), form="post", address=address)
        is_counted = Tally.objects.filter(caller=today).exists()
        told: dict[str, Any] = {"government_id": town.government.pk, "form": "post", "address": address, "most": L}
        count_visit(at=_tomorrow(), **told)
        fresh = list(DayKey.objects.all())
        left = Tally.objects.filter(caller=today).exists()
        transaction.set_rollback(True)

    assert (len(kept), is_counted, len(fresh), left) == (1, True, 1, False)
    assert bytes(fresh[0].secret) != bytes(kept[0].secret)
    assert address not in repr([vars(post) for post in posts(town)])


def _tomorrow() -> Any:
    from tolok.web.clock import now

    return now() + timedelta(days=1)


def test_counted_within_the_request_nothing_of_a_refused_form_would_be_left(town: Side) -> None:
    """The twin of the count's own transaction."""
    told: dict[str, Any] = {"government_id": town.government.pk, "form": "post", "address": "198.51.100.210", "most": L}
    counts = []
    for _number in range(3):
        with inside(town.government.pk):
            counts.append(cast("int", count_visit(at=NOON, **told).hour))
            transaction.set_rollback(True)

    assert counts == [1, 1, 1]


def test_a_link_preview_robot_writes_nothing(town: Side, place: str) -> None:
    """Whatever only looks uses up nothing: the page can be asked for as often as a robot likes."""
    forum = place.rsplit("/", 3)[0] + "/"
    addresses = [place, forum, forum.rsplit("/", 2)[0] + "/", "/ramai/warga/", "/ramai/warga/forum/kiriman/"]
    client, wrote = Client(REMOTE_ADDR="198.51.100.211"), []

    for address in addresses:
        for method in (client.get, client.head):
            with transaction.atomic():
                assert method(address).status_code == 200
                with connection.cursor() as cursor:
                    cursor.execute("SELECT pg_current_xact_id_if_assigned()")
                    wrote.append(cursor.fetchone()[0])

    assert wrote == [None] * len(wrote)


def test_only_a_page_with_a_form_asks_how_much_was_sent(town: Side, place: str) -> None:
    """And it asks where it shows the form, once; the limits themselves take no query."""
    send(place, fields(town), "198.51.100.212")
    client, asked = Client(REMOTE_ADDR="198.51.100.212"), {}

    for address in ("/ramai/warga/", "/ramai/warga/dilakukan/", place):
        with CaptureQueriesContext(connection) as told:
            assert client.get(address).status_code == 200
        asked[address] = sum("daykey" in each["sql"] or "ledger_tally" in each["sql"] for each in told)

    assert list(asked.values()) == [0, 0, 2]


def test_the_server_checks_a_proof_in_no_time() -> None:
    began = time.perf_counter()
    for number in range(10_000):
        is_proven("x", str(number))

    assert time.perf_counter() - began < 1


def test_the_limits_are_those_of_the_policy() -> None:
    assert limit_of("post", "pontianak-2026") == Limit(L, PLAIN, 600)
