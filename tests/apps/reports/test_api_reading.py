"""Programs read page by page what their person may see, and nothing else."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.test.client import MULTIPART_CONTENT

from tests.apps.work import Office, filed, office
from tests.conftest import NOON, TODAY
from tolok.people.access import SCOPES
from tolok.people.actions import make_accounts, make_token
from tolok.reports.actions import NoProof, NoReport, prove_report
from tolok.reports.models import Report

__all__ = ["office"]
PDF = b"%PDF-1.4\n%%EOF"
SPAN = "since=2026-07-01&until=2026-08-01"
Ask = Callable[..., Any]


@pytest.fixture(autouse=True)
def files(settings: Any, tmp_path: Any) -> None:
    """Files land in a folder of this test."""
    settings.MEDIA_ROOT = tmp_path


@pytest.fixture
def ask(office: Office, noon: None) -> Ask:
    """What a program of somebody is answered: GET, or POST with `given`."""

    def asked(role: str, path: str, given: Any = None, *, key: str = "", **more: Any) -> Any:
        make_accounts(by=None, at=NOON, persons=[office[role]])
        _token, secret = make_token(by=office[role], at=NOON, kind="program", label="x", scopes=SCOPES["program"])
        headers = {"Authorization": f"Bearer {secret}", "Idempotency-Key": key or str(uuid4()), **more}
        client = Client(raise_request_exception=False)
        if given is None:
            return client.get(f"/api/v1/{path}", headers=headers)
        is_form = any(hasattr(each, "read") for each in given.values())
        media = MULTIPART_CONTENT if is_form else "application/json"
        return client.post(f"/api/v1/{path}", given, content_type=media, headers=headers)

    return asked


def test_reports_come_page_by_page_each_once(office: Office, ask: Ask) -> None:
    for back in (0, 0, 1, 2, 2):
        filed(office, on=TODAY - timedelta(days=back))
    seen, after = [], ""

    while True:
        page = ask("self", f"reports?{SPAN}&limit=2{after}").json()
        seen += [(row["on"], row["id"]) for row in page["items"]]
        if page["next"] is None:
            break
        after = f"&after={page['next']}"

    assert (len(seen), sorted(seen, reverse=True)) == (5, seen)


@pytest.mark.parametrize(
    ("role", "status"), [("self", 200), ("superior", 200), ("above", 200), ("hr", 200), ("colleague", 404)]
)
def test_who_may_see_a_report_reads_it_and_nobody_else(office: Office, ask: Ask, role: str, status: int) -> None:
    report = filed(office)
    number = office["self"].pk

    paths = [f"reports/{report.pk}", f"reports?person_id={number}&{SPAN}", f"evidence/{report.evidence_id}"]

    assert [ask(role, path).status_code for path in paths] == [status] * 3


@pytest.mark.parametrize(
    "path", ["reports/{0}", "reports?person_id={0}", "evidence/{0}", "evidence/{0}/file", "projects/{0}"]
)
@pytest.mark.parametrize("number", ["stranger", 987_654, 0, 2**63 - 1, 2**63])
def test_what_is_not_there_or_not_ours_is_never_told_apart(office: Office, ask: Ask, path: str, number: Any) -> None:
    known = office["stranger"].pk if number == "stranger" else number

    answer = ask("self", path.format(known))

    assert answer.status_code in ((404, 422) if number in (0, 2**63) else (404,))
    assert answer.json()["problem"]


@pytest.mark.parametrize(
    "query", ["limit=201", "limit=0", "limit=x", "after=2026-13-01.1", "after=x", "since=0", "since=1970"]
)
def test_a_page_that_cannot_be_is_refused_by_the_name_of_its_field(office: Office, ask: Ask, query: str) -> None:
    answer = ask("self", f"reports?{query}")

    assert (answer.status_code, [each["place"] for each in answer.json()["places"]]) == (422, [query.partition("=")[0]])


@pytest.mark.parametrize(
    "given",
    [
        {"amount": "12"},
        {"amount": 1.0},
        {"amount": True},
        {"on": 0},
        {"minutes": 2**70},
        {"x": 1},
        {"note": "a\0"},
        {"note": "\ud800"},
        {"\ud800": 1},
    ],
)
def test_nothing_is_taken_for_what_it_is_not(office: Office, ask: Ask, given: dict[str, Any]) -> None:
    body = {"on": TODAY.isoformat(), "target_id": office.documents.pk, "amount": 1200, **given}

    indonesian = ask("self", "reports", body)
    english = ask("self", "reports", body, **{"Accept-Language": "en-GB"})

    assert (indonesian.status_code, Report.objects.count()) == (422, 0)
    assert [each["place"] for each in indonesian.json()["places"]] == [
        n.encode(errors="replace").decode() for n in given
    ]
    assert indonesian.json()["problem"] != english.json()["problem"]


def test_a_file_proves_a_report_and_its_repeat_changes_nothing(office: Office, ask: Ask) -> None:
    report, key = filed(office), str(uuid4())
    path = f"reports/{report.pk}/evidence"

    answers = [ask("self", path, {"upload": SimpleUploadedFile(n, PDF)}, key=key) for n in ("a.pdf", "a.pdf", "b.pdf")]

    assert [answer.status_code for answer in answers] == [201, 201, 409]
    kept = ask("self", f"evidence/{answers[0].json()['evidence_id']}/file")
    assert (kept.content, kept.headers["X-Content-Type-Options"]) == (PDF, "nosniff")
    assert [row["file_name"] for row in ask("self", "evidence?limit=1").json()["items"]] == ["a.pdf"]


@pytest.mark.parametrize("name", ["note", "file", "\ufffd"])
def test_a_form_with_an_unknown_field_or_file_is_refused(office: Office, ask: Ask, name: str) -> None:
    path = f"reports/{filed(office).pk}/evidence"
    strange = SimpleUploadedFile("a.pdf", PDF) if name == "file" else "x"

    answer = ask("self", path, {"upload": SimpleUploadedFile("b.pdf", PDF), name: strange})

    assert (answer.status_code, [each["place"] for each in answer.json()["places"]]) == (422, [name])
    assert "Tidak ada" in answer.json()["places"][0]["problem"]


def test_no_proof_and_the_report_of_another_are_refused(office: Office, ask: Ask) -> None:
    report = filed(office)
    empty = SimpleUploadedFile("a.pdf", b"")

    answers = [
        ask(role, f"reports/{report.pk}/evidence", {"upload": empty}).status_code for role in ("self", "superior")
    ]

    assert answers == [422, 404]
    with pytest.raises(NoProof):
        prove_report(by=office["self"], at=NOON, report_id=report.pk, link=" ")
    with pytest.raises(NoReport):
        prove_report(by=office["self"], at=NOON, report_id=0, link="https://contoh.id")


def test_progress_is_a_report_on_the_project(office: Office, ask: Ask) -> None:
    path = f"projects/{office.project.pk}"

    told = ask("self", f"{path}/progress", {"on": TODAY.isoformat(), "percent": 4550})
    read, mine = ask("self", path).json(), ask("self", f"projects?on={TODAY}").json()

    assert (told.status_code, told.json()["kind"], told.json()["amount"]) == (201, "project", 4550)
    assert ([each["name"] for each in read["members"]], [each["id"] for each in mine]) == (["Ani"], [office.project.pk])
    assert ask("colleague", f"{path}/progress", {"on": TODAY.isoformat(), "percent": 1}).status_code == 422


@pytest.mark.parametrize(
    "body", [b"{", b"\xff", b'{"on": NaN}', b'{"a": 1, "a": 2}', b"[" * 99_999, b'{"amount": ' + b"9" * 5000 + b"}"],
)  # fmt: skip  # one line a thought
def test_a_body_that_can_be_read_in_two_ways_or_none_is_refused(office: Office, noon: None, body: bytes) -> None:
    make_accounts(by=None, at=NOON, persons=[office["self"]])
    _token, secret = make_token(by=office["self"], at=NOON, kind="program", label="x", scopes=["reports:write"])

    answer = Client(raise_request_exception=False).post(
        "/api/v1/reports", body, content_type="application/json",
        headers={"Authorization": f"Bearer {secret}", "Idempotency-Key": str(uuid4())},
    )  # fmt: skip  # one line a thought

    assert (answer.status_code, "Tidak ada yang disimpan" in answer.json()["problem"]) == (400, True)


def test_an_address_that_is_none_answers_as_a_program_reads(db: None) -> None:
    answers = [Client().get("/api/v1/nothing"), Client().get("/api/v1/reports?x=%00")]

    assert [(answer.status_code, answer.json()["places"]) for answer in answers] == [(404, []), (400, [])]
