"""A unit judged in Mataram, and a calibration in Pontianak to its minutes."""

from __future__ import annotations

import psycopg
from playwright.sync_api import Page, expect

from tests.journeys.conftest import Visit

HR = "Menutup semester"
LINE = "Antrean Juli ditutup rekan dari loket sebelah."


def rows(address: str, slug: str, query: str) -> list[tuple[int, ...]]:
    """What a query finds in one government."""
    with psycopg.connect(address) as connection:
        connection.execute(
            "SELECT set_config('tolok.government', id::text, true) FROM people_government WHERE slug = %s", [slug]
        )
        return [tuple(row) for row in connection.execute(query).fetchall()]


def holder(address: str, slug: str, title: str) -> int:
    """Who holds the post with this title at the end of the year."""
    found = rows(
        address,
        slug,
        "SELECT person_id FROM people_posting JOIN people_position ON people_position.id = position_id"
        f" WHERE title = '{title}' AND kind = 'definitive' AND ends_on IS NULL ORDER BY people_posting.id",
    )
    return found[0][0]


def seats(address: str) -> list[int]:
    """Who sits in the open session of Pontianak, and has said least so far, comes first."""
    found = rows(
        address,
        "pontianak",
        "SELECT seat.person_id FROM appraisal_calibrationseat AS seat"
        " JOIN appraisal_calibration AS own ON own.id = seat.calibration_id AND own.state = 'private'"
        " ORDER BY (SELECT count(*) FROM appraisal_calibrationword WHERE speaker_id = seat.person_id), seat.id",
    )
    return [each[0] for each in found]


def choose(page: Page, question: str, answer: str) -> None:
    """A tile of a question."""
    page.get_by_role("group", name=question).get_by_role("radio", name=answer).check()


def look(visit: Visit, name: str) -> None:
    """Look at the page in light and in dark, with a phone's eyes and at a desk."""
    visit.look_twice(name)
    visit.page.emulate_media(color_scheme="dark")
    visit.look_twice(f"{name}-dark")
    visit.page.emulate_media(color_scheme="light")


def test_the_secretary_decides_what_a_unit_achieved(desk_visit: Visit, example_database: str) -> None:
    visit, page = desk_visit, desk_visit.page
    visit.become("mataram", holder(example_database, "mataram", "Sekretaris Daerah"))
    visit.go("/mataram/lainnya/")
    page.get_by_role("link", name="Capaian unit").click()
    page.get_by_role("link", name="Triwulan III 2026").click()
    look(visit, "units")
    page.get_by_role("link", name="Dinas Kependudukan dan Pencatatan Sipil").click()
    expect(page.locator("#decide input[type=radio]:checked")).to_have_count(0)
    look(visit, "unit")

    page.get_by_role("button", name="Tetapkan capaian").click()
    expect(page.get_by_role("alert")).to_contain_text("Pilih salah satu. Tidak ada yang dipilihkan untuk Anda.")
    choose(page, "Capaian unit", "Sangat Kurang")
    page.get_by_role("button", name="Tetapkan capaian").click()
    expect(page.get_by_role("alert")).to_contain_text("Tulis alasan")
    visit.look_twice("unit-wrong")
    page.get_by_label("Alasan Anda").fill("Temuan audit Desember mengubah penilaian kami.")
    page.get_by_role("button", name="Tetapkan capaian").click()

    expect(page.get_by_role("status").first).to_contain_text("Capaian sudah ditetapkan")
    expect(page.locator("main")).to_contain_text("Temuan audit Desember")
    visit.look_twice("unit-changed")


def test_minutes_of_a_closed_calibration(desk_visit: Visit, example_database: str) -> None:
    visit, page = desk_visit, desk_visit.page
    visit.become("mataram", holder(example_database, "mataram", "Kepala BKPSDM"))
    visit.go("/mataram/penilaian/kalibrasi/")
    visit.look_twice("calibrations")
    page.locator("main").get_by_role("link", name="Dinas Kependudukan").click()

    expect(page.locator("main")).to_contain_text("Rapat membandingkan penilaian")
    look(visit, "calibration-minutes")


