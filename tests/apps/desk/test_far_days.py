"""Days outside all calendars in an address open a page, or there is none."""

from __future__ import annotations

import pytest
from django.test import Client

from tests.apps.desk.companion import quarter
from tests.apps.work import Office, enter_as, send
from tolok.calendar.models import Period

__all__ = ["quarter"]
pytestmark = pytest.mark.usefixtures("noon")

FAR = ("0001-01-01", "1999-12-31", "2100-01-01", "9999-12-31")
PAGES = (
    "hari-ini/?hari={}", "hari-ini/minggu/?mulai={}", "bkn/hari/?hari={}", "tim/laporan-informatif/?bulan={}",
    "bukti/presensi/{}/perbaiki/",
)  # fmt: skip  # one list a glance


@pytest.mark.parametrize("day", FAR)
@pytest.mark.parametrize("place", PAGES)
def test_a_far_day_breaks_no_page(office: Office, client: Client, place: str, day: str) -> None:
    enter_as(client, office["superior"])

    answer = client.get(f"/contoh/{place.format(day)}")

    assert answer.status_code in (200, 302, 403, 404)


@pytest.mark.parametrize("month", [day[:7] for day in FAR])
def test_a_far_month_breaks_no_page(office: Office, client: Client, month: str) -> None:
    enter_as(client, office["superior"])
    clerk = office["self"].pk

    for place in (f"tim/{clerk}/", "bukti/presensi/", "bukti/terukur/", f"bukti/terukur/{clerk}/", "laporan/"):
        assert client.get(f"/contoh/{place}?bulan={month}").status_code == 200, place


@pytest.mark.parametrize("day", FAR)
def test_a_far_day_is_taken_for_today(office: Office, quarter: Period, client: Client, day: str) -> None:
    enter_as(client, office["self"])

    answer = send(client, "bkn/hari/tandai/", item=f"day-{day}", hari=day)

    assert answer.headers["Location"] == "/contoh/bkn/hari/?hari=2026-07-14"
