"""A folder of facts: tables checked cell by cell and against each other."""

from __future__ import annotations

from collections.abc import Collection
from pathlib import Path
from typing import TYPE_CHECKING

from tolok.engine.parquet import read_parquet
from tolok.engine.sheets import Sheet, read_csv, schema
from tolok.engine.tables import KEYS, OPTIONAL, TABLES, FaultyRow
from tolok.rules.columns.whole import places

if TYPE_CHECKING:
    from polars import DataFrame, Expr

Frames = dict[str, "DataFrame"]


def is_facts(folder: Path) -> bool:
    """Whether a folder holds tables itself, and not folders of tables."""
    return any((folder / f"persons.{ending}").is_file() for ending in ("parquet", "csv"))


def read_facts(folder: Path, only: Collection[str] = TABLES.keys()) -> Frames:
    """The tables of a folder, or `only` some with persons; FaultyRow at the first of their rows that can't be used."""
    sheets = {table: _read(folder, table) for table in TABLES if table in only}
    persons = sheets["persons"]
    for table, sheet in sheets.items():
        _refuse_repeats(sheet, KEYS[table])
        if table != "persons":
            _refuse_strangers(sheet, persons)
    _refuse_misfits(sheets["targets"], sheets["outcomes"])
    return {table: sheet.frame for table, sheet in sheets.items()}


def _read(folder: Path, table: str) -> Sheet:
    import polars as pl

    if (folder / f"{table}.parquet").is_file():
        return read_parquet(folder / f"{table}.parquet", table)
    if (folder / f"{table}.csv").is_file():
        return read_csv(folder / f"{table}.csv", table)
    if table in OPTIONAL:
        return Sheet(f"{table}.csv", pl.DataFrame(schema=schema(TABLES[table])), None)
    raise FaultyRow(f"{table}.csv", 0, "(file)", f"is not in {folder}.", "Put it there, or as Parquet.")


def _refuse_repeats(sheet: Sheet, key: tuple[str, ...]) -> None:
    """In a sorted table the key only grows; any other table is looked through."""
    if not key or _grows(sheet.frame, key):
        return
    seen = sheet.frame.select(key)
    again = seen.is_duplicated()
    if again.any():
        rows = again.arg_true()
        twice = next(row for row in rows if not seen.slice(0, row).filter(_equal(seen, row)).is_empty())
        first = next(row for row in rows if seen.row(row) == seen.row(twice))
        raise sheet.fault(twice, key[-1], f"repeats line {sheet.line(first)}.", "Remove one of the two.")


def _equal(frame: DataFrame, row: int) -> list[Expr]:
    import polars as pl

    return [pl.col(name).eq_missing(pl.lit(value)) for name, value in frame.row(row, named=True).items()]


def _grows(frame: DataFrame, key: tuple[str, ...]) -> bool:
    """Whether each row's key is greater than the last one's."""
    import polars as pl

    columns = [frame.get_column(name) for name in key]
    columns = [each.to_physical() if isinstance(each.dtype, pl.Enum) else each for each in columns]
    columns = [each.fill_null(-1) if each.dtype.is_integer() and each.null_count() else each for each in columns]
    if any(each.null_count() or isinstance(each.dtype, pl.Categorical) for each in columns):
        return False
    grows = columns[-1].slice(1) > columns[-1].slice(0, max(len(columns[-1]) - 1, 0))
    for column in reversed(columns[:-1]):
        later, before = column.slice(1), column.slice(0, max(len(column) - 1, 0))
        grows = (later > before) | ((later == before) & grows)
    return bool(grows.all())


def _refuse_strangers(sheet: Sheet, persons: Sheet) -> None:
    """Each row's person is in the persons' table."""
    people, known = sheet.frame.get_column("person"), persons.frame.get_column("person")
    is_new = people.slice(1) != people.slice(0, max(len(people) - 1, 0))
    present = people.head(1).append(people.slice(1).filter(is_new))
    if not present.equals(known) and not present.is_in(known.implode()).all():
        row = int((~people.is_in(known.implode())).arg_true()[0])
        fault = f"{people[row]} is not in {persons.file}."
        raise sheet.fault(row, "person", fault, "Add the person or remove the row.")


def _refuse_misfits(targets: Sheet, outcomes: Sheet) -> None:
    """Each target belongs to an outcome of its person, and its bounds are in order."""
    low, high = targets.frame.get_column("low"), targets.frame.get_column("high")
    turned = low > high
    if turned.any():
        row = int(turned.arg_true()[0])
        raise targets.fault(row, "low", f"{low[row]} lies above high {high[row]}.", "Exchange them.")
    own, theirs = places(outcomes.frame, targets.frame)
    asked = theirs.rle().struct.field("value") if len(theirs) else theirs
    if not asked.is_in(own.implode()).all():
        row = int((~theirs.is_in(own.implode())).arg_true()[0])
        raise targets.fault(row, "outcome", "is not this person's.", "Add it to the outcomes or correct it.")
