"""Pontianak: a day at the puskesmas, seen by the nurse and by her head."""

from __future__ import annotations

import re

from playwright.sync_api import Locator, Page, expect

from tests.journeys.conftest import Visit, own_name

NURSE = "Kunjungan rumahnya"
HEAD = "Memimpin puskesmas"
HR = "Menutup periode"
NEWCOMER = "ASN baru sejak April"
HOME_VISIT = "Kunjungan rumah pasien risiko tinggi"
CARE = "Tindakan keperawatan sesuai standar"
WAITING = "Waktu tunggu pasien rawat jalan"


def row(page: Page, target: str) -> Locator:
    """The row of a target on the today page."""
    return page.locator(".batch > li").filter(has=page.get_by_label(f"Jumlah: {target}"))


def report(page: Page, text: str) -> Locator:
    """The card of a report on the team page."""
    return page.locator("li.card").filter(has_text=text)


def test_wrong_input_is_explained_and_what_was_typed_stays(phone_visit: Visit) -> None:
    phone_visit.enter("pontianak", NURSE)
    page = phone_visit.page
    visits = row(page, HOME_VISIT)
    visits.get_by_label("Jumlah").fill("tiga")
    visits.get_by_text("Berkas, tautan, menit").click()
    visits.get_by_label("Catatan").fill("Tiga lansia di RW 04.")
    visits.get_by_label("Tautan sebagai bukti").fill("berkas saya")
    page.get_by_text("Orang lain", exact=True).first.click()
    page.get_by_label("Apa yang diperintahkan").first.fill("Mendampingi imunisasi di sekolah")

    page.get_by_role("button", name="Kirim 2 laporan").click()

    errors = page.get_by_role("alert")
    expect(errors).to_contain_text("“tiga” bukan jumlah. Tulis angka seperti 12 atau 2,5, tanpa satuannya.")
    expect(errors).to_be_focused()
    expect(visits.get_by_label("Jumlah")).to_have_value("tiga")
    expect(visits.get_by_label("Tautan sebagai bukti")).to_have_value("berkas saya")
    expect(page.get_by_label("Apa yang diperintahkan").first).to_have_value("Mendampingi imunisasi di sekolah")
    phone_visit.look_twice("today-wrong")

    visits.get_by_label("Jumlah").fill("3")
    page.get_by_role("button", name="Kirim 2 laporan").click()

    expect(errors).to_contain_text("Tulis siapa yang meminta pekerjaan ini, supaya bisa dipastikan.")
    page.get_by_label("Atas perintah").first.fill("Kepala Puskesmas")
    page.get_by_role("button", name="Kirim 2 laporan").click()

    expect(errors).to_contain_text("Tautan harus diawali http:// atau https://; salin sekali lagi.")
    expect(visits.get_by_label("Catatan")).to_have_value("Tiga lansia di RW 04.")
    expect(page.get_by_role("heading", name="Terkirim hari ini")).to_have_count(0)


def test_nothing_is_stored_of_a_day_that_did_not_come_yet(phone_visit: Visit) -> None:
    phone_visit.enter("pontianak", NURSE)

    phone_visit.go("/pontianak/hari-ini/?hari=2027-01-15")

    expect(phone_visit.page.locator(".lead")).to_have_text("Kamis, 31 Desember 2026")
    expect(phone_visit.page.get_by_role("heading", name="Terkirim hari ini")).to_have_count(0)


def test_the_nurse_files_several_rows_at_once(phone_visit: Visit) -> None:
    phone_visit.enter("pontianak", NURSE)
    page = phone_visit.page
    phone_visit.look_twice("today")
    visits = row(page, HOME_VISIT)
    visits.get_by_label("Jumlah").fill("3")
    page.evaluate("window.scrollTo(0, 0)")
    phone_visit.paper("today")
    visits.get_by_text("Berkas, tautan, menit").click()
    visits.get_by_label("Catatan").fill("Tiga lansia di RW 04.")
    visits.get_by_label("Tautan sebagai bukti").fill("https://berkas.pontianak.example.org/kunjungan-31")
    row(page, CARE).get_by_label("Jumlah").fill("9")
    page.get_by_text("Orang lain", exact=True).first.click()
    page.get_by_label("Apa yang diperintahkan").first.fill("Mendampingi imunisasi di sekolah")
    page.get_by_label("Atas perintah").first.fill("Kepala Puskesmas")

    page.get_by_role("button", name="Kirim 3 laporan").click()

    expect(page.get_by_role("status").first).to_contain_text("Terima kasih. 3 laporan tersimpan.")
    sent = page.locator("section").filter(has=page.get_by_role("heading", name="Terkirim hari ini"))
    expect(sent.get_by_role("listitem")).to_have_count(3)
    expect(sent).to_contain_text("atas perintah Kepala Puskesmas")
    expect(sent.get_by_role("link", name="Buka tautan")).to_have_attribute(
        "href", "https://berkas.pontianak.example.org/kunjungan-31"
    )
    phone_visit.look_twice("today-sent")


