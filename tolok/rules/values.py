"""Reads a rule for its values: one record, whole numbers, missing as None."""

from __future__ import annotations

import operator
from collections.abc import Callable, Iterable
from functools import cache
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


class Record(NamedTuple):
    """The values of one record, and the rows of the groups below it as records of their own."""

    cells: Row
    groups: dict[str, list[Record]]


Reading = Callable[[Record], Any]


def compute(rule: Iterable[Formula], cells: Row, groups: Groups | None = None) -> Row:
    """Run a rule's steps in order without their texts; returns the completed record."""
    record = record_of(cells, groups)
    for step in rule:
        cells[step.name] = value_of(step.node)(record)
    return cells


def record_of(cells: Row, groups: Groups | None) -> Record:
    """A record over its groups, whose rows see the same groups."""
    below: dict[str, list[Record]] = {}
    for name, rows in (groups or {}).items():
        below[name] = [Record(row, below) for row in rows]
    return Record(cells, below)


@cache
def value_of(node: Node) -> Reading:
    """A node as a function of a record; built once, None is missing."""
    return _BUILD[type(node)](node)


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


def _pair(left: Node, right: Node, work: Callable[[Any, Any], Cell]) -> Reading:
    """Two sides; missing if either is."""
    first, second = value_of(left), value_of(right)

    def read(record: Record) -> Cell:
        one, other = first(record), second(record)
        return None if one is None or other is None else work(one, other)

    return read


def _compare(node: Compare) -> Reading:
    holds, first, second = _COMPARE[node.sign], value_of(node.left), value_of(node.right)

    def read(record: Record) -> Cell:
        one, other = first(record), second(record)
        return None if one is None or other is None else 1 if holds(one, other) else 0

    return read


def _ratio(node: Ratio) -> Reading:
    times = node.times
    return _pair(node.number, node.by, lambda number, by: ratio(times * number, by))


def _when(node: When) -> Reading:
    test, then, otherwise = value_of(node.test), value_of(node.then), value_of(node.otherwise)

    def read(record: Record) -> Cell:
        holds = test(record)
        value: Cell = None if holds is None else (then if holds else otherwise)(record)
        return value

    return read


def _missing(node: Missing) -> Reading:
    of = value_of(node.of)
    return lambda record: 1 if of(record) is None else 0


def _band(node: Band) -> Reading:
    of, limits = value_of(node.of), [(value_of(limit), word) for limit, word in node.limits]

    def read(record: Record) -> Cell:
        value = of(record)
        if value is None:
            return None
        return next((word for limit, word in limits if value >= limit(record)), node.rest)

    return read


def _lookup(node: Lookup) -> Reading:
    table = {(row, column): word for row, column, word in node.table}
    first, second = value_of(node.row), value_of(node.column)
    return lambda record: table.get((first(record), second(record)))


def _total(node: Total) -> Reading:
    of, over = value_of(node.of), node.over

    def read(record: Record) -> Cell:
        values = [of(row) for row in record.groups[over]]
        there: list[int] = [value for value in values if value is not None]
        return sum(there)

    return read


def _count(node: Count) -> Reading:
    test, over = value_of(node.test), node.over
    return lambda record: len([row for row in record.groups[over] if test(row)])


def _quantile(node: Quantile) -> Reading:
    of, weight, over, part = value_of(node.of), value_of(node.weight), node.over, node.part

    def read(record: Record) -> Cell:
        pairs = [(of(row), weight(row)) for row in record.groups[over]]
        there = sorted((value, times) for value, times in pairs if value is not None and times)
        whole, so_far = sum(times for _, times in there), 0
        for value, times in there:
            so_far += times
            if so_far * 10_000 >= part * whole:
                found: int = value
                return found
        return None

    return read


def _column(node: Column) -> Reading:
    name = node.name
    return lambda record: record.cells[name]


def _fixed(value: Cell) -> Reading:
    return lambda record: value


_BUILD: dict[type[Node], Callable[[Any], Reading]] = {
    Column: _column,
    Number: lambda node: _fixed(node.value),
    Word: lambda node: _fixed(node.value),
    Nothing: lambda node: _fixed(None),
    Join: lambda node: _pair(node.left, node.right, _JOIN[node.sign]),
    Compare: _compare,
    Both: lambda node: _pair(node.left, node.right, lambda one, other: 1 if one and other else 0),
    Ratio: _ratio,
    Least: lambda node: _pair(node.left, node.right, min),
    Greatest: lambda node: _pair(node.left, node.right, max),
    When: _when,
    Missing: _missing,
    Unit: lambda node: _pair(node.of, Number(node.times), operator.mul),
    Band: _band,
    Lookup: _lookup,
    Total: _total,
    Count: _count,
    Quantile: _quantile,
}
