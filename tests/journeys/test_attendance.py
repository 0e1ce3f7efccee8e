"""Bukittinggi: the machine was late, not the clerk."""

from __future__ import annotations

from playwright.sync_api import Page, expect

from tests.journeys.conftest import Visit

CLERK = "Loket Mal Pelayanan Publik"
HEAD = "Memberi umpan balik pendek setiap pekan"
HR = "Tiga triwulan selesai dinilai"
OTHER = "Hasilnya sempat di bawah ekspektasi"
MONTH = "/bukittinggi/bukti/presensi/"
CORRECTIONS = f"{MONTH}perbaikan/"
WHY = "Antre di mesin kantor depan; saya sudah di loket pukul setengah delapan."


def late_minutes(page: Page) -> int:
    """The minutes late of the month that is shown."""
    words = page.locator(".attendance-sums > div").filter(has_text="Terlambat").locator("dd").inner_text()
    return int("".join(letter for letter in words if letter.isdigit()))


def test_one_month_is_read_at_a_glance(visit: Visit) -> None:
    visit.enter("bukittinggi", CLERK)
    visit.go("/bukittinggi/lainnya/")
    visit.page.get_by_role("link", name="Presensi saya").click()

    expect(visit.page.get_by_role("heading", level=1)).to_have_text("Presensi saya")
    expect(visit.page.locator("main")).to_contain_text("Anda menyanggahnya")
    visit.look_twice("attendance-month")
    visit.go(f"{MONTH}?bulan=2026-10")
    expect(visit.page.locator("main")).to_contain_text("Mesin terganggu; Anda dihitung hadir")


def test_a_person_asks_and_the_superior_puts_it_right(phone_visit: Visit) -> None:
    phone_visit.enter("bukittinggi", CLERK)
    page = phone_visit.page
    phone_visit.go(MONTH)
    month = 12
    while not page.locator(".days li").filter(has_text="Terlambat").count():
        month -= 1
        phone_visit.go(f"{MONTH}?bulan=2026-{month:02d}")
    before = late_minutes(page)
    page.locator(".days li").filter(has_text="Terlambat").get_by_role("link", name="Minta perbaikan").first.click()
    page.get_by_role("button", name="Minta ke atasan saya").click()
    expect(page.get_by_role("alert")).to_be_visible()
    page.get_by_label("Apa yang terjadi?").fill(WHY)
    phone_visit.look_twice("attendance-ask")
    page.get_by_role("button", name="Minta ke atasan saya").click()
    expect(page.get_by_role("status").first).to_contain_text("Terkirim. Atasan Anda yang memutuskan")
    asked = page.locator(".days li").filter(has_text=WHY)
    expect(asked).to_contain_text("tidak dihitung")

    phone_visit.enter("bukittinggi", HEAD)
    phone_visit.go(CORRECTIONS)
    mine = page.get_by_role("article").filter(has_text=WHY)
    phone_visit.look_twice("attendance-corrections")
    mine.get_by_role("button", name="Biarkan catatannya").click()
    expect(page.get_by_role("article").filter(has_text=WHY)).to_contain_text("Tulis alasannya dalam satu kalimat")
    page.get_by_role("article").filter(has_text=WHY).get_by_role("button", name="Perbaiki sesuai").click()
    expect(page.get_by_role("status").first).to_contain_text("melihat keputusan Anda")
    expect(page.get_by_role("article").filter(has_text=WHY)).to_have_count(0)

    phone_visit.enter("bukittinggi", CLERK)
    phone_visit.go(f"{MONTH}?bulan=2026-{month:02d}")
    expect(page.locator("main")).to_contain_text("Diperbaiki oleh")
    assert late_minutes(page) < before
    phone_visit.look_twice("attendance-corrected")


def test_hr_sees_the_gaps_and_brings_a_file(desk_visit: Visit) -> None:
    desk_visit.enter("bukittinggi", HR)
    page = desk_visit.page
    desk_visit.go(f"{MONTH}mesin/")
    expect(page.locator("main")).to_contain_text("Server presensi mati")
    desk_visit.look_twice("attendance-gaps")
    page.get_by_role("link", name="Impor presensi").click()
    desk_visit.look_twice("attendance-upload")
    text = "NIP;Tanggal;Keterangan;Menit terlambat\n123;kemarin;mungkin;07.45\n"
    page.get_by_label("Berkas (XLSX atau CSV)").set_input_files(
        {"name": "presensi.csv", "mimeType": "text/csv", "buffer": text.encode()}
    )
    page.get_by_role("button", name="Periksa berkas").click()

    expect(page.locator("main")).to_contain_text("kemarin")
    expect(page.get_by_role("link", name="Unggah berkas yang sudah diperbaiki")).to_be_visible()
    desk_visit.look_twice("attendance-faults")


def test_nothing_waits_for_whom_nobody_asks(phone_visit: Visit) -> None:
    phone_visit.enter("bukittinggi", OTHER)
    phone_visit.go(CORRECTIONS)

    expect(phone_visit.page.locator("main")).to_contain_text("Tidak ada yang meminta perbaikan kepada Anda")
    phone_visit.look_twice("attendance-nothing")
