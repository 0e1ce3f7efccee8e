"""How the rows of a group are told: how many, their sum, mean, median."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tolok.rules.conditions import told
from tolok.rules.sayings import group
from tolok.rules.steps import Count, Missing, Node, Nothing, Number, Quantile, Ratio, Total, When

if TYPE_CHECKING:
    from tolok.rules.phrases import Reader


def mean(node: Ratio, reader: Reader) -> str:
    """A sum over how many there are of it; empty if it is no such thing."""
    whole, times = node.number, node.by
    if not isinstance(whole, Total) or not isinstance(times, Count) or whole.over != times.over:
        return ""
    there = times.test.test if isinstance(times.test, When) else None
    same = isinstance(there, Missing) and there.of is whole.of
    return reader.say("mean", *_over(whole.over, whole.of, reader)) if same else ""


def _over(over: str, of: Node, reader: Reader) -> tuple[str, str]:
    """What is taken from which rows: a value that is there only on a condition narrows the rows."""
    rows = group(over, reader.language)
    if isinstance(of, When) and isinstance(of.otherwise, Nothing):
        return reader.part(of.then), reader.say("with", rows, told(of.test, reader, row=True))
    if isinstance(of, When) and isinstance(of.then, Nothing):
        return reader.part(of.otherwise), reader.say("with", rows, told(of.test, reader, holds=False, row=True))
    return reader.part(of), rows


def count(node: Count, reader: Reader) -> str:
    """How many rows of a group."""
    rows = group(node.over, reader.language)
    if isinstance(node.test, Number):
        return reader.say("count", rows)
    return reader.say("count", reader.say("with", rows, told(node.test, reader, row=True)))


def quantile(node: Quantile, reader: Reader) -> str:
    """The median or a percentile over the rows of a group."""
    what, rows = _over(node.over, node.of, reader)
    text = reader.say("median" if node.part == 5_000 else "percentile", what, rows, str(node.part // 100))
    if isinstance(node.weight, Number):
        return text
    return reader.say("each counted", text, reader.phrase(node.weight))


def total(node: Total, reader: Reader) -> str:
    """The sum over the rows of a group."""
    return reader.say("total", *_over(node.over, node.of, reader))
