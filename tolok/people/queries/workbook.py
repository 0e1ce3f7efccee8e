"""Reads the workbook of an import; refuses what would fill the memory."""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from django.utils.translation import gettext as _
from python_calamine import CalamineError, CalamineWorkbook

from tolok.ledger.actions import Refusal
from tolok.people.queries.cells import (
    CHOICES,
    COLUMNS,
    Cell,
    WrongCell,
    as_choice,
    as_day,
    as_day_after,
    as_nip,
    as_text,
)
from tolok.people.queries.rows import Fault, ImportRows, PersonRow, PositionRow, PostingRow, Row, Sheet, UnitRow

LARGEST_FILE = 10 * 1024 * 1024
LARGEST_UNPACKED = 120 * 1024 * 1024
MOST_PARTS = 200
MOST_ROWS = 20_000
# A sheet is read into one dense table, so a lonely cell far away would cost gigabytes.
FARTHEST_ROW, FARTHEST_COLUMN = 30_000, 100
CHUNK = 1 << 16
PLACE = re.compile(rb"""\br\s*=\s*["']([A-Z]{0,3})(\d{1,7})["']""")
ROW_OF: dict[Sheet, type[Row]] = {
    Sheet.UNITS: UnitRow,
    Sheet.POSITIONS: PositionRow,
    Sheet.PERSONS: PersonRow,
    Sheet.POSTINGS: PostingRow,
}


class NotAWorkbook(Refusal):
    """The file is no XLSX workbook, or one that is too large to be a list of people."""


@dataclass(frozen=True)
class Workbook:
    """What a workbook holds: the rows that could be read, and what could not."""

    rows: ImportRows
    faults: tuple[Fault, ...]


def read_workbook(content: bytes) -> Workbook:
    """The rows and faults of an XLSX file; raises NotAWorkbook before anything large is unpacked."""
    check_size(content)
    try:
        book = CalamineWorkbook.from_filelike(io.BytesIO(content))
        names = {name.strip().casefold(): name for name in book.sheet_names}
        tables: dict[Sheet, list[list[Any]] | None] = {
            sheet: book.get_sheet_by_name(names[found]).to_python(skip_empty_area=False) if found in names else None
            for sheet in Sheet
            for found in [sheet.casefold()]
        }
    except (CalamineError, OSError, ValueError) as fault:
        raise NotAWorkbook(_("The workbook is damaged. Open it, save it anew as XLSX, and try again.")) from fault
    if sum(len(table or ()) for table in tables.values()) > MOST_ROWS + len(tables):
        raise NotAWorkbook(_("More than 20,000 lines. Split the workbook and import one part after the other."))
    read = {sheet: _read(sheet, table) for sheet, table in tables.items()}
    rows = ImportRows(*(tuple(rows) for rows, _faults in read.values()))  # type: ignore[arg-type]  # the sheets stand in the fields' order
    return Workbook(rows, tuple(fault for _rows, faults in read.values() for fault in faults))


def check_size(content: bytes) -> None:
    """Refuse what is no XLSX, and one that unpacks to more than a list of people can be."""
    if len(content) > LARGEST_FILE:
        raise NotAWorkbook(_("The file is larger than 10 MB. Split it and import one part after the other."))
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as packed:
            parts = packed.infolist()
            if "xl/workbook.xml" not in packed.namelist():
                raise NotAWorkbook(_no_workbook())
            if len(parts) > MOST_PARTS or sum(part.file_size for part in parts) > LARGEST_UNPACKED:
                raise NotAWorkbook(_too_large())
            for part in parts:
                _walk(packed, part)
    except (zipfile.BadZipFile, zlib.error, NotImplementedError, RuntimeError, EOFError) as fault:
        raise NotAWorkbook(_no_workbook()) from fault


def _walk(packed: zipfile.ZipFile, part: zipfile.ZipInfo) -> None:
    """Unpack one part piece by piece: a size that lies fails here, and so does a cell far away."""
    before = b""
    with packed.open(part) as stream:
        while piece := stream.read(CHUNK):
            if part.filename.startswith("xl/worksheets/") and _reaches_far(before + piece):
                raise NotAWorkbook(_too_large())
            before = piece[-40:]


def _reaches_far(piece: bytes) -> bool:
    if b"\x00" in piece:
        return True
    return any(int(row) > FARTHEST_ROW or _number(column) > FARTHEST_COLUMN for column, row in PLACE.findall(piece))


def _number(column: bytes) -> int:
    number = 0
    for letter in column:
        number = number * 26 + letter - 64
    return number


def _read(sheet: Sheet, table: Sequence[Sequence[Cell]] | None) -> tuple[list[Row], list[Fault]]:
    if table is None:
        reason = _("The sheet %(sheet)s is missing.") % {"sheet": sheet}
        return [], [Fault(sheet, 0, "", "", reason, _("Take the template; all four sheets must be there."))]
    lines = [(number, cells) for number, cells in enumerate(table, start=1) if any(_said(cell) for cell in cells)]
    first, heads = lines[0] if lines else (1, [])
    places = {" ".join(str(head).split()).rstrip(" *").casefold(): place for place, head in enumerate(heads)}
    missing = [
        Fault(
            sheet, first, column.header, "", _("This column is missing."), _("Take the template and keep its headings.")
        )
        for column in COLUMNS[sheet]
        if column.header.casefold() not in places and column.is_required
    ]
    if missing:
        return [], missing
    rows: list[Row] = []
    faults: list[Fault] = []
    for number, cells in lines[1:]:
        row, wrong = _row(sheet, number, {name: cells[place] for name, place in places.items()})
        faults += wrong
        if row is not None:
            rows.append(row)
    return rows, faults


def _row(sheet: Sheet, line: int, cells: dict[str, Cell]) -> tuple[Row | None, list[Fault]]:
    """The row, or None when it has no first day, and the cells that can't be read."""
    values: dict[str, Any] = {}
    faults = []
    for column in COLUMNS[sheet]:
        cell = cells.get(column.header.casefold())
        try:
            values[column.field] = _value(sheet, column.field, cell)
        except WrongCell as wrong:
            values[column.field] = None if column.field == "ends_on" else str(cell)
            faults.append(Fault(sheet, line, column.header, str(cell or ""), wrong.reason, wrong.remedy))
    if any(fault.column == "Mulai" for fault in faults):
        return None, faults
    return replace(ROW_OF[sheet](**values), line=line), faults


def _value(sheet: Sheet, field: str, cell: Cell) -> object:
    if field == "starts_on":
        return as_day(cell)
    if field == "ends_on":
        return as_day_after(cell)
    if field == "nip":
        return as_nip(cell)
    if choices := CHOICES.get((sheet, field)):
        chosen = as_choice(cell, choices)
        return bool(chosen) if field == "is_head" else chosen
    return as_text(cell)


def _said(cell: Cell) -> bool:
    return cell is not None and bool(str(cell).strip())


def _no_workbook() -> str:
    return _("This is no XLSX workbook. Save the file as “Excel workbook (.xlsx)” and try again.")


def _too_large() -> str:
    return _("The workbook is far larger than it looks. Copy the filled lines into the template and try again.")
