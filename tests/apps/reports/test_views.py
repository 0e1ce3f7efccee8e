"""One's own week, and the page that mends a report."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client

from tests.apps.work import SAVEPOINTS, YESTERDAY, Office, enter_as, filed, send
from tolok.reports.models import Report

pytestmark = pytest.mark.usefixtures("noon")


@pytest.mark.parametrize("count", [1, 3])
def test_my_week_costs_the_same_for_one_report_and_three(
    office: Office, client: Client, django_assert_num_queries: Any, count: int
) -> None:
    for _report in range(count):
        filed(office, on=YESTERDAY, note="Loket 2")
    enter_as(client, office["self"])

    with django_assert_num_queries(7 + SAVEPOINTS):
        response = client.get("/contoh/laporan/")

    assert response.content.decode().count("Loket 2") == count


@pytest.mark.parametrize("week", ["?dari=2026-06-01", "?dari=nonsens", "?dari=2099-01-01"])
def test_any_week_may_be_asked_for(office: Office, client: Client, week: str) -> None:
    enter_as(client, office["self"])

    response = client.get(f"/contoh/laporan/{week}")

    assert (response.status_code, "Tidak ada laporan minggu ini" in response.content.decode()) == (200, True)


def test_a_report_is_mended_on_its_page(office: Office, client: Client) -> None:
    report = filed(office)
    enter_as(client, office["self"])

    response = send(client, f"laporan/{report.pk}/ubah/", amount="13,5", note="Salah hitung")

    assert (response.status_code, Report.objects.get().amount) == (302, 1350)


@pytest.mark.parametrize(("amount", "sentence"), [("banyak", "“banyak” bukan jumlah."), ("", "Jumlahnya belum ada.")])
def test_a_wrong_amount_keeps_what_was_typed(office: Office, client: Client, amount: str, sentence: str) -> None:
    report = filed(office)
    enter_as(client, office["self"])

    response = send(client, f"laporan/{report.pk}/ubah/", amount=amount, note="Catatan panjang")

    shown = response.content.decode()
    assert (response.status_code, sentence in shown, "Catatan panjang" in shown) == (422, True, True)
    assert Report.objects.get().amount == 1200


@pytest.mark.parametrize("role", ["superior", "colleague"])
def test_somebody_elses_report_is_not_found(office: Office, client: Client, role: str) -> None:
    report = filed(office)
    enter_as(client, office[role])

    assert client.get(f"/contoh/laporan/{report.pk}/ubah/").status_code == 404
    assert client.get("/contoh/laporan/999999/ubah/").status_code == 404
