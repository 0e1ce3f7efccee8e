"""Tries another policy on folders of facts, of a city or of the nation."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from tolok.engine.dossiers import dossiers
from tolok.engine.facts import read_facts
from tolok.engine.shards import shards
from tolok.engine.simulate import Rules, Trial, allowance, receipts, rupiah
from tolok.rules.columns.appraise import score_frame
from tolok.rules.facts import Dossier
from tolok.rules.moves import Move, ScoreMoves, Simulation, Standing
from tolok.rules.numbers import shown
from tolok.rules.steps import ratio
from tolok.rules.tally import Tally
from tolok.rules.terms import Predikat, Scale

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
        yield Standing(predikat, tuple(zip(names, points, strict=True)), rupiah(money))


def _paid(frames: Mapping[str, DataFrame], rules: Rules) -> dict[int, Dossier]:
    """Whoever has a base for the allowance; nobody where the pack says nothing of it."""
    import polars as pl

    if rules.tpp is None or "tpp_base" not in frames["persons"].columns:
        return {}
    based = frames["persons"].filter(pl.col("tpp_base").is_not_null()).get_column("person")
    needed = {table: frames[table] for table in ("persons", "attendance") if table in frames}
    return dossiers(needed, based.to_list())


def summary(found: Simulation) -> str:
    """What another policy would change, as a text for a terminal."""
    lines = [f"{found.persons} persons, {found.moved} move.", "", "predikat before -> after: persons"]
    lines += [f"  {one or 'missing'} -> {other or 'missing'}: {n}" for one, other, n in found.predikat]
    lines += ["", "scores (persons with both; mean before -> after; up, down)"]
    lines += [f"  {_score(each)}" for each in found.scores]
    lines += ["", "units that move most: persons, other predikat, up, down"]
    most = sorted(found.units, key=lambda unit: (-unit.other_predikat, -(unit.up + unit.down), unit.unit))
    lines += [
        f"  {each.unit or '-'}: {each.persons}, {each.other_predikat}, {each.up}, {each.down}" for each in most[:10]
    ]
    lines += ["", _money(found), "", "largest moves (person, unit: predikat; points)"]
    return "\n".join([*lines, *(f"  {_move(move)}" for move in found.largest)])


def _score(moves: ScoreMoves) -> str:
    mean = [shown(ratio(total, moves.n_both), Scale.POINTS) for total in (moves.sum_before, moves.sum_after)]
    return f"{moves.name}: {moves.n_both}; {mean[0]} -> {mean[1]}; {moves.up}, {moves.down}"


def _money(found: Simulation) -> str:
    if not found.tpp_n:
        return "TPP: no base is known, so nothing is said of money."
    change = shown(found.tpp_after - found.tpp_before, Scale.RUPIAH)
    both = [shown(each, Scale.RUPIAH) for each in (found.tpp_before, found.tpp_after)]
    return f"TPP a month of {found.tpp_n} persons, simulated: Rp {both[0]} -> Rp {both[1]} ({change})"


def _move(move: Move) -> str:
    words = [each.predikat.value if each.predikat else "missing" for each in (move.before, move.after)]
    return f"{move.person}, {move.unit or '-'}: {words[0]} -> {words[1]}; {shown(move.points, Scale.POINTS)}"
