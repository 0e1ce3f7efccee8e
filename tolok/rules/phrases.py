"""How a value is told inside a sentence: sums, shares, means, limits."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from tolok.rules.conditions import told
from tolok.rules.rows import count, quantile, total
from tolok.rules.sayings import amount, said, say
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
from tolok.rules.sums import join, share
from tolok.rules.terms import Scale

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
    Join: join,
    Compare: _yes,
    Both: _yes,
    Missing: _yes,
    Ratio: share,
    Least: _limit("at most", "least of"),
    Greatest: _limit("at least", "greatest of"),
    When: _when,
    Unit: _unit,
    Band: lambda node, reader: reader.say("band", reader.phrase(node.of)),
    Lookup: _lookup,
    Total: total,
    Count: count,
    Quantile: quantile,
}
