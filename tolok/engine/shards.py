"""Facts cut into shards of whole governments, so that each can be scored alone."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from tolok.engine.facts import Frames, is_facts, read_facts
from tolok.engine.tables import FaultyRow

if TYPE_CHECKING:
    from polars import DataFrame

SHARD = 30_000
"""Governments are put together up to so many persons; a larger one is a shard of its own, or of its units."""


def shards(facts_dir: Path, scratch: Path) -> dict[str, Path]:
    """Each shard's name and folder; flat facts are checked and cut into `scratch`. FaultyRow if there are none."""
    if is_facts(facts_dir):
        return _cut(read_facts(facts_dir), scratch)
    found = {each.name: each for each in sorted(facts_dir.iterdir()) if each.is_dir() and is_facts(each)}
    if not found:
        raise FaultyRow("persons.csv", 0, "(file)", f"is not in {facts_dir}.", "Put it there, or as Parquet.")
    return found


def _cut(frames: Frames, scratch: Path) -> dict[str, Path]:
    import polars as pl

    parts = _parts(frames["persons"])
    found = {f"shard-{number:05d}": scratch / f"shard-{number:05d}" for number in range(1, len(parts) + 1)}
    for place, part in zip(found.values(), parts, strict=True):
        place.mkdir(parents=True)
        people = part.get_column("person").implode()
        for table, frame in frames.items():
            frame.filter(pl.col("person").is_in(people)).write_parquet(place / f"{table}.parquet")
    return found


def _parts(persons: DataFrame) -> list[DataFrame]:
    """The persons of each shard, governments and units in the order of their names."""
    import polars as pl

    unit = pl.col("unit") if "unit" in persons.columns else pl.lit(None, dtype=pl.String)
    sizes = persons.select("person", "government", unit.alias("unit")).with_columns(
        pl.when(pl.len().over("government") > SHARD).then(pl.col("unit")).alias("unit")
    )
    groups = sizes.group_by("government", "unit").len().sort("government", "unit", nulls_last=False)
    numbers, full = list[int](), 0
    for size in groups.get_column("len"):
        is_new = not numbers or full + size > SHARD
        numbers.append((numbers[-1] if numbers else 0) + is_new)
        full = size if is_new else full + size
    numbered = groups.with_columns(pl.Series("shard", numbers, dtype=pl.Int64))
    placed = sizes.join(numbered, on=["government", "unit"], nulls_equal=True)
    return placed.sort("shard", "person").partition_by("shard", maintain_order=True)
