"""A clerk in Pontianak and her superior talk on cards that both confirm."""

from __future__ import annotations

from datetime import date

from playwright.sync_api import expect

from tests.journeys.conftest import Visit
from tolok.demo.days import TODAY

CLERK = "Melayani KTP-el sejak pagi"
WORD = "Loket kedua dibuka bila antrean lebih dari sepuluh orang."


def test_a_card_waits_is_confirmed_and_an_action_gets_its_day(desk_visit: Visit) -> None:
    page = desk_visit.page
    desk_visit.enter("pontianak", CLERK)
    desk_visit.go("/pontianak/kinerja-saya/")
    page.get_by_role("link", name="Buka dialog").click()
    desk_visit.look_twice("dialogue")

    page.get_by_role("button", name="Ya, benar begitu").first.click()
    expect(page.get_by_role("status").first).to_contain_text("Pihak lain diberi tahu")
    page.get_by_role("radio", name="Tindakan yang disepakati").check()
    page.get_by_label("Kalimat Anda").fill(WORD)
    page.get_by_role("button", name="Simpan kartu").click()
    expect(page.locator("#id_due_on_error")).to_contain_text("perlu tanggal selesai")
    desk_visit.look_twice("dialogue-dayless")
    page.get_by_label("Selesai paling lambat").fill(date(TODAY.year + 1, 2, 1).isoformat())
    page.get_by_role("button", name="Simpan kartu").click()

    expect(page.get_by_role("heading", name="Menunggu dibenarkan")).to_be_visible()
    expect(page.locator("main")).to_contain_text(WORD)
    desk_visit.look_twice("dialogue-written")
    page.evaluate("window.scrollTo(0, 0)")
    desk_visit.paper("panduan-dialog")
