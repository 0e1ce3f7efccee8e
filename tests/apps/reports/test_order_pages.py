"""Whoever gave an order answers on one page, with one tap or a reason."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client

from tests.apps.work import SAVEPOINTS, Office, enter_as, filed, send
from tolok.reports.models import Report

pytestmark = pytest.mark.usefixtures("noon")


def ordered(office: Office, task: str = "Jaga pameran") -> Report:
    """A report on what the superior asked for."""
    return filed(office, task=task, amount=None, order_giver_id=office["superior"].pk)


@pytest.fixture
def giver(office: Office, client: Client) -> Client:
    """The superior at the desk."""
    enter_as(client, office["superior"])
    return client


def states() -> list[str]:
    """How the orders stand."""
    return list(Report.objects.order_by("pk").values_list("order_state", flat=True))


def test_an_empty_list_says_what_will_stand_there(giver: Client) -> None:
    assert "Tidak ada perintah yang menunggu jawaban Anda" in giver.get("/contoh/laporan/perintah/").content.decode()


def test_one_order_is_confirmed_with_one_tap(office: Office, giver: Client) -> None:
    report = ordered(office)

    response = send(giver, f"laporan/perintah/{report.pk}/", answer="confirm")

    assert (response.headers["Location"], states()) == ("/contoh/laporan/perintah/", ["confirmed"])
    assert "Dijawab dalam dua minggu terakhir" in giver.get("/contoh/laporan/perintah/").content.decode()


def test_all_that_the_page_shows_are_confirmed_together(office: Office, giver: Client) -> None:
    reports = [ordered(office), ordered(office, "Rapat")]

    page = giver.get("/contoh/laporan/perintah/").content.decode()
    send(giver, "laporan/perintah/", report=[each.pk for each in reports])

    assert ("Benarkan semua (2)" in page, states()) == (True, ["confirmed", "confirmed"])


@pytest.mark.parametrize("sent", ["", "abc", "9" * 30, "999999"])
def test_a_forged_list_confirms_nothing(office: Office, giver: Client, sent: str) -> None:
    ordered(office)

    response = send(giver, "laporan/perintah/", report=sent)

    assert (response.status_code, states()) == (422, ["asked"])


def test_a_denial_needs_a_reason_and_keeps_the_answer(office: Office, giver: Client) -> None:
    report = ordered(office)

    refused = send(giver, f"laporan/perintah/{report.pk}/", answer="deny", reason=" ")
    wrong = send(giver, f"laporan/perintah/{report.pk}/", answer="mungkin")
    stored = send(giver, f"laporan/perintah/{report.pk}/", answer="deny", reason="Bukan saya")

    assert (refused.status_code, wrong.status_code, stored.status_code, states()) == (422, 422, 302, ["denied"])
    assert "Bukan saya" in giver.get("/contoh/laporan/perintah/").content.decode()


@pytest.mark.parametrize("role", ["self", "above", "colleague", "hr"])
def test_nobody_else_finds_the_order(office: Office, client: Client, role: str) -> None:
    report = ordered(office)
    enter_as(client, office[role])

    assert client.get(f"/contoh/laporan/perintah/{report.pk}/").status_code == 404
    assert send(client, f"laporan/perintah/{report.pk}/", answer="confirm").status_code == 404


def test_a_report_without_an_order_is_no_order(office: Office, giver: Client) -> None:
    assert giver.get(f"/contoh/laporan/perintah/{filed(office).pk}/").status_code == 404


@pytest.mark.parametrize("count", [1, 3])
def test_the_list_costs_the_same_for_one_order_and_three(
    office: Office, giver: Client, django_assert_num_queries: Any, count: int
) -> None:
    for number in range(count):
        ordered(office, f"Tugas {number}")

    with django_assert_num_queries(7 + SAVEPOINTS):
        giver.get("/contoh/laporan/perintah/")
