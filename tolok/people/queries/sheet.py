"""Reads one table from an XLSX workbook or a CSV file."""

from __future__ import annotations

import csv
import io
from datetime import time, timedelta

from django.utils.translation import gettext as _
from python_calamine import CalamineError, CalamineWorkbook

from tolok.people.queries.cells import Cell
from tolok.people.queries.workbook import LARGEST_FILE, MOST_ROWS, NotAWorkbook, check_size

PACKED = b"PK"
DELIMITERS = ";,\t"


def check_sheet(content: bytes) -> None:
    """Refuse what is neither an XLSX workbook nor a text of readable size."""
    if content.startswith(PACKED):
        check_size(content)
    elif len(content) > LARGEST_FILE:
        raise NotAWorkbook(_("The file is larger than 10 MB. Split it and import one part after the other."))
    else:
        _text(content)


def read_sheet(content: bytes) -> list[list[Cell]]:
    """The rows of the first sheet of a workbook, or of a CSV file; raises NotAWorkbook."""
    check_sheet(content)
    rows = _packed(content) if content.startswith(PACKED) else _written(_text(content))
    if len(rows) > MOST_ROWS + 1:
        raise NotAWorkbook(_("More than 20,000 lines. Split the file and import one part after the other."))
    return rows


def _packed(content: bytes) -> list[list[Cell]]:
    try:
        book = CalamineWorkbook.from_filelike(io.BytesIO(content))
        table = book.get_sheet_by_index(0).to_python(skip_empty_area=False)
    except (CalamineError, OSError, ValueError, IndexError) as fault:
        raise NotAWorkbook(_("The workbook is damaged. Open it, save it anew as XLSX, and try again.")) from fault
    return [[str(cell) if isinstance(cell, time | timedelta) else cell for cell in row] for row in table]


def _written(text: str) -> list[list[Cell]]:
    head = text.partition("\n")[0]
    delimiter = max(DELIMITERS, key=head.count)
    try:
        return [list(row) for row in csv.reader(io.StringIO(text), delimiter=delimiter)]
    except csv.Error as fault:
        raise NotAWorkbook(_("This CSV file can't be read. Save it anew as CSV (UTF-8) and try again.")) from fault


def _text(content: bytes) -> str:
    """UTF-8, as spreadsheets write it with or without a mark at the start."""
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as fault:
        raise NotAWorkbook(_("This CSV file can't be read. Save it anew as CSV (UTF-8) and try again.")) from fault
    if "\x00" in text:
        raise NotAWorkbook(_("This CSV file can't be read. Save it anew as CSV (UTF-8) and try again."))
    return text
