"""What another policy would change: standings, moves, and their sums."""

from __future__ import annotations

from dataclasses import dataclass

from tolok.rules.canon import Canonical
from tolok.rules.terms import Predikat


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
        rupiah = (
            abs((self.after.tpp or 0) - (self.before.tpp or 0)) if None not in (self.before.tpp, self.after.tpp) else 0
        )
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
