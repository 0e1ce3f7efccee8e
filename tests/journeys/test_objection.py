"""Mataram's year: rated below, contested, both are heard, and it is upheld."""

from __future__ import annotations

import psycopg
from playwright.sync_api import Page, expect

from tests.journeys.conftest import Visit, own_name
from tests.journeys.test_mataram import HR, YEARLY

CLERK = "Batas waktunya lima hari"
WHY = "Aduan bulan September terlambat karena kanal aduan padam sehari penuh, bukan karena kami."
SEEN = "Beberapa aduan melewati lima hari tanpa kabar kepada warga."


def rated(address: str, name: str) -> tuple[int, int]:
    """The appraisal of the year of a person with that name, and who rates it."""
    with psycopg.connect(address) as connection:
        connection.execute(
            "SELECT set_config('tolok.government', id::text, true) FROM people_government WHERE slug = %s", ["mataram"]
        )
        row = connection.execute(
            "SELECT a.id, a.rater_id FROM appraisal_appraisal a JOIN people_person p ON p.id = a.person_id"
            " JOIN calendar_period c ON c.id = a.period_id WHERE p.name = %s AND c.label = %s",
            [name, YEARLY],
        ).fetchone()
        assert row is not None
        return int(row[0]), int(row[1])


def gather(visit: Visit) -> None:
    """The HR agency gathers the year; the work goes on in the background."""
    page = visit.page
    visit.enter("mataram", HR)
    visit.go("/mataram/pemantauan/")
    page.get_by_role("link", name=YEARLY).click()
    page.get_by_role("link", name="Kumpulkan periode ini").click()
    page.get_by_role("button", name="Kumpulkan periode ini").click()
    expect(page.locator("main")).to_contain_text("penilaian baru", timeout=60_000)


def rate(visit: Visit, appraisal: int, rater: int) -> None:
    """The superior rates the work below the expectation, says why, and signs."""
    page = visit.page
    visit.become("mataram", rater)
    visit.go(f"/mataram/penilaian/{appraisal}/nilai/")
    for group in page.locator("form#rating fieldset").all():
        group.locator("input[value=meets]").check()
    choose(page, "Hasil kerja secara keseluruhan", "Di bawah")
    page.get_by_label("Mengapa hasilnya begitu").fill(SEEN)
    visit.look_twice("objection-rated")
    page.get_by_role("button", name="Simpan dan lihat predikat").click()
    page.get_by_role("button", name="Tanda tangani").click()
    expect(page.locator("main")).to_contain_text(SEEN)


def parties(address: str) -> tuple[int, int]:
    """Who rated and who decides, of the newest objection."""
    with psycopg.connect(address) as connection:
        connection.execute(
            "SELECT set_config('tolok.government', id::text, true) FROM people_government WHERE slug = %s", ["mataram"]
        )
        row = connection.execute("SELECT rater_id, judge_id FROM appraisal_objection ORDER BY id DESC").fetchone()
        assert row is not None
        return int(row[0]), int(row[1])


def choose(page: Page, question: str, answer: str) -> None:
    """A tile of a question."""
    page.get_by_role("group", name=question).get_by_role("radio", name=answer).check()


def raise_it(visit: Visit) -> tuple[str, str]:
    """The clerk objects to one line with a link; the receipt's address and the objection's."""
    page = visit.page
    visit.enter("mataram", CLERK)
    visit.go("/mataram/kinerja-saya/")
    page.get_by_role("link", name=YEARLY).click()
    expect(page.locator("main")).to_contain_text(SEEN)
    receipt = page.url.removeprefix(visit.server)
    page.get_by_role("link", name="Ajukan keberatan").click()
    visit.look_twice("objection-form")
    page.get_by_role("button", name="Kirim keberatan").click()
    expect(page.get_by_role("alert")).to_contain_text("Belum ada yang ditulis")
    page.goto(page.url)
    line = page.locator("details.opens").first
    line.locator("summary").click()
    line.get_by_label("Apa yang keliru").fill(WHY)
    line.get_by_label("Tautan bukti").fill("https://contoh.example/kanal-padam")
    visit.look_twice("objection-typed")
    visit.paper("panduan-keberatan")
    page.get_by_role("button", name="Kirim keberatan").click()
    expect(page.locator("main")).to_contain_text("Menunggu jawaban pejabat penilai")
    visit.look_twice("objection-raised")
    return receipt, page.url.removeprefix(visit.server)


def answer(visit: Visit, rater: int) -> None:
    """The rater finds it in the list and answers."""
    page = visit.page
    visit.become("mataram", rater)
    visit.go("/mataram/penilaian/keberatan/")
    visit.look_twice("objections-waiting")
    page.locator("main").get_by_role("link").first.click()
    page.get_by_label("Jawaban Anda untuk setiap hal").fill("Benar, kanal aduan padam pada 14 September.")
    visit.look_twice("objection-answer")
    page.get_by_role("button", name="Kirim jawaban").click()
    expect(page.get_by_role("status").first).to_contain_text("Jawaban Anda disimpan")


def uphold(visit: Visit, judge: int, objection: str) -> None:
    """The rater's superior hears both and lifts the work rating."""
    page = visit.page
    visit.become("mataram", judge)
    visit.go(objection)
    page.get_by_label("Apa yang dijelaskan pegawai").fill("Kanal aduan padam sehari, ada surat dari Kominfo.")
    page.get_by_label("Apa yang dijelaskan pejabat penilai").fill("Tidak tahu tentang padamnya.")
    page.get_by_label("Alasan Anda").fill("Hari padam tidak boleh merugikan pegawai.")
    choose(page, "Keputusan Anda", "Dikabulkan, dengan penilaian baru")
    choose(page, "Rating hasil kerja yang baru", "Sesuai ekspektasi")
    choose(page, "Rating perilaku kerja yang baru", "Sesuai ekspektasi")
    visit.look_twice("objection-decision")
    page.get_by_role("button", name="Putuskan").click()
    expect(page.get_by_role("status").first).to_contain_text("Keputusan disimpan")


def test_an_objection_is_raised_answered_and_upheld(desk_visit: Visit, example_database: str) -> None:
    visit, page = desk_visit, desk_visit.page
    visit.enter("mataram", CLERK)
    name = own_name(page)
    gather(visit)
    rate(visit, *rated(example_database, name))
    receipt, objection = raise_it(visit)
    rater, judge = parties(example_database)
    answer(visit, rater)
    uphold(visit, judge, objection)

    visit.enter("mataram", CLERK)
    visit.go(objection)
    expect(page.locator("main")).to_contain_text("Dikabulkan")
    expect(page.locator("main")).to_contain_text("Hari padam tidak boleh merugikan pegawai.")
    visit.look_twice("objection-upheld")
    visit.paper("panduan-putusan")
    visit.go(receipt)
    expect(page.locator(".predikat.large")).to_have_text("Baik")
    expect(page.locator("main")).to_contain_text("Ditetapkan ulang oleh keputusan atas keberatan")
    visit.look_twice("objection-receipt")
