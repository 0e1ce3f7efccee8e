"""Bulungan: standards anybody can read, and projects with an end."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, date, datetime
from typing import Any

import pytest
from django.db import connections, transaction
from playwright.sync_api import expect
from psycopg.conninfo import conninfo_to_dict

from tests.conftest import use
from tests.journeys.conftest import Visit
from tolok.people.models import Person
from tolok.people.queries import entered
from tolok.reports.actions import FutureDay, file_report

ROAD = "Peningkatan jalan penghubung Sekatak, ruas contoh"
SLOW = "Lama rata-rata penerbitan dokumen"


def test_a_member_reports_how_far_the_project_is(phone_visit: Visit) -> None:
    page = phone_visit.page
    phone_visit.enter("bulungan", "Menjaga mutu proyek jalan Sekatak")
    row = page.locator("ul.batch > li", has_text=ROAD)
    row.locator("input[type=checkbox]").first.check()
    row.get_by_label(f"Jumlah: {ROAD}").fill("97")
    row.get_by_label("Catatan").fill("Aspal lapis kedua selesai sampai KM 4.")
    phone_visit.look("project-report")

    with page.expect_navigation():
        page.get_by_role("button", name="Kirim 1 laporan").click()

    sent = page.get_by_role("listitem").filter(has_text="Aspal lapis kedua")
    expect(sent).to_contain_text("97 persen selesai")
    phone_visit.look("project-reported")


def test_the_head_sees_the_projects_with_members_budget_and_days(visit: Visit) -> None:
    page = visit.page
    visit.enter("bulungan", "Dua proyek besar, satu halaman")
    visit.go("/bulungan/proyek/")
    expect(page.get_by_role("row").filter(has_text=ROAD)).to_contain_text("Rp4.200.000.000")
    visit.look("projects")

    page.get_by_role("link", name=ROAD).click()

    expect(page.locator("dl.facts")).to_contain_text("2 Maret 2026 sampai sebelum 1 Februari 2027")
    expect(page.locator("dl.facts")).to_contain_text("Rp4.200.000.000")
    expect(page.get_by_role("listitem").filter(has_text="Pengendali mutu")).to_be_visible()
    visit.look("project")


def test_documents_that_take_too_long_become_goal_indicator_target_and_trend(visit: Visit) -> None:
    page = visit.page
    visit.enter("bulungan", "Memimpin tim dokumen tiga hari")
    visit.go("/bulungan/rencana/sasaran/")
    page.get_by_role("link", name="T2 Dokumen kependudukan tidak lagi lama diurus").click()
    expect(page.locator("main")).to_contain_text("Rata-rata paling lama 3 hari")
    visit.look("chain-goal")

    visit.go("/bulungan/rencana/pustaka/?cari=penerbitan")
    page.get_by_role("link", name=SLOW).first.click()
    expect(page.locator("main")).to_contain_text("Rata-rata hari dari berkas lengkap sampai terbit")
    visit.look("chain-indicator")

    visit.go("/bulungan/rencana/")
    expect(page.get_by_role("row").filter(has_text=SLOW)).to_contain_text("hari")
    visit.look("chain-plan")

    visit.go("/bulungan/kinerja-saya/")
    trend = page.locator(".card").filter(has_text=SLOW)
    trend.get_by_text("Tampilkan sebagai tabel").click()
    expect(trend.locator("tbody tr").first).to_contain_text("hari")
    visit.look("chain-trend")


def test_nothing_found_in_the_library_says_what_to_do(phone_visit: Visit) -> None:
    phone_visit.enter("bulungan", "Menjaga agar setiap jabatan")
    phone_visit.go("/bulungan/rencana/pustaka/?cari=zebra")

    expect(phone_visit.page.locator(".empty")).to_be_visible()
    phone_visit.look("library-empty")


def test_the_planner_sees_goals_and_what_nobody_carries(visit: Visit) -> None:
    page = visit.page
    visit.enter("bulungan", "Menjaga agar setiap jabatan")
    visit.go("/bulungan/rencana/sasaran/")
    expect(page.get_by_role("row").filter(has_text="T7 Wisata sungai")).to_contain_text("Belum ada")
    visit.look("goals")

    page.get_by_role("link", name="Celah").click()
    expect(page.get_by_role("listitem").filter(has_text="T7 Wisata sungai")).to_be_visible()
    visit.look("gaps-goals")
    page.get_by_role("link", name="orang tak terjangkau sasaran").click()
    visit.look("gaps-people")
    page.get_by_role("link", name="orang tanpa SKP").click()
    expect(page.locator(".empty")).to_be_visible()
    visit.look("gaps-none")


@pytest.fixture
def report_at(example_database: str, server: str, django_db_blocker: Any) -> Iterator[Callable[..., None]]:
    """Let somebody report for the last day of the year at a moment, in a thread beside the browser's."""

    def act(slug: str, name: str, at: datetime) -> None:
        use(server, str(conninfo_to_dict(example_database)["dbname"]))
        try:
            with transaction.atomic():
                entered(slug)
                person = Person.objects.get(name=name)
                file_report(by=person, at=at, on=date(2026, 12, 31), task="Menjaga posko", ordered_by="Camat")
        finally:
            connections.close_all()

    with django_db_blocker.unblock(), ThreadPoolExecutor(1) as beside:
        yield lambda *told: beside.submit(act, *told).result()


def test_half_past_midnight_in_wita_is_the_new_day_and_in_wib_still_the_old_one(
    desk_visit: Visit, report_at: Callable[..., None]
) -> None:
    half_past_midnight = datetime(2026, 12, 30, 16, 30, tzinfo=UTC)
    name = "header details.menu .menu-panel b"
    desk_visit.enter("pontianak", "Melayani KTP-el sejak pagi")
    west = desk_visit.page.locator(name).text_content() or ""
    desk_visit.enter("bulungan", "Menjaga mutu proyek jalan Sekatak")
    east = desk_visit.page.locator(name).text_content() or ""

    report_at("bulungan", east, half_past_midnight)
    with pytest.raises(FutureDay):
        report_at("pontianak", west, half_past_midnight)

    desk_visit.go("/bulungan/hari-ini/")
    sent = desk_visit.page.get_by_role("listitem").filter(has_text="Menjaga posko")
    expect(sent.last).to_contain_text("31 Desember 2026 pukul 00.30")
    desk_visit.look("midnight-wita")
