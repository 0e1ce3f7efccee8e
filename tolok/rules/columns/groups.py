"""Sums over a group: rows of a table below, or columns that lie beside each other."""

from __future__ import annotations

from collections.abc import Collection
from typing import TYPE_CHECKING, NamedTuple

from tolok.rules.columns.pieces import Bounds, Pieces
from tolok.rules.steps import Count, Node, Quantile, Total

if TYPE_CHECKING:
    from tolok.rules.columns.reading import Reading


class Sums:
    """What is asked of the rows of a table, each sum once, whoever asks."""

    def __init__(self, over: str, pieces: Pieces, names: dict[str, int], rows: int) -> None:
        self.over, self.pieces, self.names, self._rows = over, pieces, names, rows
        self.totals: dict[str, int] = {}
        self.quantiles: dict[str, tuple[int, int, int]] = {}

    @property
    def columns(self) -> dict[str, int]:
        """The columns of the table that the sums are made of."""
        sides = ((of, weight) for of, weight, _ in self.quantiles.values())
        return self.totals | {self._side(piece): piece for pair in sides for piece in pair}

    def keep(self, used: Collection[str]) -> None:
        """Forget the sums that no result needs after all."""
        self.totals = {name: piece for name, piece in self.totals.items() if name in used}
        self.quantiles = {name: sides for name, sides in self.quantiles.items() if name in used}

    def sides(self, name: str) -> tuple[str, str, int]:
        """A quantile's value and weight as columns of the table, and the part to reach."""
        of, weight, part = self.quantiles[name]
        return self._side(of), self._side(weight), part

    def _side(self, piece: int) -> str:
        return f"{self.over} value {piece}"

    def total(self, above: Pieces, piece: int) -> int:
        """The column of the parent that will hold a piece's sum."""
        fixed = self.pieces.number_of(piece)
        if fixed == 0:
            return above.constant(0)
        name = f"{self.over} sum {piece}"
        self.totals[name] = piece
        bounds = self.pieces.bounds(piece)
        return above.column(name, Bounds(min(bounds.least, 0) * self._rows, max(bounds.most, 0) * self._rows, True))

    def quantile(self, above: Pieces, of: int, weight: int, part: int) -> int:
        """The column of the parent that will hold a quantile."""
        name = f"{self.over} quantile {of} {weight} {part}"
        self.quantiles[name] = (of, weight, part)
        return above.column(name, self.pieces.bounds(of)._replace(full=False))


class Below(NamedTuple):
    """The rows of a table that belong to a group: a reading of the table, and the condition they fulfil."""

    sums: Sums
    reading: Reading
    where: int


def summed(reading: Reading, node: Total) -> int:
    """The sum of what is there."""
    if node.over not in reading.wide:
        sums, rows, where = reading.below[node.over]
        return sums.total(reading.pieces, _or_zero(rows, node.of, where))
    beside = reading.rows(node.over)
    return _added(reading.pieces, [_or_zero(row, node.of, row.pieces.yes) for row in beside])


def counted(reading: Reading, node: Count) -> int:
    """How many rows certainly fulfil the condition."""
    if node.over not in reading.wide:
        sums, rows, where = reading.below[node.over]
        return sums.total(reading.pieces, _one_if(rows, node.test, where))
    beside = reading.rows(node.over)
    return _added(reading.pieces, [_one_if(row, node.test, row.pieces.yes) for row in beside])


def quantile(reading: Reading, node: Quantile) -> int:
    """The least value at which `part` of the weight is reached."""
    if node.over not in reading.wide:
        sums, rows, where = reading.below[node.over]
        of = rows.pieces.pick([(where, rows.value(node.of))])
        return sums.quantile(reading.pieces, of, rows.value(node.weight), node.part)
    pieces = reading.pieces
    pairs = [(row.value(node.of), row.value(node.weight)) for row in reading.rows(node.over)]
    return _least(pieces, [pieces.pick([(_reaches(pieces, pairs, each, node.part), each[0])]) for each in pairs])


def _or_zero(reading: Reading, of: Node, where: int) -> int:
    pieces, value = reading.pieces, reading.value(of)
    return pieces.pick([(pieces.both(where, pieces.there(value)), value)], pieces.constant(0))


def _one_if(reading: Reading, test: Node, where: int) -> int:
    pieces = reading.pieces
    return pieces.pick([(pieces.both(where, reading.truth(test, True)), pieces.constant(1))], pieces.constant(0))


def _added(pieces: Pieces, parts: list[int]) -> int:
    whole = pieces.constant(0)
    for part in parts:
        whole = pieces.join("+", whole, part)
    return whole


def _reaches(pieces: Pieces, pairs: list[tuple[int, int]], each: tuple[int, int], part: int) -> int:
    """Whether the rows up to this one carry enough of the whole weight, and this one carries some."""
    zero, value = pieces.constant(0), each[0]
    carried = [_carried(pieces, pair) for pair in pairs]
    upto = [
        pieces.pick([(pieces.compare("≤", other, value), weight)], zero)
        for (other, _), weight in zip(pairs, carried, strict=True)
    ]
    reached = pieces.join("×", _added(pieces, upto), pieces.constant(10_000))
    needed = pieces.join("×", _added(pieces, carried), pieces.constant(part))
    counts = pieces.opposite(pieces.compare("=", _carried(pieces, each), zero))
    return pieces.both(counts, pieces.compare("≥", reached, needed))


def _carried(pieces: Pieces, pair: tuple[int, int]) -> int:
    both = pieces.both(pieces.there(pair[0]), pieces.there(pair[1]))
    return pieces.pick([(both, pair[1])], pieces.constant(0))


def _least(pieces: Pieces, values: list[int]) -> int:
    """The least of what is there."""
    least = pieces.nothing
    for value in values:
        smaller = pieces.compare("≤", least, value)
        alone = pieces.opposite(pieces.there(value))
        least = pieces.pick([(pieces.either(smaller, alone), least)], value)
    return least
