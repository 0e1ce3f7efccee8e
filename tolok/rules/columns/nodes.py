"""Each kind of node as pieces: its value, and where it holds as a condition."""

from __future__ import annotations

from collections.abc import Callable
from itertools import product
from typing import TYPE_CHECKING, Any

from tolok.rules.columns.groups import counted, quantile, summed
from tolok.rules.columns.ratios import ratio_of
from tolok.rules.steps import (
    Band,
    Both,
    Column,
    Compare,
    Count,
    Greatest,
    Join,
    Least,
    Lookup,
    Missing,
    Node,
    Nothing,
    Number,
    Quantile,
    Ratio,
    Total,
    Unit,
    When,
    Word,
)

if TYPE_CHECKING:
    from tolok.rules.columns.reading import Reading


def _condition(reading: Reading, node: Node) -> int:
    """A condition as 1, 0 or missing."""
    one, zero = reading.pieces.constant(1), reading.pieces.constant(0)
    is_known = reading.known(node) == reading.pieces.yes
    return reading.picked([(reading.truth(node, True), one), (reading.truth(node, False), zero)], is_known)


def _compared(reading: Reading, node: Compare) -> int:
    if _are_choices(reading, node):
        return _condition(reading, node)
    return reading.pieces.counted(
        reading.pieces.compare(node.sign, reading.value(node.left), reading.value(node.right))
    )


def _extreme(sign: str) -> Callable[[Reading, Any], int]:
    """The side that `sign` prefers; missing if either side is."""

    def read(reading: Reading, node: Least | Greatest) -> int:
        pieces = reading.pieces
        one, other = reading.value(node.left), reading.value(node.right)
        if not pieces.bounds(one).full:
            one, other = other, one
        first = pieces.compare(sign, one, other)
        if pieces.bounds(one).full:
            return pieces.pick([((first), one)], other)
        return pieces.pick([((first), one), ((pieces.opposite(first)), other)])

    return read


def _ratio(reading: Reading, node: Ratio) -> int:
    return ratio_of(reading.pieces, reading.value(node.number), reading.value(node.by), node.times)


def _joined(reading: Reading, node: Join) -> int:
    pieces, left, right = reading.pieces, reading.value(node.left), reading.value(node.right)
    found = pieces.join(node.sign, left, right)
    if node.sign == "÷" and pieces.bounds(right).least < 0:
        return pieces.pick([((pieces.compare(">", right, pieces.constant(0))), found)])
    return found


def _in_units(reading: Reading, node: Unit) -> int:
    return reading.pieces.join("×", reading.value(node.of), reading.pieces.constant(node.times))


VALUES: dict[type[Node], Callable[[Reading, Any], int]] = {
    Column: lambda reading, node: reading.names[node.name],
    Number: lambda reading, node: reading.pieces.constant(node.value),
    Word: lambda reading, node: reading.pieces.constant(node.value),
    Nothing: lambda reading, node: reading.pieces.nothing,
    Join: _joined,
    Compare: _compared,
    Both: _condition,
    Ratio: _ratio,
    Least: _extreme("<"),
    Greatest: _extreme(">"),
    When: lambda reading, node: reading.chosen(node),
    Missing: _condition,
    Unit: _in_units,
    Band: lambda reading, node: reading.chosen(node),
    Lookup: lambda reading, node: reading.chosen(node),
    Total: summed,
    Count: counted,
    Quantile: quantile,
}


def truth_of_number(reading: Reading, node: Node, wanted: bool) -> int:
    """A number as a condition: it holds unless it is zero."""
    pieces, value = reading.pieces, reading.value(node)
    is_zero = pieces.compare("=", value, pieces.constant(0))
    return pieces.opposite(is_zero) if wanted else is_zero


def _truth_of_compare(reading: Reading, node: Compare, wanted: bool) -> int:
    pieces = reading.pieces
    if _are_choices(reading, node):
        return _truth_of_choices(reading, node, wanted)
    found = pieces.compare(node.sign, reading.value(node.left), reading.value(node.right))
    return found if wanted else pieces.opposite(found)


def _are_choices(reading: Reading, node: Compare) -> bool:
    """Whether both sides choose among fixed words, so that no word needs to be written down to compare them."""
    return node.sign == "=" and all(_is_choice(reading, side) for side in (node.left, node.right))


def _is_choice(reading: Reading, node: Node) -> bool:
    if not isinstance(node, When | Band | Lookup):
        return False
    return all(reading.pieces.is_fixed(reading.value(leaf)) for _, leaf in reading.leaves(node, reading.pieces.yes))


def _truth_of_choices(reading: Reading, node: Compare, wanted: bool) -> int:
    pieces, found = reading.pieces, reading.pieces.no
    sides = (reading.leaves(side, pieces.yes) for side in (node.left, node.right))
    for (where, leaf), (there, other) in product(*sides):
        one, two = reading.value(leaf), reading.value(other)
        if pieces.nothing not in (one, two) and (one == two) == wanted:
            found = pieces.either(found, pieces.both(where, there))
    return found


def _truth_of_both(reading: Reading, node: Both, wanted: bool) -> int:
    pieces, left, right = reading.pieces, node.left, node.right
    if wanted:
        return pieces.both(reading.truth(left, True), reading.truth(right, True))
    one = pieces.both(reading.truth(left, False), reading.known(right))
    return pieces.either(one, pieces.both(reading.known(left), reading.truth(right, False)))


def _truth_of_missing(reading: Reading, node: Missing, wanted: bool) -> int:
    there = reading.pieces.there(reading.value(node.of))
    return reading.pieces.opposite(there) if wanted else there


def _truth_of_choice(reading: Reading, node: When, wanted: bool) -> int:
    found = reading.pieces.no
    for where, leaf in reading.leaves(node, reading.pieces.yes):
        found = reading.pieces.either(found, reading.pieces.both(where, reading.truth(leaf, wanted)))
    return found


TRUTHS: dict[type[Node], Callable[[Reading, Any, bool], int]] = {
    Compare: _truth_of_compare,
    Both: _truth_of_both,
    Missing: _truth_of_missing,
    When: _truth_of_choice,
}
