"""The public's forms under attack: each is counted exactly, weighed, and never lost (P3)."""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from typing import Any, cast
from uuid import uuid4

import psycopg
import pytest
from django.db import connection, transaction
from django.test import Client
from pytest_django import Settings

from tests.apps.citizens.test_tickets import solve
from tests.apps.citizens.visitor import ticket
from tests.apps.web.conftest import Side, side
from tests.conftest import NOON
from tolok.citizens.access.limits import LIMITS
from tolok.citizens.access.tickets import WORK_BITS, is_proven
from tolok.citizens.actions.forum import raise_topic
from tolok.citizens.actions.guard import count_visit, spend_ticket
from tolok.citizens.models import DayKey, Post, Standing, Topic
from tolok.citizens.queries.guard import caller_of
from tolok.ledger.models import Tally
from tolok.people.access import inside
from tolok.web.database import as_role

CROWD, L, PLAIN = 200, 20, 30
WORDS = "Antrean KTP mulai pukul lima pagi, padahal loket buka pukul delapan."


@pytest.fixture(scope="module")
def town(django_db_setup: None, django_db_blocker: Any) -> Iterator[Side]:
    """A government whose rows are committed, so that threads see them."""
    with django_db_blocker.unblock():
        with transaction.atomic():
            made = side("ramai")
        yield made
        connection.close()


@pytest.fixture
def place(town: Side) -> str:
    """The address where words on a fresh topic are sent."""
    return f"/ramai/warga/forum/{topic_of(town).pk}/tulis/"


def topic_of(town: Side) -> Topic:
    with inside(town.government.pk):
        return raise_topic(
            at=NOON, government=town.government, key=uuid4(), title="Antrean", text="Panjang", name="", unit=None,
            standing="open", held_for="",
        )  # fmt: skip  # one line a thought


def fields(town: Side, **more: object) -> dict[str, object]:
    """A filled form with a ticket a minute old."""
    return {"key": uuid4(), "ticket": ticket("post", town.government), "text": WORDS, **more}


def send(place: str, sent: dict[str, object], address: str, forwarded: str = "") -> Any:
    """Send a form from an address."""
    told = {"X-Forwarded-For": forwarded} if forwarded else {}
    try:
        return Client(raise_request_exception=False).post(place, sent, REMOTE_ADDR=address, headers=told)
    finally:
        connection.close()


def stored(town: Side, place: str) -> Counter[tuple[str, str]]:
    """How the posts of a topic stand, and why."""
    with inside(town.government.pk):
        return Counter(Post.objects.filter(topic_id=int(place.split("/")[4])).values_list("standing", "held_for"))


def crowd(town: Side, place: str, address: str, forwarded: Any = lambda number: "") -> Counter[int]:
    """What two hundred at once are answered."""
    forms = [fields(town) for _number in range(CROWD)]
    with ThreadPoolExecutor(16) as pool:
        answers = list(pool.map(lambda pair: send(place, pair[1], address, forwarded(pair[0])), enumerate(forms)))
    assert all(1 <= int(a.headers["Retry-After"]) <= 60 for a in answers if a.status_code == 429)
    return Counter(answer.status_code for answer in answers)


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
        told: dict[str, Any] = {"government_id": town.government.pk, "form": "post", "address": address}
        return count_visit(at=now() - timedelta(seconds=3590 - seconds), **told)


@pytest.mark.parametrize(
    ("change", "why"),
    [
        ({"situs": "https://contoh.example"}, "trap"),
        ({"ticket": ""}, "forged"),
        ({"ticket": "1.2.3"}, "forged"),
        ({"age": 2}, "hurried"),
        ({"age": 24 * 3600 + 2}, "expired"),
        ({"form": "topic"}, "forged"),
    ],
)
def test_what_machines_send_is_kept_as_spam_behind_the_same_page(
    town: Side, place: str, change: dict[str, Any], why: str
) -> None:
    made = ticket(change.pop("form", "post"), town.government, age=change.pop("age", 60))
    honest, machine = fields(town), fields(town, ticket=made) | change

    answers = [send(place, form, f"198.51.100.{len(why) + len(made)}") for form in (honest, machine)]

    pages = [answer.content.decode().split('id="main"')[1] for answer in answers]
    without_code = [page.split("receipt-code")[0] + page.split("</section>")[-1] for page in pages]
    assert [answer.status_code for answer in answers] == [201, 201]
    assert without_code[0] == without_code[1]
    assert stored(town, place) == {(Standing.OPEN, ""): 1, (Standing.SPAM, why): 1}


def test_a_ticket_is_used_once_and_a_repeat_of_the_form_is_harmless(town: Side, place: str) -> None:
    form = fields(town)

    first, repeat = (send(place, form, "198.51.100.200") for _number in range(2))
    reused = send(place, {**form, "key": uuid4()}, "198.51.100.200")

    assert [answer.status_code for answer in (first, repeat, reused)] == [201, 201, 201]
    assert code_on(first) == code_on(repeat) != code_on(reused)
    assert stored(town, place) == {(Standing.OPEN, ""): 1, (Standing.SPAM, "reused"): 1}


def code_on(answer: Any) -> str:
    return str(answer.content.decode().split('receipt-code code">')[1].split("<")[0])


