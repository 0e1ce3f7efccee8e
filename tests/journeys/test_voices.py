"""Pontianak hears many sides: sheets are sealed, and only sums are read."""

from __future__ import annotations

import re

from playwright.sync_api import Page, expect

from tests.journeys.conftest import Visit

CLERK = "Melayani KTP-el sejak pagi"
HEAD = "Memimpin puskesmas"
HR = "Menutup periode, melihat siapa yang terlambat"
VOICES = "/pontianak/umpan-balik/suara/"


def fill(page: Page, mark: str, *, but: int = -1) -> None:
    """Choose one mark for each of the seven values, but one."""
    for number, question in enumerate(page.locator("fieldset.question").all()):
        if number != but:
            question.locator("label", has_text=mark).first.click()


def test_a_clerk_seals_a_sheet_and_nothing_was_chosen_beforehand(desk_visit: Visit) -> None:
    page = desk_visit.page
    desk_visit.enter("pontianak", CLERK)
    desk_visit.go(VOICES)
    expect(page.get_by_role("heading", name="Suara yang diminta")).to_be_visible()
    desk_visit.look_twice("suara-daftar")
    page.get_by_text("Bisakah orang tahu apa yang saya katakan?").click()
    desk_visit.look_twice("suara-perlindungan")

    page.locator("a.card", has_text="Tanpa nama Anda").first.click()
    expect(page.get_by_text("Tidak ada yang melihat suara Anda")).to_be_visible()
    assert page.locator("input[type=radio]:checked").count() == 0
    desk_visit.look_twice("suara-lembar")
    page.emulate_media(color_scheme="dark")
    desk_visit.look_twice("suara-lembar-gelap")
    page.emulate_media(color_scheme="light")
    fill(page, "4", but=2)
    page.get_by_label("Satu kalimat yang membantu").fill("Selalu menyapa dulu, baru bertanya keperluannya.")
    page.get_by_role("button", name="Segel dan kirim").click()
    expect(page.get_by_text("Pilih satu").first).to_be_visible()
    assert page.locator("input[type=radio]:checked").count() == 6
    desk_visit.look_twice("suara-kurang-satu")
    page.locator("fieldset.question").nth(2).locator("label", has_text="Tidak tahu").click()
    page.get_by_role("button", name="Segel dan kirim").click()
    expect(page.get_by_text("terkirim dan tersegel")).to_be_visible()
    expect(page.get_by_text("Tersegel", exact=True)).to_be_visible()
    desk_visit.look_twice("suara-terkirim")


def test_a_sheet_can_be_given_with_the_keyboard_alone(phone_visit: Visit) -> None:
    page = phone_visit.page
    phone_visit.enter("pontianak", CLERK)
    phone_visit.go(VOICES)
    page.locator("a.card", has_text="Tentang diri Anda").click()

    for question in page.locator("fieldset.question").all():
        question.locator("input").first.focus()
        for _step in range(3):
            page.keyboard.press("ArrowRight")
    page.get_by_role("button", name="Kirim").focus()
    page.keyboard.press("Enter")

    expect(page.get_by_text("terkirim dan tersegel")).to_be_visible()


def test_results_are_read_by_the_person_and_the_head(visit: Visit) -> None:
    page = visit.page
    visit.enter("pontianak", HEAD)
    visit.go(f"{VOICES}hasil/")
    visit.look("suara-hasil-daftar")

    page.get_by_role("link", name="Tentang saya").click()
    expect(page.get_by_text("hanya dilihat yang bersangkutan dan atasannya")).to_be_visible()
    for summary in page.locator("main details summary").all():
        if not summary.evaluate("one => one.parentElement.open"):
            summary.click()
    visit.look("suara-hasil")


def test_the_agency_sees_how_many_answered_and_reads_words_without_names(desk_visit: Visit) -> None:
    page = desk_visit.page
    desk_visit.enter("pontianak", HR)
    desk_visit.go(f"{VOICES}putaran/")
    desk_visit.look_twice("putaran-daftar")
    page.get_by_role("link", name="Siapa yang ikut").last.click()
    desk_visit.look_twice("putaran-berjalan")
    page.get_by_role("link", name="Tutup putaran").click()
    desk_visit.look_twice("putaran-tutup")
    desk_visit.go(f"{VOICES}putaran/")
    page.get_by_role("link", name="Siapa yang ikut").first.click()
    expect(page.get_by_text("Unit berdampingan")).to_be_visible()
    desk_visit.look_twice("putaran-selesai")
    page.get_by_role("link", name=re.compile("Baca")).click()
    desk_visit.look_twice("putaran-komentar")
    page.get_by_role("link", name="Tahan").first.click()
    page.get_by_role("button", name="Tahan").click()
    desk_visit.look_twice("putaran-tahan")
    page.get_by_label("Alasan").fill("Menyebut rapat tertentu.")
    page.get_by_role("button", name="Tahan").click()
    expect(page.get_by_text("Komentar ditahan.")).to_be_visible()
    desk_visit.go(f"{VOICES}dilayani/")
    desk_visit.look_twice("putaran-dilayani")
