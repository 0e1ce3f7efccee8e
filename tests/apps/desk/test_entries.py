"""What waited on a phone is stored once, whatever happened to its answers."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from io import BytesIO
from pathlib import Path
from typing import Any
from uuid import UUID, uuid4

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from PIL import Image

from tests.apps.work import Office
from tests.conftest import NOON, TODAY
from tolok.evidence.models import Evidence
from tolok.ledger.models import Answer
from tolok.people.actions import invite_person, make_accounts, make_token
from tolok.people.actions.doors import accept_invitation
from tolok.people.models import Token
from tolok.reports.actions import revise_report
from tolok.reports.models import Report

Send = Callable[..., Any]


def photo(colour: str = "navy") -> SimpleUploadedFile:
    """A small picture."""
    drawn = BytesIO()
    Image.new("RGB", (40, 30), colour).save(drawn, "JPEG")
    return SimpleUploadedFile("antrean.jpg", drawn.getvalue(), "image/jpeg")


@pytest.fixture
def send(office: Office, noon: None, settings: Any, tmp_path: Path) -> Send:
    """Send an entry as the clerk's phone; the answer."""
    settings.MEDIA_ROOT = tmp_path
    make_accounts(by=None, at=NOON, persons=[office["self"]])
    _token, secret = make_token(by=office["self"], at=NOON, kind="phone", label="Ponsel", scopes=["reports:write"])
    client = Client()

    def sent(key: UUID | str, headers: dict[str, str] | None = None, **fields: Any) -> Any:
        given = {"on": TODAY.isoformat(), "target_id": office.documents.pk, "amount": "2,5", **fields}
        known = {"Authorization": f"Bearer {secret}", "Idempotency-Key": str(key)}
        kept = {name: value for name, value in given.items() if value is not None}
        return client.post("/api/v1/reports/entries", kept, headers={**known, **(headers or {})})

    return sent


def test_an_entry_with_its_photo_is_stored_under_its_key(office: Office, send: Send) -> None:
    key = uuid4()

    answer = send(key, note="Antrean 40 orang", noted_at="2026-07-13T20:05:00Z", file=photo())

    assert (answer.status_code, answer.json()["key"]) == (201, str(key))
    stored = Report.objects.get()
    assert (stored.key, stored.amount, stored.note) == (key, 250, "Antrean 40 orang")
    assert stored.noted_at is not None
    assert (NOON - stored.noted_at, stored.filed_at) == (timedelta(hours=7, minutes=55), NOON)
    assert stored.evidence.file_name == "antrean.jpg"


def test_a_repeat_gets_the_same_answer(office: Office, send: Send) -> None:
    key = uuid4()

    answers = [send(key, file=photo()) for _ in range(3)]

    assert {(answer.status_code, answer.content) for answer in answers} == {(201, answers[0].content)}
    assert Report.objects.count() == Evidence.objects.count() == 1


def test_a_repeat_finds_its_report_when_the_kept_answer_is_gone(office: Office, send: Send) -> None:
    key = uuid4()
    first = send(key, file=photo())
    Answer.objects.all().delete()

    again = send(key, file=photo())

    assert (again.status_code, again.json()) == (201, first.json())
    assert Report.objects.count() == 1


def test_a_repeat_finds_its_report_though_it_was_mended_since(office: Office, send: Send) -> None:
    key = uuid4()
    first = send(key)
    revise_report(by=office["self"], at=NOON, report_id=first.json()["id"], amount=300, note="", link="https://a.id")
    Answer.objects.all().delete()

    again = send(key)

    assert (again.status_code, Report.objects.get().amount) == (201, 300)


@pytest.mark.parametrize("other", [{"amount": "3"}, {"note": "x"}, {"file": "photo"}, {"link": "https://a.id"}])
@pytest.mark.parametrize("is_answer_kept", [True, False])
def test_other_contents_under_the_same_key_are_refused(
    office: Office, send: Send, other: dict[str, Any], is_answer_kept: bool
) -> None:
    key = uuid4()
    send(key)
    if not is_answer_kept:
        Answer.objects.all().delete()

    answer = send(key, **({"file": photo()} if "file" in other else other))

    assert (answer.status_code, Report.objects.count()) == (409, 1)
    assert answer.json()["problem"]


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({"amount": "tiga"}, "“tiga” bukan jumlah"),
        ({"amount": None}, "Jumlahnya belum ada"),
        ({"on": "2026-06-29"}, "Laporan diterima paling lama"),
        ({"on": "kemarin"}, ""),
        ({"target_id": 999_999}, "tidak ada dalam SKP"),
        ({"file": SimpleUploadedFile("a.exe", b"MZ")}, "a.exe"),
        ({"what_is_this": "1"}, "what_is_this"),
        ({"upload": SimpleUploadedFile("a.pdf", b"%PDF-1.4")}, "upload"),
    ],
)
def test_what_is_refused_says_why_and_may_be_sent_again_mended(
    office: Office, send: Send, given: dict[str, Any], said: str
) -> None:
    key = uuid4()

    refused = send(key, **given)
    stored = Report.objects.count()
    mended = send(key)

    assert (refused.status_code, stored, mended.status_code) == (422, 0, 201)
    assert said in refused.json()["problem"]


@pytest.mark.parametrize(
    "headers", [{"Sec-Fetch-Site": "cross-site"}, {"Origin": "https://lain.example"}, {"Sec-Fetch-Site": "same-site"}]
)
def test_a_page_of_another_site_files_nothing(office: Office, send: Send, headers: dict[str, str]) -> None:
    assert send(uuid4(), headers=headers).status_code == 403
    assert Report.objects.count() == 0


def test_the_own_page_files(office: Office, send: Send) -> None:
    headers = {"Sec-Fetch-Site": "same-origin", "Origin": "http://testserver"}

    assert send(uuid4(), headers=headers).status_code == 201


def test_a_new_password_ends_the_phones_and_nothing_else(office: Office, send: Send) -> None:
    make_token(by=office["self"], at=NOON, kind="program", label="Skrip", scopes=["reports:write"])
    invitation = invite_person(by=None, at=NOON, person=office["self"])

    accept_invitation(by=None, at=NOON, token=invitation, password="kuda lumping biru laut")
    answer = send(uuid4())

    assert (answer.status_code, Report.objects.count()) == (401, 0)
    assert dict(Token.objects.values_list("kind", "revoked_at")) == {"phone": NOON, "program": None}