def test_from_a_private_word_to_the_minutes(desk_visit: Visit, example_database: str) -> None:
    visit, page = desk_visit, desk_visit.page
    speaker, other = seats(example_database)[:2]
    visit.become("pontianak", speaker)
    visit.go("/pontianak/penilaian/kalibrasi/")
    page.locator("main").get_by_role("link", name="Dinas Kependudukan").click()
    look(visit, "calibration-round")
    page.get_by_role("link", name="Beri pendapat").first.click()
    page.get_by_role("button", name="Simpan pendapat saya").click()
    expect(page.get_by_role("alert")).to_contain_text("Pilih salah satu")
    choose(page, "Apa pendapat Anda", "Saya melihatnya berbeda")
    page.get_by_label("Satu kalimat").fill(LINE)
    visit.look_twice("calibration-word")
    page.get_by_role("button", name="Simpan pendapat saya").click()
    expect(page.get_by_role("status").first).to_contain_text("Tidak ada yang membacanya sebelum rapat")

    chief = holder(example_database, "pontianak", "Kepala BKPSDM")
    visit.become("pontianak", chief)
    visit.go("/pontianak/penilaian/kalibrasi/")
    page.locator("main").get_by_role("link", name="Dinas Kependudukan").click()
    expect(page.locator("main")).not_to_contain_text(LINE)
    expect(page.locator("main")).to_contain_text("Rapat dimulai di sini pada 5 Januari 2027")
    visit.look_twice("calibration-chair")
    meet_today(visit, chief, [speaker, other])
    change_and_close(visit, example_database, chief)


def meet_today(visit: Visit, chief: int, people: list[int]) -> None:
    """The agency calls another session for today; two speak, and the words are revealed."""
    page = visit.page
    page.get_by_text("Batalkan", exact=True).click()
    page.get_by_role("button", name="Batalkan kalibrasi ini").click()
    expect(page.locator("main")).to_contain_text("Kalibrasi ini dibatalkan")
    visit.go("/pontianak/penilaian/capaian/")
    page.get_by_role("link", name="Triwulan III 2026").click()
    page.get_by_role("link", name="Dinas Kependudukan dan Pencatatan Sipil").click()
    page.get_by_role("link", name="Undang kalibrasi").click()
    page.get_by_label("Hari rapat").fill("2026-12-31")
    for box in page.get_by_role("checkbox").all():
        box.check()
    visit.look_twice("calibration-call")
    page.get_by_role("button", name="Buka putaran tertutup").click()
    address = page.url.removeprefix(visit.server)
    for person in people:
        visit.become("pontianak", person)
        visit.go(address)
        page.get_by_role("link", name="Beri pendapat").first.click()
        choose(page, "Apa pendapat Anda", "Saya melihatnya berbeda")
        page.get_by_label("Satu kalimat").fill(LINE)
        page.get_by_role("button", name="Simpan pendapat saya").click()
    visit.become("pontianak", chief)
    visit.go(address)
    page.get_by_role("button", name="Mulai rapat dan buka pendapat").click()
    expect(page.locator("main")).to_contain_text(LINE)
    look(visit, "calibration-meeting")


def change_and_close(visit: Visit, address: str, chief: int) -> None:
    """A rater changes a rating with a reason; the agency writes the minutes."""
    page, place = visit.page, visit.page.url.removeprefix(visit.server)
    rater = rows(
        address,
        "pontianak",
        "SELECT rating.rater_id FROM appraisal_calibrationitem AS item"
        " JOIN appraisal_calibration AS own ON own.id = item.calibration_id AND own.state = 'meeting'"
        " JOIN appraisal_rating AS rating ON rating.appraisal_id = item.appraisal_id ORDER BY item.id",
    )[0][0]
    visit.become("pontianak", rater)
    visit.go(place)
    page.get_by_role("link", name="Ubah penilaian saya").first.click()
    expect(page.locator("input[type=radio]:checked")).to_have_count(0)
    choose(page, "Hasil kerja secara keseluruhan", "Di bawah ekspektasi")
    choose(page, "Perilaku kerja secara keseluruhan", "Sesuai ekspektasi")
    page.get_by_label("Mengapa berubah").fill("Data antrean Juli menunjukkan setengahnya tertunda.")
    visit.look_twice("calibration-change")
    page.get_by_role("button", name="Ubah penilaian saya").click()
    expect(page.get_by_role("status").first).to_contain_text("Sudah diubah")
    visit.look_twice("calibration-changed")
    visit.become("pontianak", chief)
    visit.go(place)
    page.get_by_label("Yang dibahas dan disepakati").fill("Penilaian dibandingkan dengan data antrean.")
    page.get_by_role("button", name="Tutup kalibrasi").click()
    expect(page.locator("main")).to_contain_text("Data antrean Juli menunjukkan")
    visit.look_twice("calibration-closed")
