"""Sums over the rows of a group, which lie one after the other."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from polars import DataFrame, Expr, Series

    from tolok.rules.columns.groups import Sums
    from tolok.rules.columns.program import Program

_ROOM = 2**62


class _Field(NamedTuple):
    """One total among others in the same whole number: its name, its place and its size as factors."""

    name: str
    place: int
    size: int


def sums_of(made: Program, table: DataFrame, sums: Sums, key: str) -> DataFrame:
    """One row for each group of a table sorted by `key`, with every sum and quantile that is asked for.

    Differences of running totals: a group's rows are neighbours, so nothing is hashed.
    """
    import polars as pl

    values, ends = made.run(table, keep=(key,)), _ends(table.get_column(key))
    groups = _packed(sums, _longest(ends))
    running = [_running(values, group).cum_sum().filter(ends) for group in groups]
    packed = pl.DataFrame([values.get_column(key).filter(ends), *running])
    together = packed.select(key, *(part for group in groups for part in _parts(group)))
    for name in sums.quantiles:
        together = beside_each(together, _quantiles(values, key, name, *sums.sides(name)), key)
    return together


def _ends(key: Series) -> Series:
    """Where the last row of each group is."""
    import polars as pl

    last = pl.Series([True] if len(key) else [], dtype=pl.Boolean)
    return (key.slice(1) != key.slice(0, max(len(key) - 1, 0))).append(last)


def _longest(ends: Series) -> int:
    """How many rows the largest group has."""
    import polars as pl

    rows = pl.int_range(1, len(ends) + 1, eager=True).filter(ends)
    before = rows.shift(1, fill_value=0)
    return int(str((rows - before).max() or 0))


def _packed(sums: Sums, rows: int) -> list[list[_Field]]:
    """Totals side by side in as few whole numbers as hold them: a running total costs more than anything else."""
    packed: list[list[_Field]] = []
    for name, piece in sums.totals.items():
        bounds, room = sums.pieces.bounds(piece), _ROOM
        size = bounds.most * rows + 1 if bounds.least >= 0 else _ROOM
        last = packed[-1][-1] if packed else _Field("", 1, room)
        if last.place * last.size * size < room:
            packed[-1].append(_Field(name, last.place * last.size, size))
        else:
            packed.append([_Field(name, 1, size)])
    return packed


def _running(values: DataFrame, group: list[_Field]) -> Series:
    """The fields of a group in one column."""
    whole = values.get_column(group[0].name)
    for name, place, _ in group[1:]:
        whole = whole + values.get_column(name) * place
    return whole


def _parts(group: list[_Field]) -> list[Expr]:
    """The totals of the fields of a group, taken apart again."""
    import polars as pl

    running = pl.col(group[0].name)
    whole = running - running.shift(1, fill_value=0)
    if len(group) == 1:
        return [whole]
    return [(whole // place % size).alias(name) for name, place, size in group]


def _quantiles(values: DataFrame, key: str, name: str, of: str, weight: str, part: int) -> DataFrame:
    """The least value of each group at which `part` of the weight is reached."""
    import polars as pl

    value, times = pl.col("of"), pl.col("weight")
    there = values.select(key, pl.col(of).alias("of"), pl.col(weight).alias("weight"))
    there = there.filter(value.is_not_null() & (times != 0)).sort(key, "of")
    reached = times.cum_sum() * 10_000 >= times.sum() * part
    return there.group_by(key, maintain_order=True).agg(value.filter(reached).first().alias(name))


def beside_each(frame: DataFrame, sums: DataFrame, key: str, zeros: tuple[str, ...] = ()) -> DataFrame:
    """The sums beside the rows of their group; without rows below a total is zero and a quantile missing.

    Both are sorted by `key`, which repeats in neither.
    """
    mine, theirs = frame.get_column(key), sums.get_column(key)
    values = [sums.get_column(name) for name in sums.columns if name != key]
    if len(mine) == len(theirs) and mine.equals(theirs):
        return frame.hstack(values)
    places = mine.is_in(theirs.implode()).arg_true()
    if len(places) < len(theirs):
        values = [column.filter(theirs.is_in(mine.implode())) for column in values]
    return frame.hstack([_spread(column, places, len(mine), 0 if column.name in zeros else None) for column in values])


def _spread(column: Series, places: Series, height: int, rest: int | None) -> Series:
    import polars as pl

    return pl.Series(column.name, [rest], dtype=column.dtype).new_from_index(0, height).scatter(places, column)
