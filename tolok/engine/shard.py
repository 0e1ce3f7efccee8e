"""Scores one shard: reads its facts, writes results and steps."""

from __future__ import annotations

from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple
from uuid import uuid4

from tolok.engine.facts import Frames, read_facts
from tolok.rules.columns.appraise import score_frame, tables_of
from tolok.rules.columns.whole import arranged
from tolok.rules.policy import Policy

if TYPE_CHECKING:
    from polars import DataFrame


class Shard(NamedTuple):
    """What one worker is asked to do; everything in it can be sent to another machine with the same folders."""

    policy: Policy
    name: str
    facts_dir: str
    out_dir: str
    with_steps: bool


class Written(NamedTuple):
    """One file of results: its path below the folder, its SHA-256 and its rows."""

    path: str
    sha256: str
    rows: int


def score_shard(shard: Shard) -> list[Written]:
    """Score one shard of facts; a repeat writes the same bytes again. Raises FaultyRow for bad facts."""
    facts = read_facts(Path(shard.facts_dir), tables_of(shard.policy))
    people = facts["persons"]
    found = score_frame(_taken(facts), shard.policy)
    written = [_write(results(people, found["persons"], shard.policy), shard, "results")]
    if shard.with_steps:
        written += [_write(found.pop(name), shard, f"steps/{name}") for name in list(found)]
    return written


def _taken(facts: Frames) -> Frames:
    """What the rules read; names, titles and what was used give their memory back."""
    read = arranged(facts)
    facts.clear()
    return read


def results(facts: DataFrame, persons: DataFrame, policy: Policy) -> DataFrame:
    """One row for each person: where they work, both ratings, the predikat, local scores, and what is missing."""
    import polars as pl

    found = facts.sort("person").with_columns(
        pl.col("unit") if "unit" in facts.columns else pl.lit(None, pl.String).alias("unit")
    )
    return found.select("person", "government", "unit", "period").hstack(persons.select(result_columns(policy)))


def result_columns(policy: Policy) -> tuple[str, ...]:
    """The columns of the results after those that say who it is."""
    local = (
        name for scheme in policy.schemes for name in (scheme.name, *([f"{scheme.name}/word"] if scheme.bands else ()))
    )
    return ("work", "behaviour", "predikat", *local, "targets_missing", "outcomes_missing", "behaviours_missing")


def _write(table: DataFrame, shard: Shard, kind: str) -> Written:
    """Under a name of its own until it is complete: two workers may write the same file, in any order."""
    path = f"{kind}/{shard.name}.parquet"
    place = Path(shard.out_dir) / path
    place.parent.mkdir(parents=True, exist_ok=True)
    unfinished = place.with_name(f".{place.name}-{uuid4().hex}")
    table.write_parquet(unfinished, compression="zstd")
    digest = sha256(unfinished.read_bytes()).hexdigest()
    unfinished.rename(place)
    return Written(path, digest, table.height)
