"""Counts who moves between two policies, one person at a time."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from heapq import heappush, heappushpop

from tolok.rules.moves import Move, ScoreMoves, Simulation, Standing, UnitMoves

LARGEST = 10
"""So many of the largest moves are kept."""


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
        if before.tpp is not None and after.tpp is not None:
            self.tpp.update(n=1, before=before.tpp, after=after.tpp)
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
