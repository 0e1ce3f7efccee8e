"""Tries another policy on the same facts before it holds for anybody."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from tolok.engine.packs import Pack
from tolok.rules.appraise import appraise
from tolok.rules.canon import Canonical
from tolok.rules.facts import Dossier
from tolok.rules.moves import Move, Simulation, Standing
from tolok.rules.policy import Policy
from tolok.rules.result import Appraisal, Reckoned
from tolok.rules.tally import Tally
from tolok.rules.terms import Predikat
from tolok.rules.tpp import tpp
from tolok.rules.tpp.facts import TppFacts, TppPolicy


@dataclass(frozen=True)
class Rules:
    """What a pack says of one calendar's appraisals, and of the allowance if it has a say in it."""

    policy: Policy
    tpp: TppPolicy | None


@dataclass(frozen=True)
class Receipts(Canonical):
    """One of the largest moves with both receipts, the allowance's included where it can be reckoned."""

    move: Move
    before: Appraisal
    after: Appraisal
    tpp_before: Reckoned | None
    tpp_after: Reckoned | None


@dataclass(frozen=True)
class Trial(Canonical):
    """A simulation, and the receipts of its largest moves."""

    simulation: Simulation
    receipts: tuple[Receipts, ...]


def rules_of(pack: Pack, calendar: str | None = None) -> Rules:
    """The rules of a pack; with a calendar only the local schemes that belong to it."""
    return Rules(pack.policy(calendar), pack.tpp() if pack.contents.tpp else None)


def allowance(person: Dossier, predikat: Predikat | None, rules: Rules) -> Reckoned | None:
    """The simulated allowance of a month; None where the pack or the facts have none."""
    if rules.tpp is None or person.tpp_base is None:
        return None
    return tpp(TppFacts(person.tpp_base, predikat, person.attendance, person.tpp_cut), rules.tpp)


def standing(person: Dossier, rules: Rules) -> Standing:
    """Where the person stands under these rules."""
    found = appraise(person, rules.policy)
    points = tuple((score.name, score.points) for score in found.local)
    return Standing(found.predikat, points, rupiah(allowance(person, found.predikat, rules)))


def rupiah(money: Reckoned | None) -> int | None:
    """The amount of an allowance; None where there is none."""
    return money.value if money is not None and isinstance(money.value, int) else None


Seen = Callable[[int, Standing, Standing], None]
"""Hears a person's id and where the person stands before and after."""


def unseen(person: int, before: Standing, after: Standing) -> None:
    """Nobody listens to single persons."""


def simulate(
    people: Iterable[Dossier], before: Rules, after: Rules, told: Callable[[int], None], seen: Seen = unseen
) -> Trial:
    """Everybody under both rules; `told` hears how many are done, `seen` each person's standings.

    Keeps no more than the largest moves in memory.
    """
    tally, kept = Tally(), dict[int, Dossier]()
    for done, person in enumerate(people, 1):
        now, then = standing(person, before), standing(person, after)
        tally.add(person.person, person.unit, now, then)
        seen(person.person, now, then)
        moved = tally.largest()
        kept = {move.person: each for move in moved for each in [kept.get(move.person, person)]}
        told(done)
    return Trial(tally.result(), tuple(receipts(move, kept[move.person], before, after) for move in tally.largest()))


def receipts(move: Move, person: Dossier, before: Rules, after: Rules) -> Receipts:
    """One move with both receipts of the person."""
    one, other = appraise(person, before.policy), appraise(person, after.policy)
    money = allowance(person, one.predikat, before), allowance(person, other.predikat, after)
    return Receipts(move, one, other, *money)
