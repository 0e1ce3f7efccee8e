"""Facts read from Parquet tables, every cell checked a column at a time."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from tolok.engine.sheets import Sheet
from tolok.engine.tables import ADDED, TABLES, Column, Day, FaultyRow, Maybe, OneOf, Whole

if TYPE_CHECKING:
    from polars import Series


def read_parquet(file: Path, table: str) -> Sheet:
    """A Parquet table with its documented columns; FaultyRow at the first cell of a column that can't be used."""
    import polars as pl

    try:
        frame = pl.read_parquet(file, glob=False)
    except pl.exceptions.PolarsError as fault:
        raise FaultyRow(file.name, 0, "(file)", f"is no Parquet: {fault}.", "Write it anew.") from fault
    columns = TABLES[table]
    needed = [name for name in columns if name in frame.columns or name not in ADDED.get(table, ())]
    if sorted(frame.columns) != sorted(needed):
        raise FaultyRow(file.name, 0, "(head)", f"is {','.join(frame.columns)!r}.", f"Write {','.join(columns)}.")
    sheet = Sheet(file.name, frame, None)
    return sheet._replace(frame=pl.DataFrame([_checked(sheet, name, columns[name]) for name in needed]))


def _checked(sheet: Sheet, name: str, column: Column) -> Series:
    cells, kind = sheet.frame.get_column(name), column.of if isinstance(column, Maybe) else column
    if cells.null_count() and not isinstance(column, Maybe):
        raise sheet.fault(_first(cells.is_null()), name, "is empty.", "Fill it in.")
    if isinstance(kind, Whole):
        return _whole(sheet, cells, kind)
    if isinstance(kind, OneOf):
        return _word(sheet, cells, kind)
    return _text(sheet, cells, kind)


def _whole(sheet: Sheet, cells: Series, kind: Whole) -> Series:
    import polars as pl

    if not cells.dtype.is_integer() and cells.null_count() < len(cells):
        raise sheet.fault(0, cells.name, f"holds {cells.dtype}.", "Write whole numbers; amounts in hundredths.")
    low, high = _number(cells.min()), _number(cells.max())
    if low < kind.least or high > kind.most:
        _refuse(sheet, cells, (cells < kind.least) | (cells > kind.most), kind)
    return cells.cast(pl.Int64)


def _number(value: object) -> int:
    return value if isinstance(value, int) else 0


def _word(sheet: Sheet, cells: Series, kind: OneOf) -> Series:
    """Words as an enumeration, whose categories are compared at no cost."""
    import polars as pl

    wanted = pl.Enum(kind.words)
    if isinstance(cells.dtype, pl.Enum) and set(cells.dtype.categories) <= set(kind.words):
        return cells
    found = _texts(sheet, cells).cast(wanted, strict=False)
    if found.null_count() > cells.null_count():
        _refuse(sheet, cells, found.is_null() & cells.is_not_null(), kind)
    return found


def _text(sheet: Sheet, cells: Series, kind: Column) -> Series:
    import polars as pl

    if isinstance(kind, Day):
        return _day(sheet, cells, kind)
    if isinstance(cells.dtype, pl.Enum | pl.Categorical):
        is_empty = cells == ""
    else:
        is_empty = _texts(sheet, cells).str.len_bytes() == 0
    if is_empty.any():
        _refuse(sheet, cells, is_empty, kind)
    return cells


def _day(sheet: Sheet, cells: Series, kind: Column) -> Series:
    import polars as pl

    if cells.dtype == pl.Date:
        return cells.cast(pl.String)
    texts = _texts(sheet, cells)
    for text in texts.unique(maintain_order=True):
        try:
            kind(text)
        except ValueError:
            _refuse(sheet, texts, texts == text, kind)
    return texts


def _texts(sheet: Sheet, cells: Series) -> Series:
    import polars as pl

    if not isinstance(cells.dtype, pl.String | pl.Enum | pl.Categorical | pl.Null):
        raise sheet.fault(0, cells.name, f"holds {cells.dtype}.", "Write it as text.")
    return cells.cast(pl.String)


def _first(where: Series) -> int:
    return int(where.arg_true()[0])


def _refuse(sheet: Sheet, cells: Series, where: Series, kind: Any) -> None:
    """Name the first faulty cell in the words of its column."""
    row = _first(where)
    try:
        kind(str(cells[row]))
    except ValueError as wrong:
        raise sheet.fault(row, cells.name, *wrong.args) from None
