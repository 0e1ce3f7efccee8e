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


def sums_of(made: Program, table: DataFrame, sums: Sums, above: Series) -> list[Series]:
    """Every sum and quantile that is asked for, for each group named in `above`, which repeats nothing.

    Both are sorted by the key, whose name `above` has. Totals are differences of running totals: a group's rows are
    neighbours, so nothing is hashed. Without rows a total is zero and a quantile missing.
    """
    import polars as pl

    key = table.get_column(above.name)
    values, ends = made.run(table, keep=(key.name,)), _ends(key)
    groups, mine = _packed(sums, _longest(key)), key.filter(ends)
    running = (_running(values, group).cum_sum().filter(ends) for group in groups)
    packed = [column - column.shift(1, fill_value=0) for column in running]
    beside = pl.DataFrame(_beside(above, mine, packed, 0))
    found = beside.select(part for group in groups for part in _parts(group)).iter_columns()
    quantiles = (_quantiles(values, key.name, name, *sums.sides(name)) for name in sums.quantiles)
    return [*found, *(column for each in quantiles for column in _beside(above, each[key.name], [each.to_series(1)]))]


def _ends(key: Series) -> Series:
    """Where the last row of each group is."""
    import polars as pl

    last = pl.Series([True] if len(key) else [], dtype=pl.Boolean)
    return (key.slice(1) != key.slice(0, max(len(key) - 1, 0))).append(last)


def _longest(key: Series) -> int:
    """At least as many rows as the largest group has: so far on, every key is another."""
    rows = 7
    while rows < len(key) and not (key.slice(rows) != key.slice(0, len(key) - rows)).all():
        rows = 2 * rows + 1
    return rows


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

    whole = pl.col(group[0].name)
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


def _beside(above: Series, mine: Series, columns: list[Series], rest: int | None = None) -> list[Series]:
    """Columns with a row for each of `mine`, as columns with a row for each of `above`."""
    if len(above) == len(mine) and above.equals(mine):
        return columns
    places = above.is_in(mine.implode()).arg_true()
    if len(places) < len(mine):
        columns = [column.filter(mine.is_in(above.implode())) for column in columns]
    return [_spread(column, places, len(above), rest) for column in columns]


def _spread(column: Series, places: Series, height: int, rest: int | None) -> Series:
    import polars as pl

    return pl.Series(column.name, [rest], dtype=column.dtype).new_from_index(0, height).scatter(places, column)
