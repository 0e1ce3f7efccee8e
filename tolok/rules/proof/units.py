"""A rule's units: days are no minutes, a ratio is no points unless it says so."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from typing import Any

from tolok.rules.proof.domain import Fault
from tolok.rules.steps import (
    Band,
    Both,
    Column,
    Compare,
    Count,
    Formula,
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
from tolok.rules.terms import Scale

Measure = tuple[str, ...] | None
"""Units multiplied, in order; none is a plain count; None fits any."""

ANY: Measure = None
PLAIN: Measure = ()
WORDS: Measure = ("word",)
_WORDS = (Scale.WORD, Scale.LEVEL, Scale.PREDIKAT)
_MADE_OF: dict[Scale, Measure] = {Scale.COUNT: PLAIN, Scale.RUPIAH8: ("ratio", "ratio", "rupiah")}
_PIECES = {(Scale.DAYS, Scale.MINUTES), (Scale.MONTHS, Scale.DAYS), (Scale.AMOUNT, Scale.AMOUNT12)}
"""What may be counted in smaller pieces, and what the pieces are."""

_READ_AS = {(Scale.RATIO, Scale.POINTS), (Scale.POINTS, Scale.RATIO)}
"""What may be read as something else when a formula says so: on target is full points."""


def measure_of(scale: Scale) -> Measure:
    """The unit of a scale."""
    if scale in _WORDS:
        return WORDS
    return _MADE_OF.get(scale, (scale.value,))


def unit_faults(step: Formula) -> Iterator[Fault]:
    """Every place of a step where units don't fit, and where the result is not in the unit it claims."""
    reader = _Reader(step.name)
    found = reader.read(step.node)
    yield from reader.faults
    is_mean = (found, step.scale) == (measure_of(Scale.RATIO), Scale.MEAN)
    if not reader.faults and not is_mean and not _fit(found, measure_of(step.scale)):
        yield Fault(step.name, "unit", f"the result is in {named(found)}, but the step says {step.scale.value}.")


def named(measure: Measure) -> str:
    """A unit in words."""
    return " × ".join(measure) if measure else "plain numbers"


def _fit(one: Measure, other: Measure) -> bool:
    return one is ANY or other is ANY or one == other


class _Reader:
    """Reads one step's nodes; keeps the faults."""

    def __init__(self, step: str) -> None:
        self.step = step
        self.faults: list[Fault] = []

    def read(self, node: Node) -> Measure:
        """The unit of a node."""
        return _READ[type(node)](self, node)

    def same(self, work: str, *measures: Measure) -> Measure:
        """The one unit of several."""
        first = next((measure for measure in measures if measure is not ANY), ANY)
        for other in measures:
            if not _fit(first, other):
                self.fault(f"{named(first)} {work} {named(other)}.")
                return ANY
        return first

    def fault(self, text: str) -> None:
        self.faults.append(Fault(self.step, "unit", text))


def _number(reader: _Reader, node: Number) -> Measure:
    return measure_of(node.scale) if node.value else ANY


def _join(reader: _Reader, node: Join) -> Measure:
    left, right = reader.read(node.left), reader.read(node.right)
    if node.sign in "+−":
        return reader.same("are added to" if node.sign == "+" else "are lessened by", left, right)
    if node.sign == "÷":
        return _over(reader, left, right)
    if WORDS in (left, right):
        reader.fault("words can't be multiplied.")
    elif left is not None and right is not None:
        return tuple(sorted(left + right))
    return ANY


def _over(reader: _Reader, top: Measure, by: Measure) -> Measure:
    """The units left when one is divided by another; a unit below that isn't above is a fault."""
    if top is None or by is None:
        return ANY
    above, below = Counter(top), Counter(by)
    if below - above:
        reader.fault(f"{named(top)} are divided by {named(by)}.")
        return ANY
    return tuple(sorted((above - below).elements()))


def _ratio(reader: _Reader, node: Ratio) -> Measure:
    """Units that vanish leave a ratio, or what the step says if it counts in other parts; those above stay."""
    left = _over(reader, reader.read(node.number), reader.read(node.by))
    if left is ANY or node.times == 1:
        return left
    if left == PLAIN:
        return measure_of(Scale.RATIO) if node.times == 10_000 else ANY
    smaller = [small for large, small in _PIECES if measure_of(large) == left and node.times < 10_000]
    if not smaller:
        reader.fault(f"a ratio leaves {named(left)} over.")
    return measure_of(smaller[0]) if smaller else ANY


