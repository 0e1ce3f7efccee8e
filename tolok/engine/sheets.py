"""Facts read from CSV tables, each row checked."""

from __future__ import annotations

import csv
from collections.abc import Iterator, Mapping
from io import StringIO
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from tolok.engine.tables import ADDED, TABLES, Cell, Column, FaultyRow, Maybe, Whole

if TYPE_CHECKING:
    from polars import DataFrame, DataType


class Sheet(NamedTuple):
    """A table that was read: its file, its rows, and the line of each row where that is not its number."""

    file: str
    frame: DataFrame
    lines: list[int] | None

    def fault(self, row: int, column: str, fault: str, remedy: str) -> FaultyRow:
        """What is wrong with a row, counted from 0."""
        return FaultyRow(self.file, self.line(row), column, fault, remedy)

    def line(self, row: int) -> int:
        """Where somebody finds the row in the file."""
        return self.lines[row] if self.lines else row + 1


def read_csv(file: Path, table: str) -> Sheet:
    """A CSV table; FaultyRow at the first cell that can't be used."""
    import polars as pl

    reader = csv.reader(_content(file), strict=True)
    try:
        columns = _columns(file.name, table, next(reader, []))
        lines, rows = list[int](), list[list[Cell]]()
        for row in reader:
            rows.append(_checked(file.name, reader.line_num, row, columns))
            lines.append(reader.line_num)
    except csv.Error as fault:
        raise FaultyRow(file.name, reader.line_num, "(row)", f"{fault}.", "Mend the quotes.") from fault
    return Sheet(file.name, pl.DataFrame(rows, schema=schema(columns), orient="row"), lines)


def schema(columns: Mapping[str, Column]) -> dict[str, type[DataType]]:
    """The kind of each column: whole numbers, or words."""
    import polars as pl

    kinds = ((name, column.of if isinstance(column, Maybe) else column) for name, column in columns.items())
    return {name: pl.Int64 if isinstance(kind, Whole) else pl.String for name, kind in kinds}


def _columns(file: str, table: str, head: list[str]) -> dict[str, Column]:
    """The columns that a file has; of those at the end that may be left out, the last ones may be missing."""
    columns, needed = TABLES[table], len(TABLES[table]) - len(ADDED.get(table, ()))
    if head != list(columns)[: max(len(head), needed)]:
        raise FaultyRow(file, 1, "(head)", f"is {','.join(head)!r}.", f"Write {','.join(columns)}.")
    return dict(zip(head, columns.values(), strict=False))


def _content(file: Path) -> StringIO:
    try:
        return StringIO(file.read_text(encoding="utf-8-sig"), newline="")
    except UnicodeDecodeError:
        raise FaultyRow(file.name, 0, "(file)", "is not UTF-8.", "Save it as CSV in UTF-8.") from None


def _checked(file: str, line: int, row: list[str], columns: dict[str, Column]) -> list[Cell]:
    if len(row) != len(columns):
        raise FaultyRow(file, line, "(row)", f"has {len(row)} cells.", f"Write {len(columns)}.")
    return list(_cells(file, line, row, columns))


def _cells(file: str, line: int, row: list[str], columns: dict[str, Column]) -> Iterator[Cell]:
    for (column, read), text in zip(columns.items(), row, strict=True):
        try:
            yield read(text.strip())
        except ValueError as wrong:
            raise FaultyRow(file, line, column, *wrong.args) from None
