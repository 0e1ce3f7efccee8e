"""Pontianak tries a stricter policy on a quarter that is over."""

from __future__ import annotations

import io
import json
import re
from pathlib import Path

from playwright.sync_api import Page, expect
from python_calamine import CalamineWorkbook

from tests.journeys.conftest import Visit

HR, CLERK = "Menutup periode", "Melayani KTP-el sejak pagi"
ROOM = "/pontianak/wawasan/simulasi/"
TITLE = "Draf: sesuai ekspektasi mulai 98 %"
DRAFT = f"""
name = "draf-lebih-ketat"
title = "{TITLE}"
extends = "pontianak-2026"
government = "pontianak"
valid_from = 2026-01-01

[outcome]
above_from = 11000
meets_from = 9800
example = true
reason = "Usulan rapat, belum ditetapkan."
"""


def dark(visit: Visit, name: str) -> None:
    """Look at the page as it stands, at night."""
    visit.page.emulate_media(color_scheme="dark", reduced_motion="reduce")
    visit.look(f"{name}-dark")
    visit.page.emulate_media(color_scheme="light")


def press(page: Page, name: str) -> None:
    """Go to a link or a button with the Tab key alone and press it."""
    for _step in range(80):
        page.keyboard.press("Tab")
        control = page.evaluate("document.activeElement.matches('a, button') && document.activeElement.innerText")
        if control and str(control).strip().startswith(name):
            page.keyboard.press("Enter")
            return
    raise AssertionError(f"the Tab key never came to {name}")


def send_draft(visit: Visit, text: str) -> None:
    """Type a draft over what stands there, and start with the keyboard."""
    field = visit.page.get_by_label("Draf sebagai teks")
    field.fill(text)
    visit.page.evaluate("window.scrollTo(0, 0); document.activeElement.blur()")
    press(visit.page, "Mulai simulasi")


def try_draft(visit: Visit) -> None:
    """Come from the page of everything else; a faulty draft is mended where it stands."""
    page = visit.page
    visit.go("/pontianak/lainnya/")
    press(page, "Simulasi kebijakan")
    expect(page.locator("h1")).to_contain_text("Simulasi kebijakan")
    visit.look("simulations")
    press(page, "Simulasi baru")
    page.get_by_label("Periode").select_option(label="Triwulan II 2026")
    send_draft(visit, DRAFT.replace("9800", "9800.5"))
    expect(page.get_by_role("alert")).to_contain_text("Pada outcome.meets_from: harus bilangan bulat.")
    expect(page.get_by_label("Draf sebagai teks")).to_have_value(re.compile("9800.5"))
    visit.look("simulation-faulty")
    dark(visit, "simulation-faulty")
    send_draft(visit, DRAFT)
    # Whether the bar is still there or the answer already: nobody has to ask for the page again.
    expect(page).to_have_url(re.compile(r"/simulasi/\d+/$"))
    expect(page.get_by_role("heading", name="Perubahan terbesar")).to_be_visible(timeout=30_000)


def read_answer(visit: Visit) -> None:
    """Who moves, in the plain words of the page."""
    page = visit.page
    expect(page.locator("main")).to_contain_text("dari 71 orang")
    expect(page.locator("main")).to_contain_text("Yang dibandingkan usulan, bukan keputusan")
    page.locator("summary", has_text="Tabel lengkap").click()
    expect(page.get_by_role("row", name="Baik").first).to_be_visible()
    visit.look_twice("simulation")
    dark(visit, "simulation")


def open_receipts(visit: Visit) -> None:
    """The largest move opens to both receipts, what differs first."""
    page = visit.page
    page.get_by_role("link", name=re.compile("Lihat sebabnya")).first.click()
    for side in ("Sebelum", "Sesudah"):
        expect(page.get_by_role("heading", name=side, exact=True)).to_be_visible()
    expect(page.locator(".beside > section").nth(1)).to_contain_text("< 98 %")
    page.locator("summary", has_text="Yang tetap sama").click()
    visit.look_twice("simulation-move")
    dark(visit, "simulation-move")
    page.go_back()


def downloaded(page: Page, name: str) -> bytes:
    """What a link of the page gives."""
    with page.expect_download() as waited:
        page.get_by_role("link", name=name).click()
    return Path(waited.value.path()).read_bytes()


def test_a_stricter_draft_is_tried_read_and_taken_away(visit: Visit) -> None:
    page = visit.page
    visit.enter("pontianak", HR)

    try_draft(visit)
    read_answer(visit)
    open_receipts(visit)
    book = CalamineWorkbook.from_filelike(io.BytesIO(downloaded(page, "Semua pegawai (XLSX)")))
    told = json.loads(downloaded(page, "Untuk dihitung ulang (JSON)"))

    assert len(book.get_sheet_by_name("Orang").to_python()) == 72
    assert (told["after"], told["trial"]["simulation"]["persons"]) == ("draf-lebih-ketat", 71)
    page.get_by_role("link", name="Hapus simulasi ini").click()
    visit.look("simulation-remove")
    page.get_by_role("button", name="Hapus").click()
    expect(page.get_by_role("status").first).to_contain_text("Simulasi dihapus.")


def test_a_clerk_finds_neither_the_link_nor_the_page(phone_visit: Visit) -> None:
    phone_visit.enter("pontianak", CLERK)

    phone_visit.go("/pontianak/lainnya/")
    expect(phone_visit.page.get_by_role("link", name="Simulasi kebijakan")).to_have_count(0)
    phone_visit.go(ROOM)
    expect(phone_visit.page.locator("main")).not_to_contain_text("Simulasi baru")
