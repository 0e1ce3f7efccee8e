"""Folders of facts for the tests of the engine."""

from __future__ import annotations

from pathlib import Path

import polars as pl

from tests.rules.frames import persons, tables
from tolok.engine.tables import ADDED, TABLES, Maybe, OneOf

VALUES = (
    "berorientasi_pelayanan",
    "akuntabel",
    "kompeten",
    "harmonis",
    "loyal",
    "adaptif",
    "kolaboratif",
)
ROWS = {
    "persons": [
        "8,bukittinggi,2026-T1,2026-01-01,2026-04-01,3,,,,",
        "7,bukittinggi,2026-T1,2026-01-01,2026-04-01,3,dukcapil,,5000000,",
    ],
    "targets": [
        "7,1,1,quantity,KTP terbit,dokumen,higher,sum,40000,40000,9000,,9,0,0",
        "7,2,1,quality,Tanpa kesalahan,persen,higher,mean,9000,9000,9200,,3,0,0",
    ],
    "outcomes": ["7,1,main,KTP terbit,", "8,1,main,Saran kebijakan,above"],
    "behaviours": [f"{person},{value},meets" for person in (7, 8) for value in VALUES],
    "components": ["7,citizens,8250,12"],
    "attendance": ["7,working,,61", "7,late,15,2"],
}


def folder(where: Path, **changed: list[str]) -> Path:
    """A folder of CSV facts: a counter clerk and an adviser, with some tables changed."""
    where.mkdir(exist_ok=True)
    for table, rows in (ROWS | changed).items():
        head = ",".join(_head(table, rows))
        (where / f"{table}.csv").write_text("\n".join([head, *rows, ""]), encoding="utf-8")
    return where


def _head(table: str, rows: list[str]) -> list[str]:
    """The columns of a table; those that may be left out only if a row fills them."""
    whole = list(TABLES[table])
    is_long = any(row.count(",") + 1 == len(whole) for row in rows)
    return whole if is_long else [name for name in whole if name not in ADDED.get(table, ())[1:]]


def parquet(where: Path, count: int = 40, **changed: pl.DataFrame) -> Path:
    """A folder of Parquet facts of random persons of two governments, with some tables changed."""
    where.mkdir(parents=True, exist_ok=True)
    for table, frame in (random_facts(count) | changed).items():
        frame.write_parquet(where / f"{table}.parquet")
    return where


def random_facts(count: int) -> dict[str, pl.DataFrame]:
    """Tables of random persons that keep every rule of the facts: no row twice, bounds in order."""
    found = tables(persons(count, "engine"))
    even = pl.col("person") % 2 == 0
    name = pl.when(even).then(pl.lit("mataram")).otherwise(pl.lit("bulungan"))
    found["persons"] = found["persons"].with_columns(name.alias("government"))
    found["attendance"] = found["attendance"].unique(["person", "kind", "minutes"], keep="first", maintain_order=True)
    turned = pl.col("low") > pl.col("high")
    found["targets"] = found["targets"].with_columns(high=pl.when(turned).then("low").otherwise("high"))
    return {
        table: frame.select(name for name in TABLES[table] if name in frame.columns) for table, frame in found.items()
    }


def written(table: str, column: str) -> pl.DataType:
    """The kind of a column as the tables' descriptions say it."""
    kind = TABLES[table][column]
    kind = kind.of if isinstance(kind, Maybe) else kind
    return pl.Enum(kind.words) if isinstance(kind, OneOf) else pl.String()
