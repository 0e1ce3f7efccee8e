"""One's own week, and the page that mends a report."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
import time_machine
from django.test import Client

from tests.apps.work import SAVEPOINTS, YESTERDAY, Office, enter_as, filed, send
from tests.conftest import NOON
from tolok.reports.actions import correct_report
from tolok.reports.models import Report

pytestmark = pytest.mark.usefixtures("noon")


@pytest.mark.parametrize("count", [1, 3])
def test_my_week_costs_the_same_for_one_report_and_three(
    office: Office, client: Client, django_assert_num_queries: Any, count: int
) -> None:
    for _report in range(count):
        filed(office, on=YESTERDAY, note="Loket 2")
    enter_as(client, office["self"])

    with django_assert_num_queries(8 + SAVEPOINTS):
        response = client.get("/contoh/laporan/")

    assert response.content.decode().count("Loket 2") == count


def test_the_week_names_the_working_days_without_a_report(office: Office, client: Client) -> None:
    filed(office, on=YESTERDAY, minutes=90)
    enter_as(client, office["self"])

    page = client.get("/contoh/laporan/").content.decode()
    older = client.get("/contoh/laporan/?dari=2026-06-29").content.decode()

    assert ("1 hari kerja belum ada laporannya" in page, "?hari=2026-07-14" in page, "90 menit" in page) == (True,) * 3
    assert ("?hari=2026-06-29" in older, "?hari=2026-06-30" in older) == (False, True)


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


def test_a_late_change_asks_for_a_reason_and_keeps_what_was_typed(office: Office, client: Client) -> None:
    report = filed(office)

    with time_machine.travel(NOON + timedelta(days=9), tick=False):
        enter_as(client, office["self"])
        asked = client.get(f"/contoh/laporan/{report.pk}/ubah/").content.decode()
        refused = send(client, f"laporan/{report.pk}/ubah/", amount="13", note="Catatan", reason="")
        stored = send(client, f"laporan/{report.pk}/ubah/", amount="13", note="Catatan", reason="Salah hitung")

    assert ("Mengapa dibetulkan?" in asked, refused.status_code, "Catatan" in refused.content.decode()) == (
        True, 422, True
    )  # fmt: skip  # one line a thought
    assert (stored.headers["Location"], Report.objects.get().amount) == (f"/contoh/laporan/{report.pk}/riwayat/", 1300)


@pytest.mark.parametrize(("role", "is_seen"), [("self", True), ("superior", True), ("hr", True), ("colleague", False)])
def test_changes_are_seen_by_whom_they_concern(office: Office, client: Client, role: str, is_seen: bool) -> None:
    report = filed(office, note="Loket 1")
    correct_report(
        by=office["self"], at=NOON, report_id=report.pk, amount=1300, note="Loket 2", reason="Salah hitung", minutes=20
    )
    enter_as(client, office[role])

    response = client.get(f"/contoh/laporan/{report.pk}/riwayat/")

    page = response.content.decode()
    assert (response.status_code == 200, "Salah hitung" in page, "Loket 1" in page) == (is_seen,) * 3


def test_a_report_nobody_changed_says_so(office: Office, client: Client) -> None:
    report = filed(office)
    enter_as(client, office["self"])

    assert "Tidak ada yang diubah." in client.get(f"/contoh/laporan/{report.pk}/riwayat/").content.decode()


def test_both_clocks_are_shown_when_a_report_was_written_long_before(office: Office, client: Client) -> None:
    filed(office, noted_at=NOON - timedelta(hours=2))
    enter_as(client, office["self"])

    page = client.get("/contoh/laporan/").content.decode()

    assert "ditulis 09.00, terkirim 14 Juli 2026 pukul 11.00" in page


@pytest.mark.parametrize("role", ["superior", "colleague"])
def test_nobody_else_says_that_work_goes_on(office: Office, client: Client, role: str) -> None:
    report = filed(office, is_blocked=True, note="Blangko habis")
    enter_as(client, office[role])

    assert send(client, f"laporan/{report.pk}/lancar/").status_code == 404


def test_work_goes_on_and_the_way_back_never_leaves_the_house(office: Office, client: Client) -> None:
    report = filed(office, is_blocked=True, note="Blangko habis")
    enter_as(client, office["self"])

    response = send(client, f"laporan/{report.pk}/lancar/", next="https://jahat.example.org/")

    assert (response.headers["Location"], Report.objects.get().is_blocked) == ("/contoh/hari-ini/", False)


@pytest.mark.parametrize("role", ["superior", "colleague"])
def test_somebody_elses_report_is_not_found(office: Office, client: Client, role: str) -> None:
    report = filed(office)
    enter_as(client, office[role])

    assert client.get(f"/contoh/laporan/{report.pk}/ubah/").status_code == 404
    assert client.get("/contoh/laporan/999999/ubah/").status_code == 404
