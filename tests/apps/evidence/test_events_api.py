"""Systems send finished services with a token: each once, however many at once."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from threading import Barrier
from typing import Any
from uuid import uuid4

import pytest
import time_machine
from django.db import connection, transaction
from django.test import Client

from tests.apps.evidence.events import given
from tests.apps.work import Office, hire
from tests.conftest import NOON
from tolok.evidence.actions import events
from tolok.evidence.models import Evidence, ServiceEvent
from tolok.people.access import inside
from tolok.people.actions import found_government, make_accounts, make_token
from tolok.people.models import Government, Position, Posting, Unit
from tolok.skp.actions import Limit, open_service

CROWD = 20
ADDRESS = "/api/v1/service-events"
Send = Callable[..., Any]


def post(body: Any, secret: str, key: str = "") -> Any:
    """Send a body as a system; the answer."""
    return Client(raise_request_exception=False).post(
        ADDRESS, body if isinstance(body, str) else json.dumps(body), content_type="application/json",
        headers={"Authorization": f"Bearer {secret}", "Idempotency-Key": key or str(uuid4())},
    )  # fmt: skip  # one line a thought


def body(whose: str, *numbers: int, **more: Any) -> dict[str, Any]:
    """A batch of KTP-el finished a day after a Monday."""
    good = {
        "nip": whose, "service": "ktp-el", "received_at": "2026-07-06T09:10:00+07:00",
        "finished_at": "2026-07-07T11:25:00+07:00", "result": "terbit", "complexity": "mudah", "queue": 14,
    }  # fmt: skip  # one event a glance
    return {"events": [{"external_id": f"S-{n}", **good, **more} for n in numbers or (1,)]}


@pytest.fixture
def secret(office: Office, noon: None) -> str:
    """The secret of the system SIAK, its service listed."""
    given(office)
    return make_token(by=office["hr"], at=NOON, kind="source", label="SIAK", scopes=["events:write"])[1]


def test_a_batch_is_stored_and_told_row_by_row(office: Office, secret: str) -> None:
    sent = body(office["self"].nip, 1, 2)
    sent["events"][1]["nip"] = "198501012010019999"

    answer = post(sent, secret)

    told = answer.json()
    event = ServiceEvent.objects.get()
    assert (answer.status_code, told["stored"], told["known"], told["refused"]) == (201, 1, 0, 1)
    assert [(row["row"], row["external_id"], row["verdict"], row["place"]) for row in told["rows"]] == [
        (0, "S-1", "stored", ""),
        (1, "S-2", "refused", "nip"),
    ]
    assert (event.source, event.token.label if event.token else "", event.queue) == ("SIAK", "SIAK", 14)


def test_a_repeat_by_key_gets_the_same_answer_and_by_number_is_known(office: Office, secret: str) -> None:
    key, sent = str(uuid4()), body(office["self"].nip, *range(1000))

    first, again, fresh = post(sent, secret, key), post(sent, secret, key), post(sent, secret)
    other = post(body(office["self"].nip), secret, key)

    assert [answer.status_code for answer in (first, again, fresh, other)] == [201, 201, 200, 409]
    assert (first.json(), fresh.json()["known"]) == (again.json(), 1000)
    assert ServiceEvent.objects.count() == 1000


@pytest.mark.parametrize(
    "fault",
    [
        {"external_id": ""},
        {"external_id": None},
        {"nip": 5},
        {"nip": "1" * 19},
        {"service": ""},
        {"service": "x" * 41},
        {"received_at": "2026-07-06T09:10:00"},
        {"received_at": "yesterday"},
        {"received_at": 0},
        {"finished_at": None},
        {"finished_at": "2026-02-30T00:00:00Z"},
        {"result": "x" * 41},
        {"complexity": []},
        {"queue": -1},
        {"queue": 10**30},
        {"queue": "many"},
    ],
)
def test_a_batch_that_cannot_be_read_is_refused_whole(office: Office, secret: str, fault: dict[str, Any]) -> None:
    sent = body(office["self"].nip, 1)
    sent["events"] += body(office["self"].nip, 2, **fault)["events"]

    answer = post(sent, secret)

    assert answer.status_code == 422
    assert answer.json()["places"][0]["place"].startswith("events.1.")
    assert ServiceEvent.objects.count() == 0


@pytest.mark.parametrize("sent", ["", "[]", "{}", '{"events": []}', '{"events": 1}', "\x00", '{"events": [1]}'])
def test_what_is_no_batch_is_refused(office: Office, secret: str, sent: str) -> None:
    assert post(sent, secret).status_code in (400, 422)


def test_more_than_a_thousand_at_once_are_refused(office: Office, secret: str) -> None:
    assert post(body(office["self"].nip, *range(1001)), secret).status_code == 422
    assert ServiceEvent.objects.count() == 0


def test_control_characters_are_refused_by_row(office: Office, secret: str) -> None:
    answer = post(body("a\tb", 1), secret)

    assert (answer.status_code, answer.json()["rows"][0]["place"]) == (200, "nip")


def test_without_the_scope_nothing_is_stored(office: Office, secret: str) -> None:
    make_accounts(by=None, at=NOON, persons=[office["self"]])
    _token, own = make_token(by=office["self"], at=NOON, kind="program", label="x", scopes=["evidence:read"])

    for wrong in (own, "tolok.contoh.x", ""):
        assert post(body(office["self"].nip), wrong).status_code == 401
    assert ServiceEvent.objects.count() == 0


def test_a_person_reads_their_own_and_a_system_reads_nothing(office: Office, secret: str) -> None:
    make_accounts(by=None, at=NOON, persons=[office["self"]])
    _token, own = make_token(by=office["self"], at=NOON, kind="program", label="x", scopes=["evidence:read"])
    post(body(office["self"].nip, 1, 2), secret)
    post(body(office["colleague"].nip, 3), secret)

    def read(token: str, more: str = "") -> Any:
        asked = f"{ADDRESS}?since=2026-07-01&until=2026-08-01{more}"
        return Client().get(asked, headers={"Authorization": f"Bearer {token}"})

    mine, first = read(own).json(), read(own, "&limit=1").json()
    assert [row["external_id"] for row in mine["items"]] == ["S-1", "S-2"]
    told = mine["items"][0]
    assert (told["taken"], told["limit"], told["scale"], told["service"]) == (1, 3, "days", "ktp-el")
    assert [row["external_id"] for row in read(own, f"&after={first['next']}").json()["items"]] == ["S-2"]
    assert (mine["next"], read(secret).status_code) == (None, 401)
    assert [read(own, more).status_code for more in ("&limit=0", "&after=-1", f"&after={10**30}")] == [422] * 3


@pytest.fixture
def town(request: pytest.FixtureRequest, django_db_setup: None, django_db_blocker: Any) -> Iterator[tuple[Any, ...]]:
    """A government whose rows are committed: many connections see them."""
    slug = f"kota{abs(hash(request.node.name)) % 10_000}"
    with django_db_blocker.unblock(), time_machine.travel(NOON, tick=False):
        with transaction.atomic():
            place = found_government(
                by=None, at=NOON, slug=slug, name="Kota", time_zone="Asia/Jakarta", pack="permenpanrb-6-2022"
            )
            made = _peopled(place)
        yield (place, *made)
        connection.close()


def _peopled(place: Government) -> tuple[str, str]:
    """A clerk's NIP, and the secret of a system."""
    unit = Unit.objects.create(government=place, code="D", name="Dinas", time_zone="Asia/Jakarta")
    agency, clerk = hire(place, "Sri", 1), hire(place, "Ani", 2)
    post_of = {"government": place, "unit": unit, "title": "x", "level": "pelaksana"}
    desk = Position.objects.create(code="A", duty="hr", **post_of)
    Posting.objects.create(government=place, person=agency, position=desk, starts_on=date(2026, 1, 1))
    limit = Limit(3, "days", date(2026, 1, 1), "SK")
    open_service(by=agency, at=NOON, unit=unit, code="ktp-el", name="KTP-el", limit=limit)
    secret = make_token(by=agency, at=NOON, kind="source", label="SIAK", scopes=["events:write"])[1]
    return clerk.nip, secret


