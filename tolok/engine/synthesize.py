"""Invented facts of any number of persons: the same bytes for the same seed."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from tolok.engine.appearing import appearing
from tolok.engine.chance import Chance
from tolok.engine.invented import INVENTED
from tolok.engine.shards import SHARD
from tolok.engine.tables import TABLES, Maybe, OneOf

if TYPE_CHECKING:
    from polars import DataFrame

Progress = Callable[[int, int], None]


class Span(NamedTuple):
    """The persons of one government, numbered from `first` up to `end`, which is no longer among them."""

    government: int
    first: int
    end: int


def synthesize(persons: int, governments: int, seed: int, out_dir: Path, progress: Progress) -> int:
    """Write invented facts of so many persons as shards of whole governments; returns how many shards.

    The folder appears complete or not at all. Raises FolderTaken if it exists.
    """
    count = len(list(_shards(persons, governments)))
    with appearing(out_dir) as folder:
        for number in range(1, count + 1):
            write_shard(persons, governments, seed, number, folder)
            progress(number, count)
    return count


def write_shard(persons: int, governments: int, seed: int, number: int, folder: Path) -> int:
    """Write one of the shards of so many persons, counted from 1; returns its persons, none if there is no such."""
    spans = next(islice(_shards(persons, governments), number - 1, number), None)
    if spans is None:
        return 0
    place = folder / f"shard-{number:05d}"
    place.mkdir()
    for table, frame in _tables(Chance(seed), spans):
        frame.write_parquet(place / f"{table}.parquet")
    return spans[-1].end - spans[0].first


def _shards(persons: int, governments: int) -> Iterator[list[Span]]:
    """Governments put together until a shard is full."""
    together: list[Span] = []
    for number in range(governments):
        first, end = (1 + each * persons // governments for each in (number, number + 1))
        if together and end - together[0].first > SHARD:
            yield together
            together = []
        together.append(Span(number + 1, first, end))
    yield together


def _tables(chance: Chance, spans: list[Span]) -> Iterator[tuple[str, DataFrame]]:
    """Every table of a shard, its words as enumerations, sorted by person."""
    import polars as pl

    persons = pl.concat(
        pl.DataFrame({"person": pl.int_range(span.first, span.end, eager=True)}).with_columns(
            government=pl.lit(f"pemda-{span.government:03d}")
        )
        for span in spans
    )
    for table, columns in TABLES.items():
        kinds = {name: column.of if isinstance(column, Maybe) else column for name, column in columns.items()}
        words = (pl.col(name).cast(pl.Enum(kind.words)) for name, kind in kinds.items() if isinstance(kind, OneOf))
        yield table, INVENTED[table](chance, persons).select(columns.keys()).with_columns(*words)
