"""Bukittinggi: a word about copies first, then the share for the superior."""

from __future__ import annotations

from dataclasses import dataclass

import psycopg
import pytest
from playwright.sync_api import expect

from tests.journeys.conftest import Visit

HR = "Tiga triwulan selesai dinilai"
COPIES = """
    SELECT r.person_id, to_char(r."on", 'YYYY-MM') AS month
    FROM reports_report r JOIN reports_report o ON o.id = r.copied_from_id
    WHERE r.note = o.note AND r.amount IS NOT DISTINCT FROM o.amount
    GROUP BY 1, 2 HAVING count(*) >= 8 ORDER BY 2 DESC, 1 LIMIT 1
"""
SUPERIOR = """
    SELECT up.person_id, who.name FROM people_posting p
    JOIN people_position own ON own.id = p.position_id
    JOIN people_posting up ON up.position_id = own.reports_to_id AND up.ends_on IS NULL
    JOIN people_person who ON who.id = p.person_id
    WHERE p.person_id = %s AND p.ends_on IS NULL
"""


@dataclass(frozen=True)
class Copier:
    """Somebody whose month holds many copies that nothing was changed in, and who leads them."""

    id: int
    name: str
    month: str
    superior: int


@pytest.fixture
def copier(example_database: str) -> Copier:
    """The latest such month of Bukittinggi."""
    with psycopg.connect(example_database) as connection:
        connection.execute(
            "SELECT set_config('tolok.government', id::text, true) FROM people_government WHERE slug = 'bukittinggi'"
        )
        found = connection.execute(COPIES).fetchone()
        assert found is not None
        led = connection.execute(SUPERIOR, [found[0]]).fetchone()
        assert led is not None
    return Copier(found[0], led[1], found[1], led[0])


def test_the_person_explains_first_and_the_superior_sees_share_and_words(desk_visit: Visit, copier: Copier) -> None:
    page = desk_visit.page
    desk_visit.enter("bukittinggi", HR)
    desk_visit.become("bukittinggi", copier.id)
    desk_visit.go(f"/bukittinggi/catatan-laporan/?bulan={copier.month}")
    card = page.locator("#copied")
    expect(card).to_contain_text("isinya sama persis dengan laporan sebelumnya")
    desk_visit.look_twice("signals")
    page.emulate_media(color_scheme="dark")
    desk_visit.look_twice("signals-dark")
    page.emulate_media(color_scheme="light")

    card.get_by_role("button", name="Pekerjaan ini memang berulang").click()

    expect(page.get_by_role("status").first).to_contain_text("Terima kasih.")
    expect(card).to_contain_text("Penjelasan Anda: Pekerjaan ini memang berulang")
    desk_visit.look_twice("signals-explained")

    desk_visit.become("bukittinggi", copier.superior)
    desk_visit.go(f"/bukittinggi/tim/laporan-informatif/?bulan={copier.month}")
    row = page.locator("main li").filter(has_text=copier.name).first

    expect(row).to_contain_text("Pekerjaan ini memang berulang")
    expect(row).to_contain_text("laporan")
    desk_visit.look_twice("informative")
    page.emulate_media(color_scheme="dark")
    desk_visit.look_twice("informative-dark")


def test_the_hr_agency_sees_what_reporting_costs(desk_visit: Visit) -> None:
    desk_visit.enter("bukittinggi", HR)
    desk_visit.go("/bukittinggi/lainnya/")

    desk_visit.page.get_by_role("link", name="Beban pelaporan").click()

    expect(desk_visit.page.get_by_role("heading", name="Pelaksana")).to_be_visible()
    expect(desk_visit.page.locator("main")).to_contain_text("laporan terukur")
    desk_visit.look_twice("burden")
    desk_visit.page.emulate_media(color_scheme="dark")
    desk_visit.look_twice("burden-dark")


def test_the_time_on_the_today_page_is_sent_along(phone_visit: Visit) -> None:
    phone_visit.enter("bukittinggi", "Memberi umpan balik pendek")
    page = phone_visit.page
    page.locator(".batch > li input[inputmode=decimal]").first.fill("1")
    page.get_by_role("button", name="Kirim 1 laporan").wait_for()

    with page.expect_request(lambda request: request.method == "POST") as sent:
        page.get_by_role("button", name="Kirim 1 laporan").click()

    assert 'name="seconds_open"' in (sent.value.post_data or "")
    body = (sent.value.post_data or "").split('name="seconds_open"')[1].split("--")[0].strip()
    assert body.isdigit()
