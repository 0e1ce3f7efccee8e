"""Reads a rule for its values: one record, whole numbers, missing as None."""

from __future__ import annotations

import operator
from collections.abc import Callable, Iterable
from typing import Any, NamedTuple

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


class Record(NamedTuple):
    """The values of one record, and the rows of the groups below it."""

    cells: Row
    groups: Groups


def compute(rule: Iterable[Formula], cells: Row, groups: Groups | None = None) -> Row:
    """Run a rule's steps in order without their texts; returns the completed record."""
    record = Record(cells, groups or {})
    for step in rule:
        record.cells[step.name] = evaluate(step.node, record)
    return record.cells


def evaluate(node: Node, record: Record) -> Cell:
    """The value of one node; None is missing."""
    return _VALUE[type(node)](node, record)


def _whole(left: int, right: int) -> int | None:
    return left // right if right > 0 else None


_JOIN: dict[str, Callable[[Any, Any], int | None]] = {
    "+": operator.add,
    "−": operator.sub,
    "×": operator.mul,
    "÷": _whole,
}
_COMPARE: dict[str, Callable[[Any, Any], bool]] = {
    "≥": operator.ge,
    ">": operator.gt,
    "≤": operator.le,
    "<": operator.lt,
    "=": operator.eq,
}


def _pair(work: Callable[[Any, Any], Cell]) -> Callable[[Any, Record], Cell]:
    """A reading of a node with two sides that is missing if either side is."""

    def value(node: Any, record: Record) -> Cell:
        left = evaluate(node.left, record)
        right = evaluate(node.right, record)
        return None if left is None or right is None else work(left, right)

    return value


def _join(node: Join, record: Record) -> Cell:
    return _pair(_JOIN[node.sign])(node, record)


def _compare(node: Compare, record: Record) -> Cell:
    left = evaluate(node.left, record)
    right = evaluate(node.right, record)
    return None if left is None or right is None else int(_COMPARE[node.sign](left, right))


def _ratio(node: Ratio, record: Record) -> Cell:
    number: Any = evaluate(node.number, record)
    by: Any = evaluate(node.by, record)
    return None if number is None or by is None else ratio(node.times * number, by)


def _when(node: When, record: Record) -> Cell:
    test = evaluate(node.test, record)
    return None if test is None else evaluate(node.then if test else node.otherwise, record)


def _unit(node: Unit, record: Record) -> Cell:
    value: Any = evaluate(node.of, record)
    return None if value is None else value * node.times


def _band(node: Band, record: Record) -> Cell:
    value: Any = evaluate(node.of, record)
    if value is None:
        return None
    reached = (word for limit, word in node.limits if value >= evaluate(limit, record))
    return next(reached, node.rest)


def _lookup(node: Lookup, record: Record) -> Cell:
    row, column = evaluate(node.row, record), evaluate(node.column, record)
    return next((word for first, second, word in node.table if (first, second) == (row, column)), None)


def rows(over: str, record: Record) -> list[Record]:
    """The records of a group, each seeing what is above it too."""
    return [Record({**record.cells, **cells}, record.groups) for cells in record.groups[over]]


def _total(node: Total, record: Record) -> Cell:
    values = [evaluate(node.of, below) for below in rows(node.over, record)]
    return sum(value for value in values if isinstance(value, int))


def _count(node: Count, record: Record) -> Cell:
    return sum(1 for below in rows(node.over, record) if evaluate(node.test, below))


_VALUE: dict[type[Node], Callable[[Any, Record], Cell]] = {
    Column: lambda node, record: record.cells[node.name],
    Number: lambda node, record: node.value,
    Word: lambda node, record: node.value,
    Nothing: lambda node, record: None,
    Join: _join,
    Compare: _compare,
    Both: _pair(lambda left, right: int(left and right)),
    Ratio: _ratio,
    Least: _pair(min),
    Greatest: _pair(max),
    When: _when,
    Missing: lambda node, record: int(evaluate(node.of, record) is None),
    Unit: _unit,
    Band: _band,
    Lookup: _lookup,
    Total: _total,
    Count: _count,
}
