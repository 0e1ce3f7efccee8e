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
from tolok.rules.values import Cell, Code, Groups, Reading, Row, bound, fresh, reading, there, value, value_of

_OPPOSITE = {"≥": "<", ">": "≤", "≤": ">", "<": "≥", "=": "≠"}


class Traced(NamedTuple):
    """One step's result, and how it came about."""

    formula: Formula
    value: Cell
    text: str


def trace(rule: Iterable[Formula], cells: Row, groups: Groups | None = None) -> list[Traced]:
    """Run a rule's steps in order; each result becomes a value of the record, for the steps after it."""
    below, found = groups or {}, []
    for step in rule:
        read, tell = _readings(step)
        result = read(cells, below)
        found.append(Traced(step, result, _equation(step, result, tell(cells, below))))
        cells[step.name] = result
    return found


@cache
def _readings(step: Formula) -> tuple[Reading, Reading]:
    """A step's value and its text."""
    return value_of(step.node), text_of(step.said or step.node)


def _equation(step: Formula, result: Cell, text: str) -> str:
    """A step's formula filled in, and what it comes to where that is a number."""
    if not isinstance(result, int):
        return text
    seen = shown(result, step.scale)
    return text if text == seen or text.endswith(f"→ {seen}") else f"{text} = {seen}"


@cache
def text_of(node: Node) -> Reading:
    """A node as a formula with a record's values filled in; only the branch that was taken."""
    return reading(_text(node))


_SHOWN = bound(shown)


@cache
def _text(node: Node) -> Code:
    """A node as an expression for its formula, over the same `c` and `g` as its value."""
    return _WRITE[type(node)](node)


def _inside(node: Node, signs: str) -> Code:
    """A part of a bigger formula, in brackets where its own signs would mislead."""
    if isinstance(node, Column | Number | Count) or not signs:
        return _text(node)
    marks = tuple(f" {sign} " for sign in signs)
    return f"{_BRACKETED}({_text(node)}, {marks!r})"


def _bracketed(text: str, marks: tuple[str, ...]) -> str:
    return f"({text})" if any(mark in text for mark in marks) else text


_BRACKETED = bound(_bracketed)


def _join(node: Join) -> Code:
    left, right = {"+": ("", ""), "−": ("", "+−"), "×": ("+−÷", "+−×÷"), "÷": ("+−÷", "+−×÷")}[node.sign]
    return f"{_inside(node.left, left)} + {f' {node.sign} '!r} + {_inside(node.right, right)}"


def _compare(node: Compare) -> Code:
    """A true statement: the opposite sign where the comparison failed."""
    sign = f"({f' {_OPPOSITE[node.sign]} '!r} if {value(node)} == 0 else {f' {node.sign} '!r})"
    return f"{_text(node.left)} + {sign} + {_text(node.right)}"


def _both(node: Both) -> Code:
    """Both statements, or the ones that failed."""
    left, right = _text(node.left), _text(node.right)
    failed = f"('; '.join([{left}] * (not {value(node.left)}) + [{right}] * (not {value(node.right)})))"
    return f"({left} + '; ' + {right} if {value(node)} else {failed})"


def _when(node: When) -> Code:
    """The branch taken; where that is a fixed value, the condition that led there."""
    test, condition = fresh(), _text(node.test)

    def branch(taken: Node) -> Code:
        if isinstance(taken, Word | Nothing):
            return condition
        return f"{condition} + ' → ' + {_text(taken)}" if isinstance(taken, Number) else _text(taken)

    chosen = f"{branch(node.then)} if {test} else {branch(node.otherwise)}"
    return f"({condition} if ({test} := {value(node.test)}) is None else {chosen})"


def _limit(sign: str) -> Callable[[Any], Code]:
    """The value as it is, and its limit only where the limit bites."""

    def write(node: Any) -> Code:
        whole, left, right = fresh(), _text(node.left), _text(node.right)
        as_it_is = f"({whole} := {value(node)}) is None or {whole} == {value(node.left)}"
        return f"({left} if {as_it_is} else {left} + {f' {sign} '!r} + {right} + ' → ' + {right})"

    return write


def _band(node: Band) -> Code:
    """The value between the limit it reached and the next one."""
    if node.shows:
        return _result(node, node.shows)
    limits = "".join(f"{_text(limit)}, " for limit, _ in node.limits)
    words = [str(word) if isinstance(word, str) else word for _, word in node.limits]
    return f"{_BETWEEN}({value(node)}, {_text(node.of)}, {words!r}, ({limits}))"


def _between(word: str | int | None, text: str, words: list[str | int], limits: tuple[str, ...]) -> str:
    if word not in words:
        return text if word is None else f"{text} < {limits[-1]}"
    place = words.index(word)
    upper = f" < {limits[place - 1]}" if place else ""
    return f"{limits[place]} ≤ {text}{upper}"


_BETWEEN = bound(_between)


def _total(node: Total) -> Code:
    rows = f"for c in g[{node.over!r}] if {there(node.of)}"
    return f"(' + '.join([{_inside(node.of, '+−')} {rows}]) or {shown(0, 'count')!r})"


def _result(node: Node, scale: Scale) -> Code:
    return f"{_SHOWN}({value(node)}, {scale.value!r})"


def _lookup(node: Lookup) -> Code:
    if node.shows:
        return _result(node, node.shows)
    return f"({_text(node.row)} + ' × ' + {_text(node.column)}).removesuffix(' × ')"


def _quantile(node: Quantile) -> Code:
    """How many values there are, and up to which share of them the result reaches."""
    n = f"sum([{value(node.weight)} or 0 for c in g[{node.over!r}] if {there(node.of)}])"
    part = shown(node.part, "ratio") + " × "
    return f"{part!r} + {_SHOWN}({n}, 'count')"


_WRITE: dict[type[Node], Callable[[Any], Code]] = {
    Column: lambda node: f"{_SHOWN}(c[{node.name!r}], {node.scale.value!r})",
    Number: lambda node: repr(shown(node.value, node.scale)),
    Word: lambda node: repr(str(node.value)),
    Nothing: lambda node: repr(shown(None, "count")),
    Join: _join,
    Compare: _compare,
    Both: _both,
    Ratio: lambda node: f"{_inside(node.number, '+−')} + ' ÷ ' + {_inside(node.by, '+−×÷')}",
    Least: _limit(">"),
    Greatest: _limit("<"),
    When: _when,
    Missing: lambda node: _text(node.of),
    Unit: lambda node: f"{_text(node.of)} + {node.note!r}",
    Band: _band,
    Lookup: _lookup,
    Total: _total,
    Count: lambda node: _result(node, Scale.COUNT),
    Quantile: _quantile,
}
