"""Reads a rule for one record: every intermediate value and the formula filled in."""

from __future__ import annotations

from collections.abc import Callable, Iterable
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
    Ratio,
    Total,
    Unit,
    When,
    Word,
)
from tolok.rules.values import Cell, Groups, Record, Row, evaluate, rows

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
        value = record.cells[step.name] = evaluate(step.node, record)
        found.append(Traced(step, value, _equation(step, value, record)))
    return found


def _equation(step: Formula, value: Cell, record: Record) -> str:
    text = written(step.node, record)
    result = shown(value, step.scale)
    if value is None or isinstance(value, str) or text.endswith(result):
        return text
    return f"{text} = {result}"


def written(node: Node, record: Record) -> str:
    """One node as a formula with its values filled in; only the branch that was taken."""
    return _TEXT[type(node)](node, record)


def _inside(node: Node, record: Record, signs: str) -> str:
    """A part of a bigger formula, in brackets where its own signs would mislead."""
    text = written(node, record)
    return f"({text})" if any(f" {sign} " in text for sign in signs) else text


def _join_text(node: Join, record: Record) -> str:
    if node.sign == "+":
        return f"{written(node.left, record)} + {written(node.right, record)}"
    if node.sign == "−":
        return f"{written(node.left, record)} − {_inside(node.right, record, '+−')}"
    return f"{_inside(node.left, record, '+−÷')} {node.sign} {_inside(node.right, record, '+−×÷')}"


def _compare_text(node: Compare, record: Record) -> str:
    """A true statement: the opposite sign where the comparison failed."""
    sign = _OPPOSITE[node.sign] if evaluate(node, record) == 0 else node.sign
    return f"{written(node.left, record)} {sign} {written(node.right, record)}"


def _both_text(node: Both, record: Record) -> str:
    value = evaluate(node, record)
    parts = [part for part in (node.left, node.right) if value or not evaluate(part, record)]
    return "; ".join(written(part, record) for part in parts)


def _when_text(node: When, record: Record) -> str:
    """The branch taken; where that is a fixed value, the condition that led there."""
    test = evaluate(node.test, record)
    taken = node.then if test else node.otherwise
    if test is None or isinstance(taken, Word | Nothing):
        return written(node.test, record)
    if isinstance(taken, Number):
        return f"{written(node.test, record)} → {written(taken, record)}"
    return written(taken, record)


def _band_text(node: Band, record: Record) -> str:
    """The value between the limit it reached and the next one."""
    text, value = written(node.of, record), evaluate(node, record)
    words = [word for _, word in node.limits]
    if value not in words:
        return f"{text} < {written(node.limits[-1][0], record)}" if value else text
    place = words.index(str(value))
    reached = f"{written(node.limits[place][0], record)} ≤ {text}"
    return f"{reached} < {written(node.limits[place - 1][0], record)}" if place else reached


def _limit_text(sign: str) -> Callable[[Any, Record], str]:
    """The value as it is, and its limit only where the limit bites."""

    def text(node: Any, record: Record) -> str:
        left = written(node.left, record)
        if evaluate(node, record) in (None, evaluate(node.left, record)):
            return left
        limit = written(node.right, record)
        return f"{left} {sign} {limit} → {limit}"

    return text


def _total_text(node: Total, record: Record) -> str:
    there = [below for below in rows(node.over, record) if evaluate(node.of, below) is not None]
    return " + ".join(_inside(node.of, below, "+−") for below in there) or shown(0, "count")


_TEXT: dict[type[Node], Callable[[Any, Record], str]] = {
    Column: lambda node, record: shown(record.cells[node.name], node.scale),
    Number: lambda node, record: shown(node.value, node.scale),
    Word: lambda node, record: node.value,
    Nothing: lambda node, record: shown(None, "count"),
    Join: _join_text,
    Compare: _compare_text,
    Both: _both_text,
    Ratio: lambda node, record: f"{_inside(node.number, record, '+−')} ÷ {_inside(node.by, record, '+−×÷')}",
    Least: _limit_text(">"),
    Greatest: _limit_text("<"),
    When: _when_text,
    Missing: lambda node, record: written(node.of, record),
    Unit: lambda node, record: written(node.of, record) + node.note,
    Band: _band_text,
    Lookup: lambda node, record: f"{written(node.row, record)} × {written(node.column, record)}",
    Total: _total_text,
    Count: lambda node, record: shown(evaluate(node, record), "count"),
}
