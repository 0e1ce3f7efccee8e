"""Reads a rule for its values: one record, whole numbers, missing as None."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import cache
from itertools import count
from typing import Any

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
    ratio,
)

Cell = int | str | None
Row = dict[str, Cell]
Groups = dict[str, list[Row]]
Reading = Callable[[Row, Groups], Any]

# A node is written once as a Python expression over `c`, the cells of a record, and `g`, the rows of its groups;
# Python then compiles it: several times faster than walking the nodes for each of ten thousand people.
Code = str

_numbers = count()
_scope: dict[str, object] = {"ratio": ratio}


def compute(rule: Iterable[Formula], cells: Row, groups: Groups | None = None) -> Row:
    """Run a rule's steps in order without their texts; returns the completed record."""
    below = groups or {}
    for step in rule:
        cells[step.name] = value_of(step.node)(cells, below)
    return cells


@cache
def value_of(node: Node) -> Reading:
    """A node as a function of a record's cells and groups; None is missing."""
    return reading(value(node))


def reading(code: Code) -> Reading:
    """An expression as a function of a record's cells and groups."""
    compiled: Reading = eval(f"lambda c, g: {code}", _scope)
    return compiled


def bound(thing: object) -> Code:
    """The name under which expressions find a table or a function."""
    name = fresh()
    _scope[name] = thing
    return name


def literal(value: int | str) -> Code:
    """A number or word as Python writes it; a member of an enumeration as its plain word."""
    return repr(str(value)) if isinstance(value, str) else repr(value)


def fresh() -> Code:
    """A name that no expression has used yet."""
    return f"x{next(_numbers)}"


@cache
def value(node: Node) -> Code:
    """A node as an expression for its value."""
    return _WRITE[type(node)](node)


def there(node: Node) -> Code:
    """A condition: the node has a value. It gets a name, because Python doubts a literal beside `is`."""
    return f"({fresh()} := {value(node)}) is not None"


def _pair(left: Node, right: Node, work: str) -> Code:
    """Two sides, `{0}` and `{1}` of the work; missing if either is."""
    names, asked = [], []
    for side in (left, right):
        if isinstance(side, Number | Word):
            names.append(literal(side.value))
        else:
            names.append(fresh())
            asked.append(f"({names[-1]} := {value(side)}) is None")
    done = work.format(*names)
    return f"(None if {' or '.join(asked)} else {done})" if asked else f"({done})"


_JOIN = {"+": "{0} + {1}", "−": "{0} - {1}", "×": "{0} * {1}", "÷": "({0} // {1} if {1} > 0 else None)"}
_SIGN = {"≥": ">=", ">": ">", "≤": "<=", "<": "<", "=": "=="}


def _when(node: When) -> Code:
    test = fresh()
    chosen = f"{value(node.then)} if {test} else {value(node.otherwise)}"
    return f"(None if ({test} := {value(node.test)}) is None else {chosen})"


def _band(node: Band) -> Code:
    of = fresh()
    reached = "".join(f"{literal(word)} if {of} >= {value(limit)} else " for limit, word in node.limits)
    return f"(None if ({of} := {value(node.of)}) is None else {reached}{literal(node.rest)})"


def _lookup(node: Lookup) -> Code:
    table = bound({(row, column): word for row, column, word in node.table})
    return f"{table}.get(({value(node.row)}, {value(node.column)}))"


def _total(node: Total) -> Code:
    of = fresh()
    return f"sum([{of} for c in g[{node.over!r}] if ({of} := {value(node.of)}) is not None])"


def _quantile(node: Quantile) -> Code:
    pairs = f"[({value(node.of)}, {value(node.weight)}) for c in g[{node.over!r}]]"
    return f"{bound(nearest_rank)}({pairs}, {node.part})"


def nearest_rank(pairs: list[tuple[int | None, int | None]], part: int) -> int | None:
    """The least value at which that part (10,000 = all) of the weights is reached; missing if there are none."""
    there = sorted((of, weight) for of, weight in pairs if of is not None and weight)
    whole, so_far = sum(weight for _, weight in there), 0
    for of, weight in there:
        so_far += weight
        if so_far * 10_000 >= part * whole:
            return of
    return None


_WRITE: dict[type[Node], Callable[[Any], Code]] = {
    Column: lambda node: f"c[{node.name!r}]",
    Number: lambda node: literal(node.value),
    Word: lambda node: literal(node.value),
    Nothing: lambda node: "None",
    Join: lambda node: _pair(node.left, node.right, _JOIN[node.sign]),
    Compare: lambda node: _pair(node.left, node.right, f"1 if {{0}} {_SIGN[node.sign]} {{1}} else 0"),
    Both: lambda node: _pair(node.left, node.right, "1 if {0} and {1} else 0"),
    Ratio: lambda node: _pair(node.number, node.by, f"ratio({node.times} * {{0}}, {{1}})"),
    Least: lambda node: _pair(node.left, node.right, "{0} if {0} <= {1} else {1}"),
    Greatest: lambda node: _pair(node.left, node.right, "{0} if {0} >= {1} else {1}"),
    When: _when,
    Missing: lambda node: f"(0 if {there(node.of)} else 1)",
    Unit: lambda node: _pair(node.of, Number(node.times), "{0} * {1}"),
    Band: _band,
    Lookup: _lookup,
    Total: _total,
    Count: lambda node: f"len([1 for c in g[{node.over!r}] if {value(node.test)}])",
    Quantile: _quantile,
}
