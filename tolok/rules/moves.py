"""Compares the same people under two policies: who moves, by how much, and at what cost."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from heapq import heappush, heappushpop

from tolok.rules.canon import Canonical
from tolok.rules.terms import Predikat

LARGEST = 10
"""So many of the largest moves are kept."""


@dataclass(frozen=True, slots=True)
class Standing(Canonical):
    """Where one person stands under one policy: predikat, scores by scheme (points), simulated TPP (rupiah a month)."""

    predikat: Predikat | None
    scores: tuple[tuple[str, int | None], ...]
    tpp: int | None = None


@dataclass(frozen=True, slots=True)
class Move(Canonical):
    """One person's two standings; `points` is the largest change of a score, 0 if none changed."""

    person: int
    unit: str
    before: Standing
    after: Standing
    points: int

    @property
    def size(self) -> tuple[int, int, int, int]:
        """How large a move is: another predikat first, then points, then rupiah; ties by person."""
        rupiah = abs((self.after.tpp or 0) - (self.before.tpp or 0)) if _both(self.before.tpp, self.after.tpp) else 0
        return int(self.before.predikat is not self.after.predikat), abs(self.points), rupiah, -self.person


@dataclass(frozen=True, slots=True)
class UnitMoves(Canonical):
    """A unit's people, and how many of them change their predikat or a score, up and down."""

    unit: str
    persons: int
    other_predikat: int
    up: int
    down: int


@dataclass(frozen=True, slots=True)
class ScoreMoves(Canonical):
    """A scheme that both policies have: how many have a score under each, the sums of those who have both, moves."""

    name: str
    n_before: int
    n_after: int
    n_both: int
    sum_before: int
    sum_after: int
    up: int
    down: int


@dataclass(frozen=True, slots=True)
class Simulation(Canonical):
    """What another policy would change; `predikat` counts (before, after), missing as an empty word.

    `tpp_…` are rupiah a month of the `tpp_n` people whose allowance both policies can reckon.
    """

    persons: int
    moved: int
    predikat: tuple[tuple[str, str, int], ...]
    units: tuple[UnitMoves, ...]
    scores: tuple[ScoreMoves, ...]
    tpp_n: int
    tpp_before: int
    tpp_after: int
    largest: tuple[Move, ...]


def _both(one: int | None, other: int | None) -> bool:
    return one is not None and other is not None


@dataclass
class Tally:
    """Adds people up one by one; its memory does not grow with their number."""

    persons: int = 0
    moved: int = 0
    predikat: Counter[tuple[str, str]] = field(default_factory=Counter)
    units: dict[str, Counter[str]] = field(default_factory=dict)
    scores: dict[str, Counter[str]] = field(default_factory=dict)
    tpp: Counter[str] = field(default_factory=Counter)
    heap: list[tuple[tuple[int, int, int, int], Move]] = field(default_factory=list)

    def add(self, person: int, unit: str, before: Standing, after: Standing) -> None:
        """Count one person's two standings."""
        move = Move(person, unit, before, after, self._count_scores(before, after))
        self.persons += 1
        self.predikat[before.predikat or "", after.predikat or ""] += 1
        own = self.units.setdefault(unit, Counter())
        own.update(persons=1, other_predikat=move.size[0], up=int(move.points > 0), down=int(move.points < 0))
        if _both(before.tpp, after.tpp):
            self.tpp.update(n=1, before=before.tpp or 0, after=after.tpp or 0)
        if before != after:
            self.moved += 1
            self._keep(move)

    def _count_scores(self, before: Standing, after: Standing) -> int:
        """Count each scheme that both policies have; the largest change of points."""
        largest, then = 0, dict(after.scores)
        for name, one in before.scores:
            if name not in then:
                continue
            other = then[name]
            counted = self.scores.setdefault(name, Counter())
            counted.update(before=int(one is not None), after=int(other is not None))
            if one is None or other is None:
                continue
            change = other - one
            counted.update(both=1, sum_before=one, sum_after=other, up=int(change > 0), down=int(change < 0))
            largest = max(largest, change, key=abs)
        return largest

    def _keep(self, move: Move) -> None:
        push = heappush if len(self.heap) < LARGEST else heappushpop
        push(self.heap, (move.size, move))

    def largest(self) -> tuple[Move, ...]:
        """The largest moves so far, the largest first."""
        return tuple(move for _, move in sorted(self.heap, key=lambda each: each[0], reverse=True))

    def result(self) -> Simulation:
        """What was counted, in an order that does not depend on the order of people.

        Source: rancangan Tolok, kebijakan dicoba sebelum berlaku
        """
        return Simulation(
            persons=self.persons,
            moved=self.moved,
            predikat=tuple((one, other, n) for (one, other), n in sorted(self.predikat.items())),
            units=tuple(_unit(name, own) for name, own in sorted(self.units.items())),
            scores=tuple(_score(name, own) for name, own in sorted(self.scores.items())),
            tpp_n=self.tpp["n"],
            tpp_before=self.tpp["before"],
            tpp_after=self.tpp["after"],
            largest=self.largest(),
        )


def _unit(name: str, own: Counter[str]) -> UnitMoves:
    return UnitMoves(name, own["persons"], own["other_predikat"], own["up"], own["down"])


def _score(name: str, own: Counter[str]) -> ScoreMoves:
    return ScoreMoves(
        name=name,
        n_before=own["before"],
        n_after=own["after"],
        n_both=own["both"],
        sum_before=own["sum_before"],
        sum_after=own["sum_after"],
        up=own["up"],
        down=own["down"],
    )
