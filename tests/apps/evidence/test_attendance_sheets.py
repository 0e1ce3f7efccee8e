"""A file is read cell by cell, and nothing is stored by half."""

from __future__ import annotations

import io
import time
from collections.abc import Callable, Sequence
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
import xlsxwriter

from tests.apps.evidence.attending import MONDAY, stored
from tests.apps.work import Office, hire
from tests.conftest import NOON
from tolok.evidence.actions import CellsUnread, RowsRefused, import_sheets, keep_sheets, record_attendance
from tolok.evidence.documents import EXAMPLE, template
from tolok.evidence.models import AttendanceDay, Leave
from tolok.evidence.queries import WAITING, DayRow, read_sheets
from tolok.people.access import NotAllowed
from tolok.people.queries import NotAWorkbook, UploadGone, upload_place, waiting_upload

DAYS = ("NIP", "Tanggal", "Keterangan", "Menit terlambat", "Menit lebih awal", "Nomor")
LEAVES = ("NIP", "Jenis cuti", "Mulai", "Sampai dengan")
NIP = "198501012010010903"


@pytest.fixture(autouse=True)
def kept(settings: Any, tmp_path: Path, noon: None) -> None:
    """Files wait in a folder of the test."""
    settings.MEDIA_ROOT = tmp_path


def workbook(draw: Callable[[Any], None], name: str = "Presensi", heads: Sequence[str] = DAYS) -> bytes:
    """An XLSX with one sheet, drawn below its headings."""
    written = io.BytesIO()
    with xlsxwriter.Workbook(written, {"in_memory": True}) as book:
        page = book.add_worksheet(name)
        page.write_row(0, 0, heads)
        draw(page)
    return written.getvalue()


def lines(*rows: Sequence[object], separator: str = ";", heads: Sequence[str] = DAYS) -> bytes:
    """A CSV with these lines."""
    return "\n".join(separator.join(map(str, row)) for row in (heads, *rows)).encode()


def faults(content: bytes) -> list[tuple[int, str, str]]:
    """Line, column and value of each fault."""
    return [(fault.line, fault.column, fault.value) for fault in read_sheets(content).faults]


@pytest.mark.parametrize("written", ["14/07/2026", "2026-07-14", "14-07-2026", "14 Juli 2026"])
def test_a_day_written_as_text_is_read(written: str) -> None:
    content = workbook(lambda page: page.write_row(1, 0, (NIP, written, "Hadir", 15)))

    assert read_sheets(content).days == (DayRow(NIP, date(2026, 7, 14), "present", 15),)


def test_a_true_date_and_numbers_are_read_as_well() -> None:
    def draw(page: Any) -> None:
        page.write_string(1, 0, NIP)
        page.write_datetime(1, 1, datetime(2026, 7, 14), page.book_format)  # noqa: DTZ001 – a cell has no time zone
        page.write_row(1, 2, ("HADIR", 5.0, "?", 17))

    written = io.BytesIO()
    with xlsxwriter.Workbook(written, {"in_memory": True}) as book:
        page = book.add_worksheet("Presensi")
        page.book_format = book.add_format({"num_format": "dd/mm/yyyy"})
        page.write_row(0, 0, DAYS)
        draw(page)

    assert read_sheets(written.getvalue()).days == (
        DayRow(NIP, date(2026, 7, 14), "present", 5, None, external_id="17"),
    )


def test_blank_lines_and_further_columns_and_sheets_are_passed_over() -> None:
    def draw(page: Any) -> None:
        page.write_row(3, 0, (NIP, "14/07/2026", "izin", "", "", "", "catatan bebas"))

    content = workbook(draw, heads=(*DAYS, "Catatan"))

    assert [(row.line, row.kind) for row in read_sheets(content).days] == [(4, "excused")]


def test_a_merged_cell_counts_once_and_the_lines_below_are_named() -> None:
    def draw(page: Any) -> None:
        page.merge_range(1, 0, 2, 0, NIP)
        page.write_row(1, 1, ("13/07/2026", "Hadir"))
        page.write_row(2, 1, ("14/07/2026", "Hadir"))

    assert faults(workbook(draw)) == [(3, "NIP", "")]


@pytest.mark.parametrize(
    ("cells", "column"),
    [
        ((198501012010010903, "14/07/2026", "Hadir"), "NIP"),
        (("19850101201001090", "14/07/2026", "Hadir"), "NIP"),
        (("19850101\x002010010903", "14/07/2026", "Hadir"), "NIP"),
        ((NIP, "31/02/2026", "Hadir"), "Tanggal"),
        ((NIP, "", "Hadir"), "Tanggal"),
        ((NIP, "14/07/2026", "mungkin"), "Keterangan"),
        ((NIP, "14/07/2026", "Hadir", "07:45"), "Menit terlambat"),
        ((NIP, "14/07/2026", "Hadir", "-3"), "Menit terlambat"),
        ((NIP, "14/07/2026", "Hadir", "", "2,5"), "Menit lebih awal"),
    ],
)
def test_a_cell_that_cannot_be_read_is_named(cells: tuple[object, ...], column: str) -> None:
    content = workbook(lambda page: page.write_row(1, 0, cells)) if isinstance(cells[0], int) else lines(cells)

    assert [fault[:2] for fault in faults(content)] == [(2, column)]


