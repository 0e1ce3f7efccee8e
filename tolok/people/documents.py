"""The workbook of an import: an empty template and a filled example."""

from __future__ import annotations

import io
from collections.abc import Mapping, Sequence

import xlsxwriter
from django.utils.translation import gettext as _
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from tolok.people.queries import COLUMNS, HEADERS, Sheet

Lines = Mapping[Sheet, Sequence[tuple[str, ...]]]
READY_LINES = 2_000
# Invented people: their NIPs carry serials from 900 on.
EXAMPLE: Lines = {
    Sheet.UNITS: (
        ("KOTA", "Pemerintah Kota Contoh", "", "WIB"),
        ("DUKCAPIL", "Dinas Kependudukan dan Pencatatan Sipil", "KOTA", ""),
        ("BKPSDM", "Badan Kepegawaian dan Pengembangan SDM", "KOTA", ""),
    ),
    Sheet.POSITIONS: (
        ("WALI", "Wali kota", "KOTA", "Kepala daerah", "", "", "ya"),
        ("DUK-KADIS", "Kepala dinas", "DUKCAPIL", "JPT Pratama", "WALI", "", "ya"),
        ("DUK-KABID", "Kepala bidang pelayanan", "DUKCAPIL", "Administrator", "DUK-KADIS", "", ""),
        ("DUK-OP", "Operator KTP-el", "DUKCAPIL", "Pelaksana", "DUK-KABID", "", ""),
        ("BKP-KABAN", "Kepala badan", "BKPSDM", "JPT Pratama", "WALI", "Kepegawaian", "ya"),
    ),
    Sheet.PERSONS: (
        ("197203151998031901", "Ratna Wijaya, M.Si.", "PNS", "Pembina Utama Muda, IV/c", "ratna@kota.example"),
        ("198511022010012902", "Sari Melati, S.Sos.", "PNS", "Penata, III/c", ""),
        ("199406122022212903", "Ani Lestari, A.Md.", "PPPK", "VII", ""),
        ("197909092005011904", "Hadi Pranoto, M.M.", "PNS", "Pembina, IV/a", ""),
    ),
    Sheet.POSTINGS: (
        ("197203151998031901", "DUK-KADIS", "Definitif", "01/01/2026", ""),
        ("198511022010012902", "DUK-KABID", "Definitif", "01/01/2026", ""),
        ("199406122022212903", "DUK-OP", "Definitif", "2026-01-01", "30/06/2026"),
        ("197909092005011904", "BKP-KABAN", "Definitif", "01/01/2026", ""),
        ("197909092005011904", "DUK-KADIS", "Plh", "06/07/2026", "10/07/2026"),
    ),
}


def template() -> bytes:
    """The workbook to fill in, with headings, drop-downs and instructions."""
    return _workbook({})


def example() -> bytes:
    """The same workbook with a small invented office in it."""
    return _workbook(EXAMPLE)


def _workbook(lines: Lines) -> bytes:
    written = io.BytesIO()
    with xlsxwriter.Workbook(written, {"in_memory": True, "strings_to_formulas": False}) as book:
        bold = book.add_format({"bold": True, "bg_color": "#e4eefb", "bottom": 1})
        text = book.add_format({"num_format": "@"})
        wrapped = book.add_format({"text_wrap": True, "valign": "top"})
        _write_help(book.add_worksheet("Petunjuk"), bold, wrapped)
        for sheet in Sheet:
            _write_sheet(book.add_worksheet(sheet), sheet, lines.get(sheet, ()), bold, text)
    return written.getvalue()


def _write_sheet(page: Worksheet, sheet: Sheet, lines: Sequence[tuple[str, ...]], bold: Format, text: Format) -> None:
    page.freeze_panes(1, 0)
    for place, column in enumerate(COLUMNS[sheet]):
        page.set_column(place, place, max(16, len(column.header) + 6), text)
        page.write_string(0, place, column.header + (" *" if column.is_required else ""), bold)
        if column.choices:
            offered = {"validate": "list", "source": list(column.choices), "error_type": "warning"}
            page.data_validation(1, place, READY_LINES, place, offered)
    for number, cells in enumerate(lines, start=1):
        for place, cell in enumerate(cells):
            page.write_string(number, place, cell, text)


def _write_help(page: Worksheet, bold: Format, wrapped: Format) -> None:
    page.set_column(0, 1, 22)
    page.set_column(2, 2, 90, wrapped)
    page.write_row(0, 0, [_("Sheet"), _("Column"), _("What to write")], bold)
    lines = [(sheet, header, hint) for sheet in Sheet for header, hint in _hints(sheet)]
    for number, line in enumerate(lines, start=1):
        page.write_row(number, 0, line)
    page.write_string(
        len(lines) + 2, 0, _("Columns with * must be filled. Importing the same file twice changes nothing.")
    )


def _hints(sheet: Sheet) -> list[tuple[str, str]]:
    hints = {
        (Sheet.UNITS, "code"): _("Your own short code, different for each unit."),
        (Sheet.UNITS, "parent"): _("The code of the unit above; empty for the highest one."),
        (Sheet.UNITS, "time_zone"): _("WIB, WITA or WIT; empty for the one of the unit above."),
        (Sheet.POSITIONS, "code"): _("Your own short code, different for each position."),
        (Sheet.POSITIONS, "reports_to"): _("The code of the superior's position; empty for the highest one."),
        (Sheet.POSITIONS, "duty"): _("Kepegawaian, Pengawasan or Perencanaan opens their pages; else empty."),
        (Sheet.POSITIONS, "is_head"): _("“ya” for the position that heads the unit."),
        (Sheet.POSITIONS, "place"): _("Lapangan or Kantor, where most of the work is done; empty if you don't know."),
        (Sheet.PERSONS, "nip"): _("18 digits, as text; spaces do no harm."),
        (Sheet.PERSONS, "status"): _("PNS or PPPK; empty: read from the NIP."),
        (Sheet.PERSONS, "email"): _("May be empty; then the person signs in with the NIP."),
        (Sheet.POSTINGS, "kind"): _("Definitif, Plt or Plh; empty means definitive."),
        (Sheet.POSTINGS, "starts_on"): _("The first day, for instance 01/07/2026."),
        (Sheet.POSTINGS, "ends_on"): _("The last day that counts; empty while it goes on."),
    }
    return [(header, hints[sheet, field]) for field, header in HEADERS[sheet].items() if (sheet, field) in hints]
