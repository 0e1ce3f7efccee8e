"""BKPSDM sees who rates whom, sets up a team, and tries a reorganisation first."""

from __future__ import annotations

import re
from pathlib import Path

from playwright.sync_api import expect

from tests.journeys.conftest import Visit, own_name
from tests.journeys.test_import import GOOD, HR, workbook


def test_everybody_has_a_rater_or_stands_first_with_the_reason(desk_visit: Visit, tmp_path: Path) -> None:
    page = desk_visit.page
    desk_visit.enter("bukittinggi", HR)
    desk_visit.go("/bukittinggi/orang/penilai/")

    expect(page.get_by_role("heading", name="Siapa menilai siapa")).to_be_visible()
    desk_visit.look_twice("penilai-semua")
    page.get_by_placeholder("Nama, NIP, jabatan, atau unit").fill(own_name(page))
    page.get_by_role("button", name="Tampilkan").click()
    page.locator("tbody a").first.click()
    page.get_by_text("Nyatakan hubungan keluarga").click()
    page.get_by_label("Siapa keluarganya").fill("Bukan Siapa-siapa")
    page.get_by_label("Sejak").fill("2020-01-01")
    page.get_by_role("button", name="Nyatakan").click()
    expect(page.get_by_text("Tidak ada pegawai dengan NIP atau nama ini").first).to_be_visible()
    desk_visit.look_twice("penilai-saya")
    page.get_by_label("Siapa keluarganya").fill(page.locator("main tbody th").first.inner_text().split(" hari ini")[0])
    page.get_by_role("button", name="Nyatakan").click()
    expect(page.get_by_text("Hubungan keluarga dinyatakan")).to_be_visible()
    desk_visit.look_twice("penilai-keluarga")
    desk_visit.go("/bukittinggi/orang/penilai/?tampil=pengganti")
    expect(page.get_by_text("ada hubungan keluarga yang dinyatakan")).to_be_visible()
    desk_visit.look_twice("penilai-pengganti")

    desk_visit.go("/bukittinggi/orang/tim/")
    desk_visit.look_twice("tim-kosong")
    page.get_by_label("Nama tim").fill("Tim Percepatan Layanan Kependudukan")
    page.get_by_label("Nomor SK").fill("SK Wali Kota 100/2026")
    page.get_by_label("Ketua").fill(own_name(page))
    page.get_by_role("button", name="Buka tim").click()
    page.get_by_role("link", name="Tim Percepatan Layanan Kependudukan").click()
    desk_visit.look_twice("tim-satu")


def test_a_reorganisation_is_tried_before_it_holds(desk_visit: Visit, tmp_path: Path) -> None:
    page = desk_visit.page
    desk_visit.enter("bukittinggi", HR)
    desk_visit.go("/bukittinggi/orang/impor/")
    page.locator("input[type=file]").set_input_files(str(workbook(tmp_path / "penataan.xlsx", GOOD)))
    page.get_by_role("button", name=re.compile("Periksa")).click()
    page.get_by_role("link", name="Simpan sebagai rancangan").click()
    page.get_by_label("Nama rancangan").fill("Dinas Ketahanan Pangan berdiri sendiri")
    page.get_by_label("Berlaku mulai").fill("2026-03-01")
    desk_visit.look_twice("rancangan-simpan")
    page.get_by_role("button", name="Simpan rancangan").click()

    expect(page.get_by_role("heading", name="Siapa akan dinilai oleh orang lain")).to_be_visible()
    desk_visit.look_twice("rancangan")
    page.get_by_role("button", name="Terapkan sekarang").click()
    expect(page.get_by_text("Penataan sudah diterapkan.")).to_be_visible()
    desk_visit.go("/bukittinggi/orang/penataan/")
    desk_visit.look_twice("rancangan-semua")
