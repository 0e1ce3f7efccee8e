"""Reads a rule for one record: every intermediate value and the formula filled in."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import cache
from typing import Any, NamedTuple

from tolok.rules.numbers import shown
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
from tolok.rules.values import Cell, Groups, Record, Row, rows, value_of

Text = Callable[[Record], str]

_OPPOSITE = {"≥": "<", ">": "≤", "≤": ">", "<": "≥", "=": "≠"}


class Traced(NamedTuple):
    """One step's result, and how it came about."""

    formula: Formula
    value: Cell
    text: str


def trace(rule: Iterable[Formula], cells: Row, groups: Groups | None = None) -> list[Traced]:
    """Run a rule's steps in order; each result becomes a value of the record, for the steps after it."""
    record = Record(cells, groups or {})
    found = []
    for step in rule:
        value = value_of(step.node)(record)
        found.append(Traced(step, value, _equation(step, value, record)))
        record.cells[step.name] = value
    return found


def _equation(step: Formula, value: Cell, record: Record) -> str:
    """A step's formula filled in, and what it comes to where that is a number."""
    text = text_of(step.said or step.node)(record)
    if not isinstance(value, int):
        return text
    result = shown(value, step.scale)
    return text if text == result or text.endswith(f"→ {result}") else f"{text} = {result}"


@cache
def text_of(node: Node) -> Text:
    """A node as a formula with a record's values filled in; only the branch that was taken."""
    return _BUILD[type(node)](node)


def _inside(node: Node, signs: str) -> Text:
    """A part of a bigger formula, in brackets where its own signs would mislead."""
    text, marks = text_of(node), [f" {sign} " for sign in signs]

    def read(record: Record) -> str:
        own = text(record)
        return f"({own})" if any(mark in own for mark in marks) else own

    return read


def _join(node: Join) -> Text:
    sides = {"+": ("", ""), "−": ("", "+−"), "×": ("+−÷", "+−×÷"), "÷": ("+−÷", "+−×÷")}[node.sign]
    left, right = _inside(node.left, sides[0]), _inside(node.right, sides[1])
    return lambda record: f"{left(record)} {node.sign} {right(record)}"


def _ratio(node: Ratio) -> Text:
    number, by = _inside(node.number, "+−"), _inside(node.by, "+−×÷")
    return lambda record: f"{number(record)} ÷ {by(record)}"


def _compare(node: Compare) -> Text:
    """A true statement: the opposite sign where the comparison failed."""
    left, right, holds = text_of(node.left), text_of(node.right), value_of(node)

    def read(record: Record) -> str:
        sign = _OPPOSITE[node.sign] if holds(record) == 0 else node.sign
        return f"{left(record)} {sign} {right(record)}"

    return read


def _both(node: Both) -> Text:
    """Both statements, or the ones that failed."""
    parts = [(value_of(part), text_of(part)) for part in (node.left, node.right)]
    holds = value_of(node)

    def read(record: Record) -> str:
        all_true = holds(record)
        return "; ".join(text(record) for value, text in parts if all_true or not value(record))

    return read


def _when(node: When) -> Text:
    """The branch taken; where that is a fixed value, the condition that led there."""
    test, condition = value_of(node.test), text_of(node.test)

    def read(record: Record) -> str:
        holds = test(record)
        taken = node.then if holds else node.otherwise
        if holds is None or isinstance(taken, Word | Nothing):
            return condition(record)
        if isinstance(taken, Number):
            return f"{condition(record)} → {text_of(taken)(record)}"
        return text_of(taken)(record)

    return read


def _limit(sign: str) -> Callable[[Any], Text]:
    """The value as it is, and its limit only where the limit bites."""

    def build(node: Any) -> Text:
        left, right = text_of(node.left), text_of(node.right)
        whole, own = value_of(node), value_of(node.left)

        def read(record: Record) -> str:
            if whole(record) in (None, own(record)):
                return left(record)
            return f"{left(record)} {sign} {right(record)} → {right(record)}"

        return read

    return build


def _band(node: Band) -> Text:
    """The value between the limit it reached and the next one."""
    if node.shows:
        return _result(node, node.shows)
    of, value = text_of(node.of), value_of(node)
    limits = [text_of(limit) for limit, _ in node.limits]
    words = [word for _, word in node.limits]

    def read(record: Record) -> str:
        word, text = value(record), of(record)
        if word not in words:
            return text if word is None else f"{text} < {limits[-1](record)}"
        place = words.index(word)
        upper = f" < {limits[place - 1](record)}" if place else ""
        return f"{limits[place](record)} ≤ {text}{upper}"

    return read


def _total(node: Total) -> Text:
    own, text = value_of(node.of), _inside(node.of, "+−")

    def read(record: Record) -> str:
        there = [row for row in rows(node.over, record) if own(row) is not None]
        return " + ".join(text(row) for row in there) or shown(0, "count")

    return read


def _column(node: Column) -> Text:
    name, scale = node.name, node.scale.value
    return lambda record: shown(record.cells[name], scale)


def _count(node: Count) -> Text:
    value = value_of(node)
    return lambda record: shown(value(record), "count")


def _unit(node: Unit) -> Text:
    text = text_of(node.of)
    return lambda record: text(record) + node.note


def _result(node: Node, scale: Scale) -> Text:
    value = value_of(node)
    return lambda record: shown(value(record), scale)


def _lookup(node: Lookup) -> Text:
    if node.shows:
        return _result(node, node.shows)
    row, column = text_of(node.row), text_of(node.column)
    return lambda record: f"{row(record)} × {column(record)}".removesuffix(" × ")


def _quantile(node: Quantile) -> Text:
    """How many values there are, and up to which share of them the result reaches."""
    of, weight = value_of(node.of), value_of(node.weight)

    def read(record: Record) -> str:
        n = sum(weight(row) or 0 for row in rows(node.over, record) if of(row) is not None)
        return f"{shown(node.part, 'ratio')} × {shown(n, 'count')}"

    return read


def _fixed(text: str) -> Text:
    return lambda record: text


_BUILD: dict[type[Node], Callable[[Any], Text]] = {
    Column: _column,
    Number: lambda node: _fixed(shown(node.value, node.scale)),
    Word: lambda node: _fixed(node.value),
    Nothing: lambda node: _fixed(shown(None, "count")),
    Join: _join,
    Compare: _compare,
    Both: _both,
    Ratio: _ratio,
    Least: _limit(">"),
    Greatest: _limit("<"),
    When: _when,
    Missing: lambda node: text_of(node.of),
    Unit: _unit,
    Band: _band,
    Lookup: _lookup,
    Total: _total,
    Count: _count,
    Quantile: _quantile,
}
