"""Reads attendance and leave from a workbook or a CSV file, cell by cell."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _
from python_calamine import CalamineError, CalamineWorkbook

from tolok.evidence.queries.attendance.cells import DAY_COLUMNS, LEAVE_COLUMNS, Reader, as_seen
from tolok.evidence.queries.attendance.rows import DayRow, LeaveRow, Plan, Planned, Verdict
from tolok.people.queries import LARGEST_FILE, Cell, NotAWorkbook, WrongCell, check_size

MOST_ROWS = 30_000
# How a file is called that waits for its confirmation.
WAITING = "attendance"
# What a reader of workbooks gives is wider than a cell; times become text that no column takes.
Table = Sequence[Sequence[Any]]


@dataclass(frozen=True)
class SheetFault:
    """One cell that can't be taken: where, what it holds, why, what to do; line 0 is the whole sheet."""

    sheet: str
    line: int
    column: str
    value: str
    reason: str
    remedy: str


@dataclass(frozen=True)
class Sheets:
    """What a file holds: days, leaves, and the cells that can't be read."""

    days: tuple[DayRow, ...]
    leaves: tuple[LeaveRow, ...]
    faults: tuple[SheetFault, ...]


def read_sheets(content: bytes) -> Sheets:
    """The days, leaves and faults of an XLSX or CSV file; raises NotAWorkbook where nothing can be read at all."""
    days: list[DayRow] = []
    leaves: list[LeaveRow] = []
    faults: list[SheetFault] = []
    tables = _workbook(content) if content.startswith(b"PK") else {"CSV": _csv(content)}
    for name, table in _told(tables).items():
        for row in _rows(name, table):
            target: list[Any] = {DayRow: days, LeaveRow: leaves, SheetFault: faults}[type(row)]  # type: ignore[assignment]  # each list holds its kind
            target.append(row)
    if not (days or leaves or faults):
        raise NotAWorkbook(_("The file holds no line. Take the template, fill it in, and upload it again."))
    if len(days) + len(leaves) > MOST_ROWS:
        raise NotAWorkbook(_("More than 30,000 lines. Split the file and import one part after the other."))
    return Sheets(tuple(days), tuple(leaves), tuple(faults))


def _told(tables: dict[str, Table]) -> dict[str, Table]:
    """The sheets that name people; where none does, all of them, so that what lacks is said."""
    named = {name: table for name, table in tables.items() if any("NIP" in map(as_seen, cells) for cells in table[:5])}
    return named or tables


def _workbook(content: bytes) -> dict[str, Table]:
    check_size(content)
    try:
        book = CalamineWorkbook.from_filelike(io.BytesIO(content))
        return {name: book.get_sheet_by_name(name).to_python(skip_empty_area=False) for name in book.sheet_names}
    except (CalamineError, OSError, ValueError) as fault:
        raise NotAWorkbook(_("The workbook is damaged. Open it, save it anew as XLSX, and try again.")) from fault


def _csv(content: bytes) -> Table:
    """The lines of a CSV, separated by semicolon, comma or tab, in UTF-8 or the code page of old Windows."""
    if len(content) > LARGEST_FILE:
        raise NotAWorkbook(_("The file is larger than 10 MB. Split it and import one part after the other."))
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = content.decode("cp1252", errors="replace")
    first = text.split("\n", 1)[0]
    separator = max(";,\t", key=first.count)
    try:
        return list(csv.reader(io.StringIO(text), delimiter=separator))
    except csv.Error as fault:
        raise NotAWorkbook(_("This is neither an XLSX workbook nor a CSV. Save it as one of them.")) from fault


def _rows(sheet: str, table: Table) -> Iterator[DayRow | LeaveRow | SheetFault]:
    lines = [(number, cells) for number, cells in enumerate(table, start=1) if any(as_seen(cell) for cell in cells)]
    if not lines:
        return
    first, heads = lines[0]
    places = {as_seen(head).rstrip(" *").casefold(): place for place, head in enumerate(heads)}
    is_leave = "jenis cuti" in places
    columns = LEAVE_COLUMNS if is_leave else DAY_COLUMNS
    missing = [
        heading for heading, _read, is_needed in columns.values() if is_needed and heading.casefold() not in places
    ]
    if missing:
        remedy = _("Take the template and keep its headings.")
        yield from (SheetFault(sheet, first, heading, "", _("This column is missing."), remedy) for heading in missing)
        return
    for number, cells in lines[1:]:
        values, faults = _values(sheet, number, columns, {name: _at(cells, place) for name, place in places.items()})
        yield from faults
        if not faults:
            yield LeaveRow(**values, line=number) if is_leave else DayRow(**values, line=number)


def _values(
    sheet: str, line: int, columns: dict[str, Reader], cells: dict[str, Cell]
) -> tuple[dict[str, Any], list[SheetFault]]:
    values, faults = {}, []
    for field, (heading, read, _is_needed) in columns.items():
        cell = cells.get(heading.casefold())
        try:
            values[field] = read(cell)
        except WrongCell as wrong:
            faults.append(SheetFault(sheet, line, heading, as_seen(cell), wrong.reason, wrong.remedy))
    return values, faults


def _at(cells: Sequence[Cell], place: int) -> Cell:
    """The cell of a column; a CSV line may end early."""
    return cells[place] if place < len(cells) else None


def row_faults(plan: Plan[DayRow] | Plan[LeaveRow], sheet: str) -> list[SheetFault]:
    """The refused rows of a plan as faults of whole lines."""
    refused: Sequence[Planned[Any]] = plan.of(Verdict.REFUSED)
    remedy = _("Mend or remove this line.")
    return [SheetFault(sheet, each.row.line, "", each.row.nip, each.problem, remedy) for each in refused]