def test_a_missing_column_is_named_once() -> None:
    assert faults(lines((NIP, "Hadir"), heads=("NIP", "Keterangan"))) == [(1, "Tanggal", "")]


def test_leaves_are_read_with_their_last_day() -> None:
    rows = (NIP, "Cuti tahunan", "13/07/2026", "14/07/2026"), (NIP, "Cuti", "13/07/2026", "")

    found = read_sheets(lines(*rows, heads=LEAVES))

    assert [(each.kind, each.ends_on) for each in found.leaves] == [("annual", date(2026, 7, 15))]
    assert [fault.column for fault in found.faults] == ["Jenis cuti", "Sampai dengan"]


@pytest.mark.parametrize("separator", [";", ",", "\t"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252"])
def test_a_csv_is_read_however_it_was_saved(separator: str, encoding: str) -> None:
    content = lines((NIP, "14/07/2026", "Hadir", 0, 0, "é"), (NIP, "13/07/2026", "Hadir"), separator=separator)

    assert len(read_sheets(content.decode().encode(encoding)).days) == 2


@pytest.mark.parametrize(
    "content",
    [b"", b"\n\n", b"PK\x03\x04damaged", b"a" * (10 * 1024 * 1024 + 1), lines(), b'"' + b"x" * 200_000],
    ids=["empty", "blank", "damaged", "too large", "no line", "a cell without end"],
)
def test_a_file_without_anything_to_read_is_refused(content: bytes) -> None:
    with pytest.raises(NotAWorkbook):
        read_sheets(content)


def test_too_many_lines_are_refused() -> None:
    with pytest.raises(NotAWorkbook):
        read_sheets(lines(*((NIP, "14/07/2026", "Hadir") for _number in range(30_001))))


def test_a_damaged_sheet_inside_a_good_archive_is_refused() -> None:
    import zipfile

    good, broken = io.BytesIO(template()), io.BytesIO()
    with zipfile.ZipFile(good) as source, zipfile.ZipFile(broken, "w") as target:
        for part in source.infolist():
            is_sheet = part.filename.startswith("xl/worksheets/")
            target.writestr(part.filename, b"<worksheet><" if is_sheet else source.read(part.filename))

    with pytest.raises(NotAWorkbook):
        read_sheets(broken.getvalue())


def test_the_template_can_be_read_again() -> None:
    found = read_sheets(template())

    assert (len(found.days), len(found.leaves), found.faults) == (1, 1, ())
    assert found.days[0].nip == EXAMPLE["Presensi"][0]


def bring(office: Office, content: bytes) -> object:
    """Keep a file, read it again and confirm it, as the pages do."""
    digest = keep_sheets(by=office["hr"], at=NOON, content=content)
    held = waiting_upload(office["hr"], digest, at=NOON, ending=WAITING)
    return import_sheets(by=office["hr"], at=NOON, digest=digest, sheets=read_sheets(held))


def test_a_good_file_is_stored_and_the_same_again_changes_nothing(office: Office) -> None:
    content = lines((office["self"].nip, "13/07/2026", "Hadir", 15))

    bring(office, content)
    bring(office, content)

    assert stored(office["self"], MONDAY) == ("present", 15, 0, "recorded", 1)


def test_a_confirmed_file_is_gone(office: Office, django_capture_on_commit_callbacks: Any) -> None:
    content = lines((office["self"].nip, "13/07/2026", "Hadir"))

    with django_capture_on_commit_callbacks(execute=True):
        bring(office, content)

    assert list(upload_place(office["hr"]).iterdir()) == []


def test_a_file_with_a_wrong_cell_or_row_stores_nothing(office: Office) -> None:
    good = (office["self"].nip, "13/07/2026", "Hadir")

    with pytest.raises(CellsUnread):
        bring(office, lines(good, (NIP, "x", "Hadir")))
    with pytest.raises(RowsRefused):
        bring(office, lines(good, (NIP, "13/07/2026", "Hadir")))

    assert (AttendanceDay.objects.count(), Leave.objects.count()) == (0, 0)


def test_a_file_waits_for_a_day_and_for_its_uploader_only(office: Office) -> None:
    content = lines((office["self"].nip, "13/07/2026", "Hadir"))
    digest = keep_sheets(by=office["hr"], at=NOON, content=content)
    later = NOON + timedelta(days=2)

    with pytest.raises(UploadGone):
        waiting_upload(office["self"], digest, at=NOON, ending=WAITING)
    with pytest.raises(UploadGone):
        waiting_upload(office["hr"], digest, at=later, ending=WAITING)
    keep_sheets(by=office["hr"], at=later, content=content + b"\n")
    assert len(list(upload_place(office["hr"]).iterdir())) == 1
    with pytest.raises(NotAllowed):
        keep_sheets(by=office["superior"], at=NOON, content=content)


def test_ten_thousand_rows_take_seconds(office: Office) -> None:
    people = [hire(office.government, f"Orang {number}", 1000 + number) for number in range(100)]
    days = [MONDAY - timedelta(days=number) for number in range(100)]
    rows = [DayRow(person.nip, on, "present", 3) for person in people for on in days]
    started = time.perf_counter()

    record_attendance(by=None, at=NOON, government=office.government, source="Mesin contoh", rows=rows)

    assert AttendanceDay.objects.count() == 10_000
    assert time.perf_counter() - started < 10
