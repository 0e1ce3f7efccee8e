"""How a value is told inside a sentence: sums, shares, means, limits."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from tolok.rules.conditions import told
from tolok.rules.sayings import amount, group, said, say
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

_ONE_POINT = 100
_NO_ARTICLE = ("the ", "how ", "more ", "out ", "voices ", "no ", "if ", "both ", "left ")


@dataclass(frozen=True)
class Reader:
    """The language, the numbers of a policy, the parts that have names, and the scale of the result."""

    language: str
    numbers: Mapping[str, int | str]
    named: Mapping[Node, Formula]
    scale: Scale

    def phrase(self, node: Node) -> str:
        """A value in words."""
        known = self.named.get(node)
        return self.label(known.column) if known else _PHRASES[type(node)](node, self)

    def part(self, node: Node) -> str:
        """A value in brackets where it is a calculation itself."""
        calculated = isinstance(node, Join | Ratio | Least | Greatest) and node not in self.named
        return f"({self.phrase(node)})" if calculated else self.phrase(node)

    def say(self, phrase: str, *parts: str) -> str:
        """A phrase with its parts filled in."""
        return say(phrase, self.language, *parts)

    def label(self, column: Column) -> str:
        """A column by its name in plain words, with the policy's number where there is one."""
        text = column.label_id if self.language == "id" else column.label_en
        text = text if text[1:2].isupper() else text[:1].lower() + text[1:]
        if self.language == "en" and not text.startswith(_NO_ARTICLE):
            text = f"the {text}"
        if column.name not in self.numbers:
            return text
        return f"{text} ({amount(self.numbers[column.name], column.scale, self.language)})"


def is_either(node: Node) -> bool:
    """A value with another one in its place where it is missing."""
    return isinstance(node, When) and isinstance(node.test, Missing) and node.test.of is node.otherwise


def _join(node: Join, reader: Reader) -> str:
    if node.sign == "÷" and isinstance(node.right, Number) and node.right.value == 10_000:
        return _of_a_share(node.left, reader)
    if node.sign in "+−" and (_is_zero(node.left) or _is_zero(node.right)):
        return _without_zero(node, reader)
    same = isinstance(node.left, Join) and node.left.sign == node.sign and node.sign in "+×"
    left = reader.phrase(node.left) if same else reader.part(node.left)
    return reader.say(node.sign, left, reader.part(node.right))


def _is_zero(node: Node) -> bool:
    return isinstance(node, Number) and node.value == 0


def _without_zero(node: Join, reader: Reader) -> str:
    """What adds or takes away nothing is not told."""
    if _is_zero(node.right):
        return reader.phrase(node.left)
    return reader.phrase(node.right) if node.sign == "+" else reader.say("−", "0", reader.part(node.right))


def _of_a_share(share: Node, reader: Reader) -> str:
    """A share times a number, in whole pieces: 100 % is 10,000, and one less than it rounds up."""
    if isinstance(share, Join) and share.sign == "+" and isinstance(share.right, Number) and share.right.value == 9_999:
        return reader.say("up", reader.phrase(share.left))
    return reader.say("down", reader.phrase(share))


def _ratio(node: Ratio, reader: Reader) -> str:
    mean = _mean(node, reader)
    if mean:
        return mean
    whole = isinstance(node.by, Number) and node.by.value == 1
    text = reader.phrase(node.number) if whole else reader.say("ratio", reader.part(node.number), reader.part(node.by))
    if reader.scale is Scale.POINTS and node.times > _ONE_POINT:
        return reader.say("×", f"({text})", amount(node.times, Scale.POINTS, reader.language))
    return text


def _mean(node: Ratio, reader: Reader) -> str:
    """A sum over how many there are of it; empty if it is no such thing."""
    total, count = node.number, node.by
    if not isinstance(total, Total) or not isinstance(count, Count) or total.over != count.over:
        return ""
    there = count.test.test if isinstance(count.test, When) else None
    same = isinstance(there, Missing) and there.of is total.of
    return reader.say("mean", *_over(total.over, total.of, reader)) if same else ""


def _over(over: str, of: Node, reader: Reader) -> tuple[str, str]:
    """What is taken from which rows: a value that is there only on a condition narrows the rows."""
    rows = group(over, reader.language)
    if isinstance(of, When) and isinstance(of.otherwise, Nothing):
        return reader.part(of.then), reader.say("with", rows, told(of.test, reader, row=True))
    if isinstance(of, When) and isinstance(of.then, Nothing):
        return reader.part(of.otherwise), reader.say("with", rows, told(of.test, reader, holds=False, row=True))
    return reader.part(of), rows


def _count(node: Count, reader: Reader) -> str:
    rows = group(node.over, reader.language)
    if isinstance(node.test, Number):
        return reader.say("count", rows)
    return reader.say("count", reader.say("with", rows, told(node.test, reader, row=True)))


def _quantile(node: Quantile, reader: Reader) -> str:
    what, rows = _over(node.over, node.of, reader)
    text = reader.say("median" if node.part == 5_000 else "percentile", what, rows, str(node.part // 100))
    if isinstance(node.weight, Number):
        return text
    return reader.say("each counted", text, reader.phrase(node.weight))


def _limit(inline: str, apart: str) -> Callable[[Any, Reader], str]:
    """A limit after what it limits; two values of equal rank side by side."""

    def build(node: Least | Greatest, reader: Reader) -> str:
        own, limit = reader.phrase(node.left), reader.phrase(node.right)
        plain = isinstance(node.right, Column | Number)
        return reader.say(inline, own, limit) if plain else reader.say(apart, f"({own})", f"({limit})")

    return build


def _when(node: When, reader: Reader) -> str:
    if is_either(node):
        return reader.say("either", reader.phrase(node.otherwise), reader.phrase(node.then))
    return reader.say("choice", reader.phrase(node.then), told(node.test, reader), reader.phrase(node.otherwise))


def _lookup(node: Lookup, reader: Reader) -> str:
    row, column = node.row, node.column
    if isinstance(column, Word):
        return reader.say("table", reader.phrase(row))
    return reader.say("table", reader.say("and", reader.phrase(row), reader.phrase(column)))


def _unit(node: Unit, reader: Reader) -> str:
    text = reader.phrase(node.of)
    by = node.note.removeprefix(" ÷ ")
    return reader.say("ratio", text, by) if node.note.startswith(" ÷ ") else text


def _yes(node: Node, reader: Reader) -> str:
    return reader.say("yes", told(node, reader))


_PHRASES: dict[type[Node], Callable[[Any, Reader], str]] = {
    Column: lambda node, reader: reader.label(node),
    Number: lambda node, reader: amount(node.value, node.scale, reader.language),
    Word: lambda node, reader: said(node.value, reader.language),
    Nothing: lambda node, reader: reader.say("nothing"),
    Join: _join,
    Compare: _yes,
    Both: _yes,
    Missing: _yes,
    Ratio: _ratio,
    Least: _limit("at most", "least of"),
    Greatest: _limit("at least", "greatest of"),
    When: _when,
    Unit: _unit,
    Band: lambda node, reader: reader.say("band", reader.phrase(node.of)),
    Lookup: _lookup,
    Total: lambda node, reader: reader.say("total", *_over(node.over, node.of, reader)),
    Count: _count,
    Quantile: _quantile,
}
