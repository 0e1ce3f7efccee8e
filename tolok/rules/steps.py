"""The alphabet of the rules: a few kinds of node over named columns."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from tolok.rules.terms import Scale


def ratio(number: int, by: int) -> int | None:
    """The only rounding there is: half up on whole numbers; missing unless number >= 0 and by > 0."""
    if number < 0 or by <= 0:
        return None
    return (2 * number + by) // (2 * by)


@dataclass(frozen=True, slots=True, eq=False)
class Node:
    """A part of a formula; the operators build bigger parts."""

    def __add__(self, other: Node | int) -> Node:
        return Join("+", self, node(other))

    def __sub__(self, other: Node | int) -> Node:
        return Join("−", self, node(other))

    def __mul__(self, other: Node | int) -> Node:
        return Join("×", self, node(other))

    def __floordiv__(self, other: Node | int) -> Node:
        return Join("÷", self, node(other))

    def __ge__(self, other: Node | int) -> Node:
        return Compare("≥", self, node(other))

    def __gt__(self, other: Node | int) -> Node:
        return Compare(">", self, node(other))

    def __le__(self, other: Node | int) -> Node:
        return Compare("≤", self, node(other))

    def __lt__(self, other: Node | int) -> Node:
        return Compare("<", self, node(other))

    def same(self, other: Node | int | str) -> Node:
        """1 if both are equal, words included."""
        return Compare("=", self, node(other))


@dataclass(frozen=True, slots=True, eq=False)
class Column(Node):
    """A named value of the record, with its scale and its two names in plain words."""

    name: str
    scale: Scale
    label_id: str
    label_en: str


@dataclass(frozen=True, slots=True, eq=False)
class Number(Node):
    """A whole number that the law itself fixes."""

    value: int
    scale: Scale = Scale.COUNT


@dataclass(frozen=True, slots=True, eq=False)
class Word(Node):
    """A word as a result, such as a level."""

    value: str


@dataclass(frozen=True, slots=True, eq=False)
class Nothing(Node):
    """Missing on purpose."""


@dataclass(frozen=True, slots=True, eq=False)
class Join(Node):
    """Sum, difference, product or whole quotient; missing if either side is, or on division by zero."""

    sign: str
    left: Node
    right: Node


@dataclass(frozen=True, slots=True, eq=False)
class Compare(Node):
    """1 if the comparison holds, else 0; missing if either side is."""

    sign: str
    left: Node
    right: Node


@dataclass(frozen=True, slots=True, eq=False)
class Both(Node):
    """1 if both conditions hold, else 0; missing if either is."""

    left: Node
    right: Node


@dataclass(frozen=True, slots=True, eq=False)
class Ratio(Node):
    """The exact ratio, rounded once; `times` is its scale (10,000 gives hundredths of a percent)."""

    number: Node
    by: Node
    times: int = 10_000


@dataclass(frozen=True, slots=True, eq=False)
class Least(Node):
    """The smaller of two."""

    left: Node
    right: Node


@dataclass(frozen=True, slots=True, eq=False)
class Greatest(Node):
    """The greater of two."""

    left: Node
    right: Node


@dataclass(frozen=True, slots=True, eq=False)
class When(Node):
    """One thing or the other; missing if the condition is."""

    test: Node
    then: Node
    otherwise: Node


@dataclass(frozen=True, slots=True, eq=False)
class Missing(Node):
    """1 if the value is missing, else 0."""

    of: Node


@dataclass(frozen=True, slots=True, eq=False)
class Unit(Node):
    """The same amount counted in smaller pieces, in `scale` from here on; `note` is how the receipt writes it."""

    of: Node
    times: int
    scale: Scale
    note: str = ""


@dataclass(frozen=True, slots=True, eq=False)
class Band(Node):
    """The first limit's word or number, from the highest, that is reached; `shows`: a receipt prints just that."""

    of: Node
    limits: tuple[tuple[Node, str | int], ...]
    rest: str | int
    shows: Scale | None = None


@dataclass(frozen=True, slots=True, eq=False)
class Lookup(Node):
    """A word or number by two words, missing where the table has none; `shows`: a receipt prints just that."""

    table: tuple[tuple[str, str, str | int], ...]
    row: Node
    column: Node
    shows: Scale | None = None


@dataclass(frozen=True, slots=True, eq=False)
class Total(Node):
    """The sum over the rows of a group; rows where it is missing are left out, and counted by the rule."""

    over: str
    of: Node


@dataclass(frozen=True, slots=True, eq=False)
class Count(Node):
    """How many rows of a group fulfil the condition; where it is missing, a row doesn't."""

    over: str
    test: Node


@dataclass(frozen=True, slots=True, eq=False)
class Quantile(Node):
    """The least value of a group at which `part` (10,000 = all) of the `weight` is reached: nearest rank."""

    over: str
    of: Node
    weight: Node
    part: int


@dataclass(frozen=True, slots=True, eq=False)
class Formula:
    """One named step of a rule; `said` is the same calculation as a receipt prints it, where that is shorter."""

    name: str
    node: Node
    label_id: str
    label_en: str
    scale: Scale
    summary: str
    source: str
    said: Node | None = None

    @property
    def column(self) -> Column:
        """The step's result, for the steps after it."""
        return Column(self.name, self.scale, self.label_id, self.label_en)


def formula(label_id: str, label_en: str, scale: Scale, name: str = "") -> Callable[[Callable[[], Node]], Formula]:
    """Make a step of a function; its name, summary and `Source:` line are read from the function itself."""

    def build(rule: Callable[[], Node]) -> Formula:
        lines = (rule.__doc__ or "").strip().splitlines()
        source = lines[-1].strip().removeprefix("Source: ")
        return Formula(name or rule.__name__, rule(), label_id, label_en, scale, lines[0].strip(), source)

    return build


def node(value: Node | int | str) -> Node:
    """A node as it is; a number or word as a node."""
    if isinstance(value, Node):
        return value
    return Word(value) if isinstance(value, str) else Number(value)


def known(of: Node) -> Node:
    """1 if there is a value, else 0."""
    return When(Missing(of), Number(0), Number(1))