def crowd(nip: str, secret: str, many: int = CROWD) -> list[int]:
    """The same batch sent so many times at once, each with a key and a connection of its own."""
    post(body(nip, 99), secret)  # the day of use is noted: the token's row keeps nobody waiting
    start = Barrier(many, timeout=60)

    def one(_number: int) -> int:
        try:
            start.wait()
            return int(post(body(nip, *range(30)), secret).status_code)
        finally:
            connection.close()

    with ThreadPoolExecutor(many) as pool:
        return sorted(pool.map(one, range(many)))


def test_twenty_same_batches_at_once_store_each_event_once(town: tuple[Any, ...]) -> None:
    place, nip, secret = town

    answers = crowd(nip, secret)

    with inside(place.pk):
        assert (ServiceEvent.objects.count(), Evidence.objects.count()) == (31, 2)
    assert answers == [200] * (CROWD - 1) + [201]


def test_with_the_lock_off_two_batches_meet_in_the_table(
    town: tuple[Any, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    place, nip, secret = town
    both, keep = Barrier(2, timeout=20), events._keep

    def late(*given: Any) -> None:
        if len(given[-1]) > 1:
            both.wait()
        keep(*given)

    monkeypatch.setattr(events, "take_turns", lambda _work, _government: None)
    monkeypatch.setattr(events, "_keep", late)

    assert crowd(nip, secret, 2) == [201, 500]
    with inside(place.pk):
        assert ServiceEvent.objects.count() == 31
