"""The cycle of a period: gathered in the background, watched, prolonged, reminded."""

from __future__ import annotations

from playwright.sync_api import Page, expect

from tests.journeys.conftest import Visit

HR = "Menutup periode"
YEAR = "Tahun 2026"
WHY = "Dua kantor tanpa jaringan selama dua hari."


def dark(page: Page) -> None:
    """As those see it whose device is dark."""
    page.emulate_media(color_scheme="dark")


def light(page: Page) -> None:
    """As those see it whose device is light."""
    page.emulate_media(color_scheme="light")


def test_the_hr_agency_gathers_the_year_and_watches_it(desk_visit: Visit) -> None:
    visit, page = desk_visit, desk_visit.page
    visit.enter("pontianak", HR)
    visit.go("/pontianak/penilaian/periode/2026/")
    visit.look_twice("cycle-periods")
    dark(page)
    visit.look_twice("cycle-periods-dark")
    light(page)

    page.get_by_role("button", name=f"Kumpulkan {YEAR}", exact=True).click()
    visit.look("cycle-gathering")
    expect(page.locator("main")).to_contain_text("penilaian baru", timeout=60_000)
    visit.look_twice("cycle-gathered")
    dark(page)
    visit.look("cycle-gathered-dark")
    light(page)

    page.get_by_role("link", name="Lihat per unit").click()
    expect(page.locator("#now")).to_contain_text("sisa 31 hari")
    visit.look_twice("cycle-cockpit")
    dark(page)
    visit.look_twice("cycle-cockpit-dark")
    light(page)
    with page.expect_response(lambda answer: answer.url.endswith("/kini/"), timeout=20_000) as renewed:
        pass
    assert renewed.value.status == 200
    visit.go("/pontianak/kabar/")
    expect(page.locator("main")).to_contain_text("Tahun 2026 sudah dikumpulkan")


def test_a_period_is_prolonged_with_a_reason(desk_visit: Visit) -> None:
    visit, page = desk_visit, desk_visit.page
    visit.enter("pontianak", HR)
    visit.go("/pontianak/penilaian/periode/2026/")
    page.get_by_role("link", name="Perpanjang Triwulan III 2026").click()
    visit.look_twice("cycle-prolong")
    page.get_by_label("Boleh dinilai sampai").fill("2026-10-01")
    page.get_by_label("Mengapa?").fill(WHY)
    page.get_by_role("button", name="Perpanjang").click()
    expect(page.get_by_role("alert")).to_contain_text("tidak pernah dipersingkat")
    expect(page.get_by_label("Mengapa?")).to_have_value(WHY)
    visit.look("cycle-prolong-refused")
    page.get_by_label("Boleh dinilai sampai").fill("2027-01-22")
    page.get_by_role("button", name="Perpanjang").click()
    expect(page.locator("main")).to_contain_text(WHY)
    visit.look_twice("cycle-prolonged")


def test_mails_of_the_example_can_be_read_and_turned_off(desk_visit: Visit) -> None:
    visit, page = desk_visit, desk_visit.page
    visit.enter("pontianak", HR)
    visit.come_back_until("/pontianak/kabar/surel/", "Terkirim")
    visit.look_twice("cycle-mails")
    page.locator("main table a").first.click()
    expect(page.locator("main")).to_contain_text("isinya tetap di Tolok")
    visit.look_twice("cycle-mail")
    visit.go("/pontianak/kabar/")
    page.get_by_role("button", name="Matikan surel").click()
    expect(page.get_by_role("button", name="Nyalakan surel")).to_be_visible()
    visit.look_twice("cycle-mail-off")


def test_the_year_s_sheet_shows_its_periods(desk_visit: Visit) -> None:
    visit, page = desk_visit, desk_visit.page
    visit.enter("mataram", "Menutup penilaian tahunan")
    visit.go("/mataram/penilaian/periode/2026/")
    page.get_by_role("button", name=f"Kumpulkan {YEAR}", exact=True).click()
    expect(page.locator("main")).to_contain_text("penilaian baru", timeout=60_000)

    visit.enter("mataram", "Menilai operator dari dokumen")
    visit.go("/mataram/penilaian/")
    year = page.locator("section", has=page.get_by_role("heading", name=YEAR, exact=True))
    year.get_by_role("link").first.click()
    expect(page.locator("main")).to_contain_text("Periode-periode tahun ini")
    visit.look_twice("cycle-year")
