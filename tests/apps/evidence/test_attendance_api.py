"""Attendance applications send batches with a token; each day counts once."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
from typing import Any
from uuid import uuid4

import pytest
import time_machine
from django.db import connection, transaction
from django.test import Client

from tests.apps.evidence.attending import MONDAY, TUESDAY
from tests.apps.work import Office, opened
from tests.conftest import NOON
from tolok.evidence.actions.attendance import book
from tolok.evidence.models import AttendanceDay, Leave
from tolok.evidence.queries import planned_days
from tolok.people.access import inside
from tolok.people.actions import found_government, make_token
from tolok.people.models import Government

CROWD = 8
Send = Callable[..., Any]


def source(office: Office, *scopes: str) -> str:
    """The secret of a measuring system."""
    _token, secret = make_token(by=office["hr"], at=NOON, kind="source", label="SiHadir contoh", scopes=scopes)
    return secret


def post(secret: str, path: str, body: Any, key: str = "") -> Any:
    """Send a batch."""
    return Client(raise_request_exception=False).post(
        f"/api/v1/{path}", json.dumps(body), content_type="application/json",
        headers={"Authorization": f"Bearer {secret}", "Idempotency-Key": key or str(uuid4())},
    )  # fmt: skip  # one line a thought


@pytest.fixture
def secret(office: Office, noon: None) -> str:
    """A system that may send attendance."""
    return source(office, "attendance:write")


def one(office: Office, **more: Any) -> dict[str, Any]:
    """One day of the clerk."""
    return {"nip": office["self"].nip, "on": MONDAY.isoformat(), "kind": "present", "late_minutes": 15, **more}


def away(office: Office, **more: Any) -> dict[str, Any]:
    """One leave of the clerk."""
    given = {"nip": office["self"].nip, "kind": "sick", "starts_on": MONDAY.isoformat(), "ends_on": TUESDAY.isoformat()}
    return {**given, **more}


def test_a_batch_is_taken_row_by_row(office: Office, secret: str) -> None:
    days = [one(office), one(office, nip="9" * 18), one(office, nip=office["colleague"].nip, kind="absent")]

    answer = post(secret, "attendance", {"days": days})

    assert answer.status_code == 200
    said = answer.json()
    assert [said[name] for name in ("new", "changed", "known", "refused")] == [1, 0, 0, 2]
    assert [(bool(each["problem"]), each["rows"]) for each in said["problems"]] == [(True, [1]), (True, [2])]
    assert AttendanceDay.objects.get().source == "SiHadir contoh"


def test_the_same_key_gets_the_same_answer_and_another_key_finds_all_known(office: Office, secret: str) -> None:
    key, body = str(uuid4()), {"days": [one(office)]}

    answers = [post(secret, "attendance", body, key), post(secret, "attendance", body, key)]
    again = post(secret, "attendance", body)

    assert [answer.json()["new"] for answer in answers] == [1, 1]
    assert (again.json()["new"], again.json()["known"]) == (0, 1)
    assert post(secret, "attendance", {"days": [one(office, late_minutes=1)]}, key).status_code == 409


def test_a_full_batch_of_refused_rows_gets_the_same_answer_again(office: Office, secret: str) -> None:
    key, body = str(uuid4()), {"days": [one(office, nip=f"{number:018d}") for number in range(1000)]}

    answers = [post(secret, "attendance", body, key) for _ in range(2)]

    assert [answer.status_code for answer in answers] == [200, 200]
    assert answers[0].json() == answers[1].json()
    assert answers[0].json()["refused"] == 1000


def test_leaves_are_taken_and_withdrawn(office: Office, secret: str) -> None:
    answers = [
        post(secret, "leaves", {"leaves": [away(office)]}),
        post(secret, "leaves", {"leaves": [away(office, is_withdrawn=True)]}),
        post(secret, "leaves", {"leaves": [away(office, ends_on=MONDAY.isoformat())]}),
    ]

    assert [(answer.json()["new"], answer.json()["changed"]) for answer in answers] == [(1, 0), (0, 1), (0, 0)]
    assert Leave.objects.get().state == "withdrawn"


WRONG_DAYS = [
    {"nip": "1985"},
    {"nip": 198501012010010903},
    {"on": "2026-02-30"},
    {"on": None},
    {"kind": "sick"},
    {"late_minutes": -1},
    {"late_minutes": 1441},
    {"late_minutes": "banyak"},
    {"early_minutes": 2**70},
    {"external_id": "a b"},
    {"external_id": "x" * 81},
]


@pytest.mark.parametrize("wrong", WRONG_DAYS, ids=str)
def test_a_wrong_field_of_a_day_is_named_and_nothing_is_stored(
    office: Office, secret: str, wrong: dict[str, Any]
) -> None:
    answer = post(secret, "attendance", {"days": [one(office), one(office, **wrong)]})

    assert (answer.status_code, AttendanceDay.objects.count()) == (422, 0)
    assert answer.json()["places"][0]["place"].endswith(f"days.1.{next(iter(wrong))}")


@pytest.mark.parametrize("wrong", [{"nip": "19850101201001090\x00"}, {"external_id": "\ud800"}], ids=ascii)
def test_letters_that_nobody_can_store_are_refused(office: Office, secret: str, wrong: dict[str, Any]) -> None:
    answer = post(secret, "attendance", {"days": [one(office, **wrong)]})

    assert (answer.status_code, AttendanceDay.objects.count()) == (422, 0)


@pytest.mark.parametrize(
    "wrong",
    [{"kind": "holiday"}, {"starts_on": "x"}, {"ends_on": "99999-01-01"}, {"is_withdrawn": "mungkin"}, {"nip": ""}],
    ids=str,
)
def test_a_wrong_field_of_a_leave_is_named_and_nothing_is_stored(
    office: Office, secret: str, wrong: dict[str, Any]
) -> None:
    answer = post(secret, "leaves", {"leaves": [away(office, **wrong)]})

    assert (answer.status_code, Leave.objects.count()) == (422, 0)


@pytest.mark.parametrize("body", [{}, [], {"days": []}, {"days": {}}, "x", {"days": [[]]}], ids=str)
def test_a_wrong_body_is_refused(office: Office, secret: str, body: Any) -> None:
    assert post(secret, "attendance", body).status_code == 422


def test_a_batch_has_at_most_a_thousand_rows(office: Office, secret: str) -> None:
    assert post(secret, "attendance", {"days": [one(office)] * 1001}).status_code == 422


def test_without_the_scope_or_a_key_nothing_is_stored(office: Office, secret: str) -> None:
    other = source(office, "events:write")

    assert post(other, "attendance", {"days": [one(office)]}).status_code == 401
    assert post("tolok.contoh.falsch", "leaves", {"leaves": [away(office)]}).status_code == 401
    assert post(secret, "attendance", {"days": [one(office)]}, key="x").status_code == 400
    assert AttendanceDay.objects.count() == 0


@pytest.fixture
def crowded(request: pytest.FixtureRequest, django_db_setup: None, django_db_blocker: Any) -> Iterator[Office]:
    """An office whose rows are committed: many connections see them."""
    with django_db_blocker.unblock(), time_machine.travel(NOON, tick=False):
        for slug in ("contoh", "lain"):
            Government.objects.filter(slug=slug).update(slug=f"lama-{uuid4().hex[:8]}")
        with transaction.atomic():
            government = found_government(
                by=None, at=NOON, slug="contoh", name="Kota Contoh", time_zone="Asia/Jakarta", pack="permenpanrb-6-2022"
            )
            made = opened(government)
        yield made
        connection.close()


def send_at_once(office: Office) -> list[Any]:
    """The same batch under eight keys at the same time: what came of each."""
    with inside(office.government.pk):
        secret = source(office, "attendance:write")
    post(secret, "attendance", {})  # the first use of a day is noted on the token, and would let one wait for the other
    people = [office[role] for role in ("self", "colleague", "superior")]
    body = {"days": [one(office, nip=person.nip) for person in people]}

    def sent(_number: int) -> Any:
        try:
            answer = post(secret, "attendance", body)
            return (answer.json()["new"], answer.json()["known"]) if answer.status_code == 200 else answer.status_code
        finally:
            connection.close()

    with ThreadPoolExecutor(CROWD) as pool:
        return sorted(pool.map(sent, range(CROWD)), key=str)


def test_the_same_batch_sent_by_many_at_once_is_stored_once(crowded: Office) -> None:
    answers = send_at_once(crowded)

    assert answers == [(0, 3)] * (CROWD - 1) + [(3, 0)]
    with inside(crowded.government.pk):
        assert AttendanceDay.objects.count() == 3


def test_with_the_guard_off_the_same_batch_breaks(crowded: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    together, read = Barrier(CROWD, timeout=30), planned_days

    def after_all_have_read(*args: Any, **more: Any) -> Any:
        plan = read(*args, **more)
        together.wait()
        return plan

    monkeypatch.setattr(book.Book, "__init__", lambda _self, _government_id: None)
    monkeypatch.setattr("tolok.evidence.actions.attendance.intake.planned_days", after_all_have_read)

    assert send_at_once(crowded) == [(3, 0), *[500] * (CROWD - 1)]
