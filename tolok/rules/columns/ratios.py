"""The one rounding over columns, and choices between ratios that divide only once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tolok.rules.columns.pieces import Pieces
from tolok.rules.steps import Join, Node, Number, Ratio

if TYPE_CHECKING:
    from tolok.rules.columns.reading import Reading

Leaf = tuple[int, Node]


def ratio_of(pieces: Pieces, number: int, by: int, times: int) -> int:
    """The only rounding there is: half up; missing unless number >= 0 and by > 0."""
    half = pieces.join("÷", by, pieces.constant(2))
    top = pieces.join("+", pieces.join("×", number, pieces.constant(times)), half)
    whole = pieces.join("÷", top, by)
    zero = pieces.constant(0)
    fits = ((pieces.compare(sign, side, zero)) for sign, side in (("≥", number), (">", by)))
    return pieces.pick([(pieces.both(*fits), whole)])


def divided_once(reading: Reading, leaves: list[Leaf], times: int, always: bool) -> int:
    """Outcomes that are ratios pick their sides first, so that a row divides once; `k − ratio` turns it after."""
    pieces, plain = reading.pieces, list[tuple[int, int]]()
    numbers, divisors, turned = list[tuple[int, int]](), list[tuple[int, int]](), list[tuple[int, int]]()
    for where, leaf in leaves:
        sides = _sides(reading, leaf, times)
        if sides is None:
            plain.append((where, reading.value(leaf)))
            continue
        numbers.append((where, sides[0]))
        divisors.append((where, sides[1]))
        if sides[2] is not None:
            turned.append((where, sides[2]))
    number = reading.picked(numbers, always and not plain)
    quotient = ratio_of(pieces, number, reading.picked(divisors, always=True), times)
    beyond = [(where, pieces.join("−", start, quotient)) for where, start in turned]
    return pieces.pick([*plain, *beyond], quotient)


def _sides(reading: Reading, leaf: Node, times: int) -> tuple[int, int, int | None] | None:
    """A ratio's number and divisor, and what it is taken from; a whole number is a ratio too."""
    if isinstance(leaf, Ratio) and leaf.times == times:
        return reading.value(leaf.number), reading.value(leaf.by), None
    if isinstance(leaf, Join) and leaf.sign == "−" and isinstance(leaf.right, Ratio) and leaf.right.times == times:
        return reading.value(leaf.right.number), reading.value(leaf.right.by), reading.value(leaf.left)
    if isinstance(leaf, Number) and leaf.value >= 0 and leaf.value % times == 0:
        return reading.pieces.constant(leaf.value // times), reading.pieces.constant(1), None
    return None
