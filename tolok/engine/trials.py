"""Tries another policy on folders of facts, of a city or of the nation."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from tolok.engine.dossiers import dossiers
from tolok.engine.facts import read_facts
from tolok.engine.shards import shards
from tolok.engine.simulate import Rules, Trial, allowance, receipts
from tolok.rules.columns.appraise import score_frame
from tolok.rules.facts import Dossier
from tolok.rules.moves import Standing
from tolok.rules.tally import Tally
from tolok.rules.terms import Predikat

if TYPE_CHECKING:
    from polars import DataFrame

Progress = Callable[[int, int], None]


def try_files(before: Rules, after: Rules, facts_dir: Path, progress: Progress) -> Trial:
    """Everybody of a folder of facts under both rules, shard by shard. Raises FaultyRow for bad facts."""
    tally, kept = Tally(), dict[int, Dossier]()
    with TemporaryDirectory() as scratch:
        places = list(shards(facts_dir.absolute(), Path(scratch)).values())
        for done, place in enumerate(places, 1):
            frames = read_facts(place)
            _count(tally, frames, before, after)
            moved = {move.person for move in tally.largest()}
            kept = {person: own for person, own in kept.items() if person in moved}
            kept |= dossiers(frames, moved - kept.keys())
            progress(done, len(places))
    found = tuple(receipts(move, kept[move.person], before, after) for move in tally.largest())
    return Trial(tally.result(), found)


def _count(tally: Tally, frames: Mapping[str, DataFrame], before: Rules, after: Rules) -> None:
    persons = frames["persons"].sort("person")
    units = persons.get_column("unit") if "unit" in persons.columns else [None] * persons.height
    sides = zip(_standings(frames, before), _standings(frames, after), strict=True)
    for person, unit, (one, other) in zip(persons.get_column("person"), units, sides, strict=True):
        tally.add(person, unit or "", one, other)


def _standings(frames: Mapping[str, DataFrame], rules: Rules) -> Iterator[Standing]:
    """Everybody's standing, by person."""
    persons = score_frame(frames, rules.policy)["persons"].sort("person")
    names = [scheme.name for scheme in rules.policy.schemes]
    paid = _paid(frames, rules)
    for person, word, *points in persons.select("person", "predikat", *names).iter_rows():
        predikat = Predikat(word) if word else None
        money = allowance(paid[person], predikat, rules) if person in paid else None
        rupiah = money.value if money and isinstance(money.value, int) else None
        yield Standing(predikat, tuple(zip(names, points, strict=True)), rupiah)


def _paid(frames: Mapping[str, DataFrame], rules: Rules) -> dict[int, Dossier]:
    """Whoever has a base for the allowance; nobody where the pack says nothing of it."""
    import polars as pl

    if rules.tpp is None or "tpp_base" not in frames["persons"].columns:
        return {}
    based = frames["persons"].filter(pl.col("tpp_base").is_not_null()).get_column("person")
    needed = {table: frames[table] for table in ("persons", "attendance") if table in frames}
    return dossiers(needed, based.to_list())
