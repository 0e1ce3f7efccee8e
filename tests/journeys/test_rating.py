"""A superior in Mataram rates: begins, is interrupted, goes on, explains, signs."""

from __future__ import annotations

import re

from playwright.sync_api import Page, expect

from tests.journeys.conftest import Visit
from tests.journeys.test_mataram import HR, YEARLY

RATER = "Menilai operator dari dokumen"
WORD = "Anda sabar menghadapi antrean Senin."
WHY = "Mengajari dua rekan baru memakai aplikasi layanan."
# The first words of the statement that each value's level carries.
SEEN = {
    "Berorientasi Pelayanan": "Di atas Melihat kebutuhan",
    "Akuntabel": "Di atas Mengakui kekeliruan",
    "Kompeten": "Di atas Mengajari rekan",
    "Harmonis": "Di atas Mendamaikan",
    "Adaptif": "Sesuai Memakai aturan",
    "Kolaboratif": "Sesuai Membagikan",
}


def choose(page: Page, question: str, answer: str) -> None:
    """A tile of a question."""
    page.get_by_role("group", name=question).get_by_role("radio", name=re.compile(f"^{answer}")).check()


def gather(visit: Visit) -> None:
    """The HR agency gathers the year."""
    visit.enter("mataram", HR)
    visit.go("/mataram/pemantauan/")
    visit.page.get_by_role("link", name=YEARLY).click()
    visit.page.get_by_role("link", name="Kumpulkan periode ini").click()
    visit.page.get_by_role("button", name="Kumpulkan periode ini").click()
    expect(visit.page.locator("main")).to_contain_text("penilaian baru", timeout=60_000)


def test_a_sheet_keeps_itself_and_what_stands_out_asks_for_an_example(desk_visit: Visit) -> None:
    page = desk_visit.page
    gather(desk_visit)
    desk_visit.enter("mataram", RATER)
    desk_visit.go("/mataram/penilaian/")
    page.get_by_role("link", name=re.compile("^Nilai ")).first.click()
    desk_visit.look_twice("rating-open")
    sheet = page.url

    choose(page, "Loyal", "Sesuai Menjalankan")
    page.get_by_label("Pesan untuk pegawai").fill(WORD)
    expect(page.locator("[data-kept]").last).to_contain_text("Tersimpan sendiri pukul", timeout=15_000)
    desk_visit.go("/mataram/penilaian/")
    expect(page.locator("main")).to_contain_text("Sudah dimulai")
    desk_visit.look_twice("rating-begun")

    page.goto(sheet)
    expect(page.get_by_label("Pesan untuk pegawai")).to_have_value(WORD)
    for question, answer in SEEN.items():
        choose(page, question, answer)
    for field in page.get_by_role("group", name=re.compile("Hasil kerja secara keseluruhan")).all():
        field.get_by_role("radio", name=re.compile("^Sesuai")).check()
    choose(page, "Perilaku kerja secara keseluruhan", "Di atas")
    page.get_by_role("button", name="Simpan dan lihat predikat").click()
    expect(page.locator("#id_behaviour_reason_error")).to_contain_text("menonjol")
    desk_visit.look_twice("rating-refused")
    page.get_by_label("Mengapa perilakunya begitu").fill(WHY)
    page.get_by_label("Mengapa hasilnya begitu").fill("Buktinya saya lihat sendiri.")
    page.get_by_role("button", name="Simpan dan lihat predikat").click()
    page.get_by_role("button", name="Tanda tangani").click()
    expect(page.locator("main")).to_contain_text(WHY)
