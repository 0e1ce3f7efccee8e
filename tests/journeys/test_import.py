"""BKPSDM brings people in with a workbook: checked first, whole or not at all."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest
import xlsxwriter
from playwright.sync_api import expect

from tests.journeys.conftest import Visit

HR = "Tiga triwulan selesai dinilai"
HEADINGS = {
    "Unit": ("Kode unit", "Nama unit", "Kode unit induk", "Zona waktu"),
    "Jabatan": (
        *("Kode jabatan", "Nama jabatan", "Kode unit", "Jenjang", "Kode jabatan atasan", "Tugas khusus"),
        "Kepala unit",
        "Tempat kerja",
    ),
    "Pegawai": ("NIP", "Nama", "Status", "Pangkat/golongan", "Email"),
    "Penempatan": ("NIP", "Kode jabatan", "Jenis", "Mulai", "Sampai dengan"),
}
WORDS = "lumbung padi di tepi ngarai"
HEAD, CLERK = "197803122003121977", "199502172019032978"
Sheets = Mapping[str, Sequence[tuple[str, ...]]]
GOOD: Sheets = {
    "Unit": [("DKP", "Dinas Ketahanan Pangan (contoh)", "KOTA", "WIB")],
    "Jabatan": [
        ("DKP-01", "Kepala Dinas Ketahanan Pangan", "DKP", "JPT Pratama", "SETDA-01", "", "ya", "Kantor"),
        ("DKP-02", "Pengelola Cadangan Pangan", "DKP", "Pelaksana", "DKP-01", "", "", "Lapangan"),
    ],
    "Pegawai": [
        (HEAD, "Yusra Contoh, M.Si.", "PNS", "Pembina Tingkat I, IV/b", ""),
        (CLERK, "Nadia Contoh, S.P.", "PNS", "Penata Muda, III/a", ""),
    ],
    "Penempatan": [(HEAD, "DKP-01", "Definitif", "01/02/2026", ""), (CLERK, "DKP-02", "Definitif", "01/02/2026", "")],
}
BAD: Sheets = {
    "Unit": [*GOOD["Unit"], ("DKP", "Dinas Ketahanan Pangan", "KOTA", "")],
    "Jabatan": [
        ("DKP-01", "Kepala Dinas Ketahanan Pangan", "DKP", "JPT Pratama", "DKP-02", "", "ya"),
        ("DKP-02", "Pengelola Cadangan Pangan", "DKP", "Pelaksana", "DKP-01", "", ""),
        ("DKP-03", "Pengelola Lumbung", "LUMBUNG", "Pelaksana", "", "", ""),
    ],
    "Pegawai": [(HEAD, "Yusra Contoh, M.Si.", "PNS", "", ""), ("19950217201903297", "Nadia Contoh", "PNS", "", "")],
    "Penempatan": [(HEAD, "DKP-01", "Definitif", "01/02/2026", "")],
}


def workbook(place: Path, sheets: Sheets) -> Path:
    """A workbook as an HR officer would fill it in."""
    with xlsxwriter.Workbook(str(place)) as book:
        for name, lines in sheets.items():
            page = book.add_worksheet(name)
            for number, line in enumerate([HEADINGS[name], *lines]):
                for column, cell in enumerate(line):
                    page.write_string(number, column, cell)
    return place


def upload(visit: Visit, file: Path) -> None:
    """Choose the workbook on the page of the import and have it checked."""
    visit.go("/bukittinggi/orang/impor/")
    visit.page.get_by_label("Berkas (XLSX)").set_input_files(file)
    visit.page.get_by_role("button", name="Periksa berkas").click()


def on_record(visit: Visit) -> str:
    """How many persons the list counts."""
    visit.go("/bukittinggi/orang/")
    return visit.page.locator(".lead").inner_text()


def test_template_and_example_are_there_to_download(desk_visit: Visit) -> None:
    desk_visit.enter("bukittinggi", HR)
    desk_visit.go("/bukittinggi/orang/impor/")
    desk_visit.look("import-start")

    for name in ("Templat", "Contoh terisi"):
        with desk_visit.page.expect_download() as loading:
            desk_visit.page.get_by_role("link", name=name).click()
        content = BytesIO(Path(loading.value.path()).read_bytes())

        assert "xl/worksheets/sheet5.xml" in ZipFile(content).namelist()


@pytest.mark.parametrize("content", [b"", b"bukan lembar kerja"])
def test_a_file_that_is_no_workbook_is_refused_in_words(desk_visit: Visit, tmp_path: Path, content: bytes) -> None:
    wrong = tmp_path / "catatan.xlsx"
    wrong.write_bytes(content)
    desk_visit.enter("bukittinggi", HR)

    upload(desk_visit, wrong)

    expect(desk_visit.page.locator("#id_workbook_error")).to_be_visible()
    desk_visit.look(f"import-no-workbook-{len(content)}")


def test_bad_lines_are_named_with_what_to_do_and_nothing_is_written(visit: Visit, tmp_path: Path) -> None:
    visit.enter("bukittinggi", HR)
    before = on_record(visit)

    upload(visit, workbook(tmp_path / "salah.xlsx", BAD))
    faults = visit.page.locator("section", has=visit.page.get_by_role("heading", name="Perlu diperbaiki"))

    for reason in (
        "Sama dengan baris 2.",
        "Tidak ada unit dengan kode ini.",
        "Ini lingkaran: DKP-01 → DKP-02 → DKP-01.",
        "NIP terdiri dari tepat 18 digit angka.",
    ):
        expect(faults.get_by_role("row").filter(has_text=reason).first).to_be_visible()
    expect(visit.page.get_by_role("button", name="Impor sekarang")).to_have_count(0)
    visit.look("import-faults")
    assert on_record(visit) == before


def bring_in(visit: Visit, file: Path) -> None:
    """Check, confirm, and send the same file once more: nothing is left to do."""
    page = visit.page
    upload(visit, file)
    expect(page.locator(".lead")).to_have_text("Semua cocok. Belum ada yang disimpan sampai Anda mengonfirmasi.")
    expect(page.get_by_role("row").filter(has_text="Nadia Contoh")).to_contain_text("Baru")
    visit.look("import-fits")
    page.get_by_role("button", name="Impor sekarang").click()
    expect(page.get_by_role("status").first).to_contain_text("Sudah diimpor: 7 baris disimpan.")

    after = on_record(visit)
    upload(visit, file)
    expect(page.locator(".lead")).to_have_text("Semua ini sudah tercatat. Tidak ada yang perlu dilakukan.")
    expect(page.get_by_role("button", name="Impor sekarang")).to_have_count(0)
    visit.look("import-same")
    assert on_record(visit) == after


def invite(visit: Visit) -> str:
    """Find the clerk, see the superior, make the one-time link."""
    page = visit.page
    page.get_by_role("searchbox").fill("Nadia Contoh")
    page.get_by_role("button", name="Cari").click()
    visit.look("import-found")
    page.get_by_role("link", name="Nadia Contoh").click()
    expect(page.locator("main")).to_contain_text("Yusra Contoh")
    page.get_by_role("button", name="Buat tautan sekali pakai").click()
    visit.look("import-link")
    return page.get_by_role("textbox").input_value()


def begin(visit: Visit, link: str) -> None:
    """Choose a password, a short one first, and be asked for a plan."""
    page = visit.page
    page.context.clear_cookies()
    page.goto(link)
    expect(page.locator("main")).to_contain_text("Nadia Contoh")
    for words in ("pendek", WORDS):
        page.get_by_label("Kata sandi baru").fill(words)
        page.get_by_label("Kata sandi yang sama sekali lagi").fill(words)
        visit.look(f"import-password-{len(words)}")
        page.get_by_role("button", name="Simpan dan masuk").click()
    expect(page.locator("main")).to_contain_text("Belum ada SKP yang disepakati untuk hari ini")
    visit.look("import-first-day")
    page.get_by_role("link", name="Buka SKP saya").click()
    expect(page.get_by_role("link", name="Mulai SKP saya")).to_be_visible()
    visit.look("import-no-plan")


def test_an_imported_person_is_found_invited_and_asked_for_a_plan(desk_visit: Visit, tmp_path: Path) -> None:
    page, file = desk_visit.page, workbook(tmp_path / "benar.xlsx", GOOD)
    desk_visit.enter("bukittinggi", HR)

    bring_in(desk_visit, file)
    link = invite(desk_visit)
    begin(desk_visit, link)

    desk_visit.sign_out()
    page.goto(link)
    expect(page.locator("main")).to_contain_text("Tautan ini sudah dipakai atau kedaluwarsa.")
    desk_visit.look("import-link-used")
    desk_visit.go("/masuk/")
    page.get_by_label("NIP atau surel").fill(CLERK)
    page.get_by_label("Kata sandi").fill(WORDS)
    page.get_by_role("button", name="Masuk").click()
    expect(page).to_have_url(re.compile("/bukittinggi/hari-ini/$"))