def _unit(reader: _Reader, node: Unit) -> Measure:
    """Said outright: in smaller pieces, as a plain number, or as points; days are never minutes without a number."""
    of, wanted = reader.read(node.of), measure_of(node.scale)
    if node.times == 1:
        read_as = any((measure_of(one), measure_of(other)) == (of, wanted) for one, other in _READ_AS)
        share = (of, wanted) == (("amount", "months"), measure_of(Scale.AMOUNT12))
        is_meant = wanted == PLAIN or read_as or share or _fit(of, wanted) or _without_shares(of) == wanted
    else:
        pieces = any((measure_of(one), measure_of(other)) == (of, wanted) for one, other in _PIECES)
        is_meant = pieces or of == PLAIN or _fit(of, wanted)
    if not is_meant:
        reader.fault(f"{named(of)} are read as {node.times} × {named(wanted)}.")
    return _at_full(wanted) if node.times == 10_000 and of == wanted else wanted


def _without_shares(of: Measure) -> Measure:
    """A product of shares and one unit, which a rule may divide by what the shares count in."""
    return None if of is None else tuple(unit for unit in of if unit != Scale.RATIO.value)


def _at_full(of: Measure) -> Measure:
    """Something times 100 %, written as 10,000 parts of itself."""
    return None if of is None else tuple(sorted((*of, Scale.RATIO.value)))


def _limit(reader: _Reader, node: Least | Greatest) -> Measure:
    """Two of one unit; a ratio held below a number of points becomes points."""
    left, right = reader.read(node.left), reader.read(node.right)
    is_share = left == measure_of(Scale.RATIO) and right == measure_of(Scale.POINTS)
    return right if is_share and isinstance(node.right, Number) else reader.same("are set beside", left, right)


def _compare(reader: _Reader, node: Compare) -> Measure:
    reader.same("are compared with", reader.read(node.left), reader.read(node.right))
    return PLAIN


def _both(reader: _Reader, node: Both) -> Measure:
    reader.same("stand beside", PLAIN, reader.read(node.left), reader.read(node.right))
    return PLAIN


def _when(reader: _Reader, node: When) -> Measure:
    reader.same("are a condition beside", PLAIN, reader.read(node.test))
    return reader.same("stand in for", reader.read(node.then), reader.read(node.otherwise))


def _missing(reader: _Reader, node: Missing) -> Measure:
    reader.read(node.of)
    return PLAIN


def _result(word: str | int) -> Measure:
    return WORDS if isinstance(word, str) else ANY


def _band(reader: _Reader, node: Band) -> Measure:
    """Limits in the unit of what they limit; the numbers of a table take the unit that the step says."""
    of = reader.read(node.of)
    reader.same("are held against", of, *(reader.read(limit) for limit, _ in node.limits))
    return reader.same("stand beside", _result(node.rest), *(_result(word) for _, word in node.limits))


def _lookup(reader: _Reader, node: Lookup) -> Measure:
    reader.same("are looked up as", WORDS, reader.read(node.row), reader.read(node.column))
    return reader.same("stand beside", *(_result(word) for _, _, word in node.table))


def _count(reader: _Reader, node: Count) -> Measure:
    reader.same("are a condition beside", PLAIN, reader.read(node.test))
    return PLAIN


def _quantile(reader: _Reader, node: Quantile) -> Measure:
    reader.same("are a weight beside", PLAIN, reader.read(node.weight))
    return reader.read(node.of)


_READ: dict[type[Node], Callable[[_Reader, Any], Measure]] = {
    Column: lambda reader, node: measure_of(node.scale),
    Number: _number,
    Word: lambda reader, node: WORDS,
    Nothing: lambda reader, node: ANY,
    Join: _join,
    Compare: _compare,
    Both: _both,
    Ratio: _ratio,
    Least: _limit,
    Greatest: _limit,
    When: _when,
    Missing: _missing,
    Unit: _unit,
    Band: _band,
    Lookup: _lookup,
    Total: lambda reader, node: reader.read(node.of),
    Count: _count,
    Quantile: _quantile,
}
