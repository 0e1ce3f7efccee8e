"""The workbook of attendance and leave, to fill in."""

from __future__ import annotations

import io

import xlsxwriter

from tolok.evidence.queries import DAY_COLUMNS, LEAVE_COLUMNS

# One filled line a sheet shows how a cell is written; the NIP is invented.
EXAMPLE = {
    "Presensi": ("199406122022212903", "14/07/2026", "Hadir", "15", "0", "A-1"),
    "Cuti": ("199406122022212903", "Cuti tahunan", "20/07/2026", "24/07/2026", "C-1", "tidak"),
}


def template() -> bytes:
    """The workbook to fill in; every cell is text, so that no NIP loses its last digits."""
    written = io.BytesIO()
    with xlsxwriter.Workbook(written, {"in_memory": True, "strings_to_formulas": False}) as book:
        bold = book.add_format({"bold": True, "bg_color": "#e4eefb", "bottom": 1})
        text = book.add_format({"num_format": "@"})
        for name, columns in (("Presensi", DAY_COLUMNS), ("Cuti", LEAVE_COLUMNS)):
            page = book.add_worksheet(name)
            page.freeze_panes(1, 0)
            page.set_column(0, len(columns) - 1, 22, text)
            page.write_row(0, 0, [heading + " *" * is_needed for heading, _read, is_needed in columns.values()], bold)
            page.write_row(1, 0, EXAMPLE[name], text)
    return written.getvalue()
