"""The one rounding over columns, and choices between ratios that divide only once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tolok.rules.columns.pieces import WIDEST, Pieces
from tolok.rules.steps import Join, Node, Number, Ratio

if TYPE_CHECKING:
    from tolok.rules.columns.reading import Reading

Leaf = tuple[int, Node]


def ratio_of(pieces: Pieces, number: int, by: int, times: int) -> int:
    """The only rounding there is: half up; missing unless number >= 0 and by > 0."""
    zero = pieces.constant(0)
    fits = (pieces.compare(sign, side, zero) for sign, side in (("≥", number), (">", by)))
    return pieces.pick([(pieces.both(*fits), _half_up(pieces, number, by, times))])


def _half_up(pieces: Pieces, number: int, by: int, times: int) -> int:
    """(2tn + d) ÷ 2d; where that may need more than 64 bits, (tn + d ÷ 2) ÷ d is the same and needs one less."""
    one, two = pieces.bounds(number), pieces.bounds(by)
    if 2 * times * max(-one.least, one.most) + max(-two.least, two.most) <= WIDEST:
        top = pieces.join("+", pieces.join("×", number, pieces.constant(2 * times)), by)
        return pieces.join("÷", top, pieces.join("×", by, pieces.constant(2)))
    half = pieces.join("÷", by, pieces.constant(2))
    return pieces.join("÷", pieces.join("+", pieces.join("×", number, pieces.constant(times)), half), by)


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