def test_a_copy_of_an_earlier_day_is_marked_as_a_copy(desk_visit: Visit) -> None:
    desk_visit.enter("pontianak", NURSE)
    page = desk_visit.page
    page.get_by_role("link", name="Hari sebelum ini").click()
    page.get_by_role("link", name="Seperti 28 Des").click()
    expect(page.locator(".batch")).to_contain_text("Disalin dari 28 Desember 2026")

    page.get_by_role("button", name=re.compile(r"Kirim \d* ?laporan")).click()

    sent = page.locator("section").filter(has=page.get_by_role("heading", name="Terkirim untuk hari itu"))
    expect(sent).to_contain_text("Disalin dari 28 Desember 2026")


def test_the_head_accepts_refuses_with_a_reason_and_directs(desk_visit: Visit) -> None:
    page = desk_visit.page
    desk_visit.enter("pontianak", NURSE)
    nurse = own_name(page)
    desk_visit.enter("pontianak", HEAD)
    desk_visit.go("/pontianak/tim/")
    desk_visit.look_twice("team")
    desk_visit.paper("team")
    visits = report(page, "Tiga lansia di RW 04.")

    visits.get_by_text("Beri arahan…").click()
    visits.get_by_label("Kalimat Anda").fill("Catat juga tekanan darahnya.")
    visits.get_by_role("button", name="Sampaikan").click()
    expect(visits).to_contain_text("Catat juga tekanan darahnya.")
    visits.get_by_role("button", name="Terima").click()

    expect(page.get_by_role("status").first).to_contain_text("melihat hasil pemeriksaan Anda")
    extra = report(page, "Mendampingi imunisasi di sekolah")
    extra.get_by_text("Belum diterima…").click()
    extra.get_by_label("Apa yang belum ada").fill("Lampirkan daftar hadir siswanya.")
    extra.get_by_role("button", name="Kirim hasil pemeriksaan").click()
    expect(page.get_by_role("status").first).to_contain_text("melihat hasil pemeriksaan Anda")
    page.get_by_role("link", name=nurse).first.click()
    expect(visits).to_contain_text("Sudah diperiksa")
    expect(extra).to_contain_text("Lampirkan daftar hadir siswanya.")
    desk_visit.look_twice("team-person")


def test_the_nurse_reads_the_direction_and_replies(phone_visit: Visit) -> None:
    phone_visit.enter("pontianak", NURSE)
    page = phone_visit.page
    expect(page.locator("main")).to_contain_text("Lampirkan daftar hadir siswanya.")
    said = page.get_by_role("article").filter(has_text="Catat juga tekanan darahnya.")

    said.get_by_text("Balas", exact=True).click()
    said.get_by_label("Balasan Anda").fill("Siap, mulai besok.")
    said.get_by_role("button", name="Kirim balasan").click()

    expect(said).to_contain_text("Anda: Siap, mulai besok.")


def test_a_silent_superior_costs_the_team_nothing(phone_visit: Visit) -> None:
    phone_visit.enter("pontianak", NEWCOMER)
    page = phone_visit.page
    phone_visit.go("/pontianak/kinerja-saya/")
    expect(page.get_by_role("link", name="Triwulan III 2026")).to_contain_text("sedang dinilai sampai")

    page.get_by_role("link", name="Triwulan III 2026").click()

    expect(page.locator("main")).to_contain_text("Diamnya penilai tidak pernah merugikan Anda")
    phone_visit.look_twice("waiting")
