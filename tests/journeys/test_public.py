"""The public's pages of Mataram: services with their results, open data, by phone."""

from __future__ import annotations

from playwright.sync_api import expect

from tests.journeys.conftest import Visit


def test_a_citizen_reads_how_long_a_service_takes_and_how_often_it_kept_that(visit: Visit) -> None:
    visit.go("/mataram/warga/")
    page = visit.page
    expect(page.get_by_role("heading", level=1)).to_have_text("Layanan untuk Anda")
    visit.look_twice("public-services")

    page.get_by_role("main").get_by_role("listitem").get_by_role("link").first.click()

    expect(page.get_by_role("heading", name="Seberapa sering batasnya ditepati")).to_be_visible()
    page.get_by_text("Tampilkan sebagai tabel").first.click()
    expect(page.get_by_role("cell").first).to_contain_text("%")
    visit.look_twice("public-service")


def test_all_public_places_are_one_line_and_a_word_that_opens_the_others(visit: Visit) -> None:
    visit.go("/mataram/warga/lapor/")
    page = visit.page
    places = page.get_by_role("navigation", name="Untuk warga")
    expect(places.get_by_role("link", name="Lapor", exact=True)).to_have_attribute("aria-current", "page")
    assert (places.bounding_box() or {"height": 99})["height"] < 60

    if more := places.get_by_text("Lainnya").filter(visible=True).all():
        more[0].focus()
        page.keyboard.press("Enter")
    visit.look("public-places")
    places.get_by_role("link", name="Anda bilang, kami lakukan").click()

    expect(page.get_by_role("heading", level=1)).to_have_text("Anda bilang, kami lakukan")


def test_programs_find_what_is_published(visit: Visit) -> None:
    visit.go("/mataram/warga/data/")
    visit.look("public-open-data")

    with visit.page.expect_download() as told:
        visit.page.get_by_role("link", name="CSV").first.click()

    assert told.value.suggested_filename == "mataram-layanan.csv"
