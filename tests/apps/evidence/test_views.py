"""A file reaches those it concerns; a verdict keeps what was written."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from django.test import Client

from tests.apps.work import Office, enter_as, send
from tests.conftest import NOON
from tolok.evidence.actions import Upload, give_evidence
from tolok.evidence.models import Check, Evidence

pytestmark = pytest.mark.usefixtures("noon")


@pytest.fixture
def evidence(office: Office, settings: Any, tmp_path: Path) -> Evidence:
    """The clerk's PDF."""
    settings.MEDIA_ROOT = tmp_path
    return give_evidence(by=office["self"], at=NOON, upload=Upload("hasil.pdf", b"%PDF-1.4\n%%EOF"))


@pytest.mark.parametrize(
    ("role", "status"),
    [("self", 200), ("superior", 200), ("above", 200), ("hr", 200), ("colleague", 404), ("planner", 404)],
)
def test_a_file_reaches_whom_it_concerns(
    office: Office, evidence: Evidence, client: Client, role: str, status: int
) -> None:
    enter_as(client, office[role])

    assert client.get(f"/contoh/bukti/{evidence.pk}/berkas/").status_code == status


def test_a_file_comes_as_a_harmless_download(office: Office, evidence: Evidence, client: Client) -> None:
    enter_as(client, office["self"])

    response = client.get(f"/contoh/bukti/{evidence.pk}/berkas/")

    named = ("Content-Disposition", "Content-Type", "X-Content-Type-Options", "Cache-Control")
    assert [response.headers[name] for name in named] == [
        'attachment; filename="hasil.pdf"',
        "application/pdf",
        "nosniff",
        "private, no-store",
    ]
    assert response.content == b"%PDF-1.4\n%%EOF"


def test_what_has_no_file_is_not_found(office: Office, evidence: Evidence, client: Client) -> None:
    link = give_evidence(by=office["self"], at=NOON, link="https://a.id")
    enter_as(client, office["self"])

    assert client.get(f"/contoh/bukti/{link.pk}/berkas/").status_code == 404
    assert client.get("/contoh/bukti/999999/berkas/").status_code == 404


def test_a_superior_accepts_and_comes_back(office: Office, evidence: Evidence, client: Client) -> None:
    enter_as(client, office["superior"])

    response = send(client, f"bukti/{evidence.pk}/periksa/", verdict="accepted", next="/contoh/tim/#laporan")

    assert (response.status_code, response.headers["Location"]) == (302, "/contoh/tim/#laporan")
    assert Check.objects.get().verdict == "accepted"


def test_nobody_is_led_away(office: Office, evidence: Evidence, client: Client) -> None:
    enter_as(client, office["superior"])

    response = send(client, f"bukti/{evidence.pk}/periksa/", verdict="accepted", next="https://evil.example/")

    assert response.headers["Location"] == "/contoh/tim/"


def test_a_verdict_without_reason_keeps_the_form(office: Office, evidence: Evidence, client: Client) -> None:
    enter_as(client, office["superior"])

    response = send(client, f"bukti/{evidence.pk}/periksa/", verdict="refused", reason="  ")

    assert response.status_code == 422
    assert "Tulis satu kalimat tentang apa yang belum ada" in response.content.decode()
    assert Check.objects.count() == 0


@pytest.mark.parametrize("role", ["self", "colleague"])
def test_who_may_not_check_finds_no_form(office: Office, evidence: Evidence, client: Client, role: str) -> None:
    enter_as(client, office[role])

    assert client.get(f"/contoh/bukti/{evidence.pk}/periksa/").status_code == 404
