"""Programs file and read reports with a token; each request counts once."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any
from uuid import uuid4

import pytest
from django.test import Client

from tests.apps.work import Office
from tests.conftest import NOON, TODAY
from tolok.people.actions import make_accounts, make_token
from tolok.reports.models import Report

Send = Callable[..., Any]


@pytest.fixture
def send(office: Office, noon: None) -> Send:
    """Post a body as a program of the clerk; the answer."""
    make_accounts(by=None, at=NOON, persons=[office["self"]])
    scopes = ["reports:read", "reports:write"]
    _token, secret = make_token(by=office["self"], at=NOON, kind="program", label="Skrip", scopes=scopes)

    def sent(body: Any, key: str = "", secret: str = secret) -> Any:
        return Client().post(
            "/api/v1/reports", json.dumps(body), content_type="application/json",
            headers={"Authorization": f"Bearer {secret}", "Idempotency-Key": key or str(uuid4())},
        )  # fmt: skip  # one line a thought

    sent.secret = secret  # type: ignore[attr-defined]  # reading needs it too
    return sent


def body(office: Office, **more: Any) -> dict[str, Any]:
    """Twelve documents today."""
    return {"on": TODAY.isoformat(), "target_id": office.documents.pk, "amount": 1200, **more}


def test_a_report_is_filed_and_read_again(office: Office, send: Send) -> None:
    answer = send(body(office, note="Antrean 40 orang"))

    assert (answer.status_code, answer.json()["amount"], answer.json()["trust"]) == (201, 1200, "claimed")
    read = Client().get(
        "/api/v1/reports?since=2026-07-14&until=2026-07-15",
        headers={"Authorization": f"Bearer {send.secret}"},  # type: ignore[attr-defined]  # see above
    )
    assert [row["note"] for row in read.json()["items"]] == ["Antrean 40 orang"]


def test_a_repeat_gets_the_same_answer_and_another_body_is_refused(office: Office, send: Send) -> None:
    key = str(uuid4())
    answers = [send(body(office), key), send(body(office), key), send(body(office, amount=1300), key)]

    assert [answer.status_code for answer in answers] == [201, 201, 409]
    assert answers[0].json() == answers[1].json()
    assert Report.objects.count() == 1


@pytest.mark.parametrize(
    ("status", "given"),
    [(422, {"amount": None}), (422, {"on": "2026-07-99"}), (422, {"target_id": 999_999}), (422, {"amount": -1})],
)
def test_what_is_refused_says_why_and_stores_nothing(
    office: Office, send: Send, status: int, given: dict[str, Any]
) -> None:
    answer = send(body(office, **given))

    assert (answer.status_code, Report.objects.count()) == (status, 0)
    assert answer.json()["problem"]


def test_without_a_token_a_key_or_the_right_nothing_is_stored(office: Office, send: Send) -> None:
    _token, reader = make_token(by=office["self"], at=NOON, kind="program", label="x", scopes=["reports:read"])

    assert send(body(office), secret="tolok.contoh.falsch").status_code == 401
    assert send(body(office), secret=reader).status_code == 401
    assert send(body(office), key="x").status_code == 400
    assert Report.objects.count() == 0
