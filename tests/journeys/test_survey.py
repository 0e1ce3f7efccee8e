"""A phone, no account, one minute: nine taps, and what comes of them."""

from __future__ import annotations

from playwright.sync_api import Page, expect

from tests.journeys.conftest import Visit

PAGE = "Penerbitan KTP-el"


def first_question(visit: Visit) -> Page:
    """The first question about the KTP-el of Pontianak."""
    visit.page.context.clear_cookies()
    visit.go("/pontianak/warga/survei/")
    visit.page.get_by_role("link", name=PAGE).click()
    return visit.page


def answer_all(page: Page, words: int = 10) -> None:
    """Tap the second face of each question."""
    for number in range(1, words + 1):
        expect(page.locator("main")).to_contain_text(f"Pertanyaan {number} dari {words}")
        page.locator("button.face").nth(1).click()


def test_a_citizen_answers_in_a_minute_without_an_account(visit: Visit) -> None:
    page = first_question(visit)
    visit.look("survey-question")

    answer_all(page)
    expect(page.get_by_role("heading", level=1)).to_have_text("Hampir selesai")
    visit.look("survey-last")
    page.get_by_role("button", name="Kembali").click()
    expect(page.locator("main")).to_contain_text("Pertanyaan 10 dari 10")
    page.locator("button.face").first.click()
    page.get_by_label("Ada lagi yang ingin disampaikan?").fill("Petugasnya ramah.")
    page.get_by_role("button", name="Kirim jawaban saya").click()

    expect(page.get_by_role("heading", level=1)).to_have_text("Terima kasih")
    visit.look("survey-thanks")
    page.get_by_role("link", name="Apa kata orang lain").click()
    page.locator("main details summary").first.click()
    visit.look("survey-results")
    assert visit.faults == []


def test_the_keyboard_is_enough_and_the_dark_page_reads(visit: Visit) -> None:
    page = first_question(visit)
    page.emulate_media(color_scheme="dark")
    visit.look("survey-question-dark")

    for number in range(1, 11):
        expect(page.locator("main")).to_contain_text(f"Pertanyaan {number} dari 10")
        page.locator("button.face").first.focus()
        page.keyboard.press("Tab")
        page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("Hampir selesai")
    visit.look("survey-last-dark")
    page.get_by_role("button", name="Kirim jawaban saya").focus()
    page.keyboard.press("Enter")

    expect(page.get_by_role("heading", level=1)).to_have_text("Terima kasih")


def test_without_javascript_and_in_english_it_is_the_same(desk_visit: Visit) -> None:
    browser = desk_visit.page.context.browser
    assert browser is not None
    context = browser.new_context(java_script_enabled=False, viewport={"width": 360, "height": 740})
    page = context.new_page()
    page.goto(f"{desk_visit.server}/pontianak/warga/survei/")
    page.get_by_role("link", name="English").click()
    page.get_by_role("link", name=PAGE).click()

    for number in range(1, 11):
        expect(page.locator("main")).to_contain_text(f"Question {number} of 10")
        page.locator("button.face").first.click()
    page.get_by_role("button", name="Send my answers").click()

    expect(page.get_by_role("heading", level=1)).to_have_text("Thank you")
    context.close()


def test_a_kiosk_stands_ready_for_the_next_person(desk_visit: Visit) -> None:
    page = first_question(desk_visit)
    page.goto(page.url + "kios/")
    desk_visit.look("survey-kiosk")

    answer_all(page)
    page.get_by_role("button", name="Kirim jawaban saya").click()

    expect(page.get_by_role("link", name="Orang berikutnya")).to_be_visible()
    desk_visit.look("survey-kiosk-thanks")
    page.wait_for_url("**/kios/", timeout=30_000)


def test_the_agency_reads_results_plans_and_reports(desk_visit: Visit) -> None:
    page = desk_visit.page
    desk_visit.enter("bulungan", "Menutup triwulan")

    for place, name in (
        ("", "list"), ("hasil/", "inside"), ("laporan/2026/", "report"), ("komentar/", "comments"), ("lama/", "past")
    ):  # fmt: skip  # one line a thought
        desk_visit.go(f"/bulungan/warga/meja/survei/{place}")
        desk_visit.look(f"survey-desk-{name}")
    desk_visit.go("/bulungan/warga/meja/survei/")
    page.get_by_role("link", name=PAGE).click()
    desk_visit.look("survey-desk-one")
    page.get_by_role("link", name="Poster untuk dicetak").click()
    desk_visit.look("survey-desk-poster")
    page.go_back()
    page.get_by_role("link", name="Masukkan formulir kertas").click()
    page.get_by_label("Formulirnya, satu per baris").fill("434443344;P;25\n333333333")
    page.get_by_role("button", name="Coba dulu").click()
    expect(page.get_by_role("status")).to_contain_text("2 formulir dapat disimpan")
    desk_visit.look("survey-desk-papers")
    page.get_by_role("button", name="Simpan semuanya").click()
    expect(page.locator("main")).to_contain_text("2 formulir tersimpan")
    page.get_by_role("link", name="Buat rencana").click()
    desk_visit.look("survey-desk-plan")
