"""The first page, the doors and the keyboard, as a visitor meets them."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Locator, Page, Playwright, expect

from tests.journeys.conftest import PHONE, Visit

PLACES = ("hari-ini", "kinerja-saya", "tim", "lainnya")
NURSE = "Kunjungan rumahnya"
HEAD = "Memimpin puskesmas"
VISITS = "Kunjungan rumah pasien risiko tinggi"


@pytest.fixture
def plain_page(browser: Browser, example_server: str) -> Iterator[Page]:
    """A phone whose browser runs no script."""
    context = browser.new_context(
        base_url=example_server, viewport=PHONE, locale="id-ID", timezone_id="Asia/Jakarta", java_script_enabled=False
    )
    context.set_default_timeout(15_000)
    yield context.new_page()
    context.close()


def test_the_first_page_explains_and_offers_one_click(visit: Visit) -> None:
    visit.go("/")
    expect(visit.page.get_by_role("heading", level=1)).to_have_text("Kerja diukur adil, dijelaskan terang")
    expect(visit.page.locator(".government")).to_have_count(4)

    visit.enter("pontianak", NURSE)

    expect(visit.page.get_by_role("heading", name="Hari ini", level=1)).to_be_visible()
    expect(visit.page.get_by_role("navigation", name="Menu utama").get_by_role("link")).to_have_count(4)


def test_the_first_page_looks_well(desk_visit: Visit) -> None:
    desk_visit.go("/")

    desk_visit.look_twice("first")


def test_every_example_person_finds_every_place(playwright: Playwright, example_server: str) -> None:
    first = playwright.request.new_context(base_url=example_server)
    entrances = re.findall(r'<form method="post" action="([^"]+)"', first.get("/").text())
    first.dispose()

    faults = [fault for entrance in entrances for fault in _faults(playwright, example_server, entrance)]

    assert len(entrances) > 30
    assert faults == []


def _faults(playwright: Playwright, server: str, entrance: str) -> list[str]:
    """Which of the four places don't open for the person behind an entrance."""
    session = playwright.request.new_context(base_url=server)
    token = re.search(r'name="csrfmiddlewaretoken" value="(\w+)"', session.get("/").text())
    assert token
    answer = session.post(entrance, form={"csrfmiddlewaretoken": token[1]}, headers={"Referer": server + "/"})
    government = answer.url.removeprefix(server).split("/")[1]
    found = [(answer.url, answer.status)]
    found += [(page.url, page.status) for page in (session.get(f"/{government}/{place}/") for place in PLACES)]
    session.dispose()
    return [f"{status} {url}" for url, status in found if status != 200]


def test_a_wrong_password_is_explained_and_the_nip_stays(phone_visit: Visit) -> None:
    phone_visit.go("/masuk/?next=/pontianak/tim/")
    page = phone_visit.page
    page.get_by_label("NIP atau surel").fill("198501012010011903")
    page.get_by_label("Kata sandi").fill("bukan yang benar")

    page.get_by_role("button", name="Masuk").click()

    expect(page.get_by_role("alert")).to_contain_text("NIP atau surel dan kata sandi tidak cocok.")
    expect(page.get_by_label("NIP atau surel")).to_have_value("198501012010011903")
    expect(page.get_by_label("Kata sandi")).to_have_value("")
    phone_visit.look_twice("sign-in-wrong")


def test_a_stranger_is_asked_to_sign_in(desk_visit: Visit) -> None:
    desk_visit.go("/pontianak/tim/")

    expect(desk_visit.page.get_by_role("heading", level=1)).to_have_text("Masuk")


def test_the_language_changes_to_english_and_back(desk_visit: Visit) -> None:
    desk_visit.enter("pontianak", NURSE)
    page = desk_visit.page
    page.locator("header summary").click()
    page.get_by_role("link", name="English").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Today")

    page.locator("header summary").click()
    page.get_by_role("link", name="Indonesia").click()

    expect(page.get_by_role("heading", level=1)).to_have_text("Hari ini")
    expect(page.locator("html")).to_have_attribute("lang", "id")


def test_the_reader_chooses_light_or_dark(desk_visit: Visit) -> None:
    desk_visit.enter("pontianak", NURSE)
    page = desk_visit.page
    page.locator("header summary").click()

    page.get_by_role("link", name="Gelap").click()

    expect(page.locator("html")).to_have_attribute("data-theme", "dark")
    desk_visit.look_twice("today-dark")


def test_the_keyboard_alone_files_a_report(desk_visit: Visit) -> None:
    desk_visit.enter("pontianak", NURSE)
    page = desk_visit.page
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Langsung ke isi")).to_be_focused()
    page.keyboard.press("Enter")
    tab_to(page, page.get_by_role("button", name="Kirim laporan"))
    tab_to(page, page.get_by_label(f"Jumlah: {VISITS}"))
    page.keyboard.type("2")
    row = page.locator(".batch > li").filter(has=page.get_by_label(f"Jumlah: {VISITS}"))
    tab_to(page, row.get_by_label("Catatan"))
    page.keyboard.type("Dua lansia, lewat papan tik.")

    page.keyboard.press("Enter")

    expect(page.get_by_role("status").first).to_contain_text("Terima kasih. 1 laporan tersimpan.")
    expect(page.locator("main")).to_contain_text("Dua lansia, lewat papan tik.")


def tab_to(page: Page, place: Locator) -> None:
    """Press Tab until the focus stands there."""
    for _press in range(40):
        page.keyboard.press("Tab")
        if place.evaluate("place => place === document.activeElement"):
            return
    raise AssertionError(f"the keyboard never reaches {place}")


def test_without_scripts_a_report_is_filed_and_accepted(plain_page: Page) -> None:
    enter(plain_page, NURSE)
    plain_page.get_by_label(f"Jumlah: {VISITS}").fill("1")
    visits = plain_page.locator(".batch > li").filter(has=plain_page.get_by_label(f"Jumlah: {VISITS}"))
    visits.get_by_role("checkbox").first.check()
    visits.get_by_label("Catatan").fill("Satu ibu, tanpa skrip.")
    plain_page.get_by_role("button", name="Kirim laporan").click()
    expect(plain_page.get_by_role("status").first).to_contain_text("Terima kasih. 1 laporan tersimpan.")

    enter(plain_page, HEAD)
    plain_page.get_by_role("link", name="Tim", exact=True).click()
    filed = plain_page.locator("li.card").filter(has_text="Satu ibu, tanpa skrip.")
    filed.get_by_role("button", name="Terima").click()

    expect(plain_page.get_by_role("status").first).to_contain_text("melihat hasil pemeriksaan Anda")


def enter(page: Page, story: str) -> None:
    """Enter as an example person of Pontianak, opening the government's fold where it has one."""
    page.context.clear_cookies()
    page.goto("/")
    door = page.locator('form[action^="/pontianak/"]', has_text=story).locator("button")
    if not door.is_visible():
        page.locator("#pontianak summary").first.click()
    door.click()
    page.wait_for_url("**/pontianak/hari-ini/")
