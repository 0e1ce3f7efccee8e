"""A workbook is read cell by cell, and what is none is refused early."""

from __future__ import annotations

import io
import zipfile
from datetime import date
from typing import Any

import pytest
import xlsxwriter

from tolok.people import documents
from tolok.people.queries import COLUMNS, NotAWorkbook, Sheet, read_workbook

NIP = "199001012015012902"


def workbook(lines: dict[Sheet, list[list[Any]]], leave_out: tuple[str, ...] = ()) -> bytes:
    """A workbook with these lines below the headings; sheets and columns may be left out."""
    written = io.BytesIO()
    with xlsxwriter.Workbook(written, {"default_date_format": "dd/mm/yyyy"}) as book:
        for sheet in Sheet:
            if sheet in leave_out:
                continue
            tab = book.add_worksheet(sheet)
            heads = [column.header for column in COLUMNS[sheet] if column.header not in leave_out]
            for number, line in enumerate([heads, *lines.get(sheet, [])]):
                tab.write_row(number, 0, line)
        book.add_worksheet("Catatan")
    return written.getvalue()


def repacked(content: bytes, name: str, part: bytes) -> bytes:
    """The workbook with one part put in the place of another."""
    written = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as new:
        for item in old.namelist():
            new.writestr(item, part if item == name else old.read(item))
        if name not in old.namelist():
            new.writestr(name, part)
    return written.getvalue()


WRITTEN = ("31/12/2026", "2026-12-31", "31-12-2026", "31.12.2026", "31 Desember 2026", "31 Dec 2026", " 31/12/2026 ")


@pytest.mark.parametrize("cell", [*WRITTEN, date(2026, 12, 31)], ids=str)
def test_a_day_is_read_in_common_forms(cell: Any) -> None:
    read = read_workbook(workbook({Sheet.POSTINGS: [[NIP, "A", "Definitif", cell, ""]]}))

    assert read.faults == ()
    assert read.rows.postings[0].starts_on == date(2026, 12, 31)


def test_the_last_day_counts() -> None:
    read = read_workbook(workbook({Sheet.POSTINGS: [[NIP, "A", "Plt", "01/12/2026", "31/12/2026"]]}))

    assert (read.rows.postings[0].kind, read.rows.postings[0].ends_on) == ("plt", date(2027, 1, 1))


@pytest.mark.parametrize("cell", ["31/02/2026", "besok", "", 46000.5, "01/01/0026"], ids=str)
def test_what_is_no_day_is_named(cell: Any) -> None:
    read = read_workbook(workbook({Sheet.POSTINGS: [[NIP, "A", "Plt", cell, ""]]}))

    assert [(f.sheet, f.line, f.column) for f in read.faults] == [("Penempatan", 2, "Mulai")]
    assert read.rows.postings == ()


def test_words_become_values_and_spaces_go() -> None:
    lines = {
        Sheet.POSITIONS: [["A", " Kepala\n dinas ", "U", "JPT PRATAMA", "", "Kepegawaian", "Ya", "LAPANGAN"]],
        Sheet.PERSONS: [["19900101 201501 2 902", "Ani", "pns", "", ""]],
        Sheet.UNITS: [["U", "Unit", "", "WITA"]],
    }

    rows = read_workbook(workbook(lines)).rows

    position = rows.positions[0]
    assert (position.title, position.level, position.duty, position.is_head) == ("Kepala dinas", "jpt", "hr", True)
    assert position.place == "field"
    assert (rows.persons[0].nip, rows.persons[0].status, rows.units[0].time_zone) == (NIP, "pns", "Asia/Makassar")


def test_a_nip_stored_as_a_number_is_refused_because_it_lost_digits() -> None:
    read = read_workbook(workbook({Sheet.PERSONS: [[float(NIP), "Ani"]]}))

    assert [(f.sheet, f.line, f.column) for f in read.faults] == [("Pegawai", 2, "NIP")]


def test_a_broken_formula_is_named() -> None:
    read = read_workbook(workbook({Sheet.UNITS: [["A", "#REF!", "", ""]]}))

    assert [(f.line, f.column) for f in read.faults] == [(2, "Nama unit")]


def test_blank_lines_are_skipped_and_lines_keep_their_number() -> None:
    read = read_workbook(workbook({Sheet.UNITS: [["A", "Satu"], [], ["", "  "], ["B", "Dua"]]}))

    assert [(unit.code, unit.line) for unit in read.rows.units] == [("A", 2), ("B", 5)]


def test_a_missing_sheet_and_a_missing_column_are_named() -> None:
    no_sheet = read_workbook(workbook({}, leave_out=("Pegawai",)))
    no_column = read_workbook(workbook({}, leave_out=("Jenjang",)))

    assert [(f.sheet, f.line) for f in no_sheet.faults] == [("Pegawai", 0)]
    assert [(f.sheet, f.line, f.column) for f in no_column.faults] == [("Jabatan", 1, "Jenjang")]


def test_the_example_is_read_without_a_fault_and_the_template_is_empty() -> None:
    example, template = read_workbook(documents.example()), read_workbook(documents.template())

    assert (example.faults, template.faults) == ((), ())
    assert [len(rows) for rows in example.rows.by_sheet().values()] == [3, 5, 4, 5]
    assert [len(rows) for rows in template.rows.by_sheet().values()] == [0, 0, 0, 0]


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"NIP,Nama",
        b"PK\x03\x04",
        repacked(workbook({}), "xl/workbook.xml", b"<not-a-workbook/>")[:-30],
        repacked(
            workbook({}), "xl/worksheets/sheet1.xml", b'<worksheet><sheetData><row r="1048576"><c r="A1048576"/></row>'
        ),
        repacked(workbook({}), "xl/worksheets/sheet1.xml", b"<worksheet><sheetData><c r='XFD1' t='n'><v>1</v></c>"),
        repacked(workbook({}), "xl/worksheets/sheet1.xml", '<c r="A1"/>'.encode("utf-16")),
        repacked(workbook({}), "xl/media/big.bin", b"\0" * (121 * 1024 * 1024)),
        repacked(workbook({}), "xl/worksheets/sheet1.xml", b"<worksheet><sheetData><row></c></worksheet>"),
        workbook({Sheet.UNITS: [[f"U{n}", "U"] for n in range(20_001)]}),
    ],
    ids=["empty", "text", "torn", "cut", "far row", "far column", "utf-16", "bomb", "broken", "too many"],
)
def test_what_is_no_list_of_people_is_refused(content: bytes) -> None:
    with pytest.raises(NotAWorkbook):
        read_workbook(content)


def test_a_size_that_lies_is_refused() -> None:
    content = bytearray(repacked(workbook({}), "xl/media/big.bin", b"\0" * 5_000_000))
    place = content.rfind(b"PK\x01\x02")
    content[place + 24 : place + 28] = (10).to_bytes(4, "little")

    with pytest.raises(NotAWorkbook):
        read_workbook(bytes(content))