def test_fifty_copies_of_a_form_at_once_are_one_post(town: Side, place: str, settings: Settings) -> None:
    settings.FORM_LIMITS = {"post": (100, 100, 100)}
    form = fields(town)

    with ThreadPoolExecutor(16) as pool:
        answers = list(pool.map(lambda _number: send(place, form, "198.51.100.201"), range(50)))

    assert {answer.status_code for answer in answers} == {201}
    assert len({code_on(answer) for answer in answers}) == 1
    assert sum(stored(town, place).values()) == 1


@pytest.mark.parametrize("attack", ["replayed", "spliced", "expired", "wrong form"])
def test_a_proof_that_is_not_its_own_counts_for_nothing(
    town: Side, place: str, attack: str, settings: Settings
) -> None:
    settings.FORM_LIMITS = {"post": (100, 0, 100)}
    age, form = (24 * 3600 + 2 if attack == "expired" else 60), "topic" if attack == "wrong form" else "post"
    made = ticket(form, town.government, age=age)
    proof = solve(made)
    sent = fields(town, ticket=made, proof=proof)
    if attack == "replayed":
        send(place, sent, "198.51.100.202")
        sent["key"] = uuid4()
    if attack == "spliced":
        moment, nonce, signature = made.split(".")
        sent["ticket"] = f"{moment}{nonce[0]}.{nonce[1:]}0.{signature}"

    answer = send(place, sent, "198.51.100.202")

    found = stored(town, place)
    control = {(Standing.OPEN, ""): 1} if attack == "replayed" else {}
    why = {"replayed": "reused", "expired": "expired"}.get(attack, "forged")
    assert (answer.status_code, found) == (201, {**control, (Standing.SPAM, why): 1})


def test_a_good_proof_counts(town: Side, place: str, settings: Settings) -> None:
    """The control; and without a proof, as without JavaScript, the words wait."""
    settings.FORM_LIMITS = {"post": (100, 0, 100)}
    sent = fields(town)

    send(place, {**sent, "proof": solve(str(sent["ticket"]))}, "198.51.100.203")
    send(place, fields(town), "198.51.100.203")
    send(place, fields(town, proof="1"), "198.51.100.203")

    assert stored(town, place) == {(Standing.OPEN, ""): 1, (Standing.HELD, "many"): 2}


def test_the_sum_is_offered_only_where_much_was_sent(town: Side, place: str, settings: Settings) -> None:
    client = Client(REMOTE_ADDR="198.51.100.204")
    quiet = client.get(place).content.decode()
    settings.FORM_LIMITS = {"post": (100, 1, 100)}
    send(place, fields(town), "198.51.100.204")

    busy = client.get(place).content.decode()

    assert ("proof.js" in quiet, "proof.js" in busy) == (False, True)
    assert f'data-bits="{WORK_BITS}"' in busy
    assert 'class="trap" aria-hidden="true"' in quiet
    assert 'tabindex="-1"' in quiet


def test_a_refused_form_keeps_its_time_and_uses_no_ticket(town: Side, place: str) -> None:
    form = fields(town, text="")

    refused = send(place, form, "198.51.100.205")
    page = refused.content.decode()
    fresh = page.split('name="ticket" value="')[1].split('"')[0]
    again = [send(place, fields(town, ticket=made), "198.51.100.205") for made in (fresh, form["ticket"])]

    assert (refused.status_code, [answer.status_code for answer in again]) == (422, [201, 201])
    assert fresh.split(".")[0] == str(form["ticket"]).split(".")[0]
    assert stored(town, place) == {(Standing.OPEN, ""): 2}


def test_a_form_without_a_key_is_sent_back(town: Side, place: str) -> None:
    answers = [send(place, fields(town, key=key), "198.51.100.206").status_code for key in ("", "x")]

    assert (answers, stored(town, place)) == ([400, 400], {})


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


def test_what_the_shell_did_not_weigh_is_not_taken(town: Side, place: str, settings: Settings) -> None:
    """The guard itself off: nothing comes in by mistake."""
    settings.MIDDLEWARE = [name for name in settings.MIDDLEWARE if not name.endswith("GuardMiddleware")]
    answer = Client(raise_request_exception=False).post(place, fields(town))

    assert (answer.status_code, stored(town, place)) == (422, {})


def test_no_address_is_kept_and_yesterdays_counts_mean_nothing(town: Side, place: str) -> None:
    address = "198.51.100.209"
    send(place, fields(town), address)
    with inside(town.government.pk):
        kept = list(DayKey.objects.all())
        today = caller_of(bytes(kept[0].secret), form="post", address=address)
        is_counted = Tally.objects.filter(caller=today).exists()
        told: dict[str, Any] = {"government_id": town.government.pk, "form": "post", "address": address}
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


def posts(town: Side) -> list[Post]:
    with inside(town.government.pk):
        return list(Post.objects.all())


def test_counted_within_the_request_nothing_of_a_refused_form_would_be_left(town: Side) -> None:
    """The twin of the count's own transaction."""
    told: dict[str, Any] = {"government_id": town.government.pk, "form": "post", "address": "198.51.100.210"}
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


def test_the_server_checks_a_proof_in_no_time() -> None:
    began = time.perf_counter()
    for number in range(10_000):
        is_proven("x", str(number))

    assert time.perf_counter() - began < 1


def test_the_limits_are_a_table() -> None:
    assert (LIMITS["post"].minute, LIMITS["post"].plain) == (L, PLAIN)
