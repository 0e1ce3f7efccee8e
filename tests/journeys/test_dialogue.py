"""A clerk in Pontianak and her superior talk on cards that both confirm."""

from __future__ import annotations

from datetime import date

from playwright.sync_api import expect

from tests.journeys.conftest import Visit
from tests.journeys.test_calibration import holder
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


def test_a_superior_writes_what_was_seen_and_the_person_reads_it(desk_visit: Visit, example_database: str) -> None:
    page = desk_visit.page
    desk_visit.become("pontianak", holder(example_database, "pontianak", "Kepala Seksi Identitas Penduduk"))
    clerk = holder(example_database, "pontianak", "Operator Layanan KTP-el")
    desk_visit.go(f"/pontianak/umpan-balik/dialog/{clerk}/")
    page.get_by_role("link", name="Kompetensi").click()
    desk_visit.look_twice("competences")
    page.get_by_role("button", name="Simpan catatan").click()
    expect(page.get_by_role("alert").first).to_be_visible()
    page.emulate_media(color_scheme="dark")
    desk_visit.look_twice("competences-refused-dark")
    page.get_by_label("Kompetensi", exact=True).fill("Mengelola perubahan")
    page.get_by_role("radio", name="4").check()
    page.get_by_label("Apa yang Anda lihat").fill("Mengajari loket lain memakai antrean baru.")
    page.get_by_role("button", name="Simpan catatan").click()
    expect(page.locator("article", has_text="Mengelola perubahan")).to_contain_text("4 dari 5")

    page.emulate_media(color_scheme="light")
    desk_visit.enter("pontianak", CLERK)
    desk_visit.go(f"/pontianak/umpan-balik/dialog/{clerk}/kompetensi/")
    expect(page.locator("main")).to_contain_text("Mengajari loket lain")
    expect(page.get_by_role("button", name="Simpan catatan")).to_have_count(0)
    desk_visit.look_twice("competences-own")
