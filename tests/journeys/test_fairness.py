"""Fairness in Pontianak: the agency reads a quarter, a head looks into a mirror."""

from __future__ import annotations

from playwright.sync_api import expect

from tests.journeys.conftest import Visit, own_name

HR, HEAD = "Menutup periode", "Memimpin puskesmas"
LIST, OWN = "/pontianak/wawasan/keadilan/", "/pontianak/wawasan/cermin/"


def test_the_agency_reads_a_quarter_and_opens_a_mirror(desk_visit: Visit) -> None:
    visit, page = desk_visit, desk_visit.page
    visit.enter("pontianak", HR)
    visit.go(LIST)
    visit.look_twice("fairness-list")

    # By keyboard alone: the first period is chosen, the button is the page's primary one.
    page.get_by_role("button", name="Baca penilaiannya").focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="Yang dapat dikatakan, dan yang tidak")).to_be_visible(timeout=60_000)
    page.go_back()
    page.get_by_role("link", name="Triwulan II 2026").last.click()
    expect(page.get_by_text("Petunjuk, bukan vonis")).to_be_visible()
    visit.look_twice("fairness-whole")

    rater = page.locator("table").first.get_by_role("link").first
    name = str(rater.text_content())
    rater.click()
    expect(page.get_by_role("heading", name=f"Cermin {name}")).to_be_visible()
    visit.look_twice("fairness-seen")

    visit.go("/pontianak/lainnya/")
    expect(page.get_by_role("link", name="Keadilan penilaian")).to_be_visible()


def test_a_head_looks_into_the_own_mirror(desk_visit: Visit) -> None:
    visit, page = desk_visit, desk_visit.page
    visit.enter("pontianak", HEAD)
    visit.go(OWN)

    expect(page.get_by_text("Hanya Anda dan BKPSDM yang melihat halaman ini.")).to_be_visible()
    expect(page.get_by_role("heading", name="Dua saran")).to_be_visible()
    assert own_name(page)
    visit.look_twice("fairness-mirror")
