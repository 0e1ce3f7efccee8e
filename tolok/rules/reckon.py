"""Runs the steps of a rule about one person and says why a value is missing."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import fields, replace
from functools import cache

from tolok.rules.receipt import Receipt
from tolok.rules.result import Reckoned
from tolok.rules.steps import Column, Formula, Node
from tolok.rules.terms import Silence
from tolok.rules.trace import trace
from tolok.rules.values import Groups, Row

Whys = Mapping[str, str]
"""Why a step that reads facts may have no value; a step that reads it inherits the reason."""


def reckon(
    rule: tuple[Formula, ...], cells: Row, whys: Whys, *, answer: str, numbers: str, groups: Groups | None = None
) -> Reckoned:
    """Every step of the rule by its name, and the value of the step `answer`, or why it has none.

    Source: rancangan Tolok, setiap angka membawa langkahnya
    """
    receipt, missing = Receipt(), dict[str, str]()
    for traced in trace(rule, cells, groups):
        name = traced.formula.name
        inherited = next((missing[read] for read in _reads(traced.formula.node) if read in missing), None)
        receipt.write("", (traced,), whys.get(name, inherited), numbers)
        missing |= {name: why} if (why := receipt.steps[-1].missing) else {}
    found = next(step for step in receipt.steps if step.name == answer)
    return Reckoned(found.value, tuple(receipt.steps), found.missing)


@cache
def _reads(node: Node) -> tuple[str, ...]:
    """The names of the columns a formula reads, in its order."""
    return tuple(_names(node))


def _names(part: object) -> Iterator[str]:
    if isinstance(part, Column):
        yield part.name
    elif isinstance(part, Node):
        yield from _names(tuple(getattr(part, field.name) for field in fields(part)))
    elif isinstance(part, tuple):
        for each in part:
            yield from _names(each)


def waiting(found: Reckoned, missing: Silence, whys: Whys) -> Reckoned:
    """The same; where the policy holds what is missing, with the ones who are asked for it.

    Source: kebijakan pemerintah daerah, arti bagian yang belum ada
    """
    if found.missing is None or missing is not Silence.HOLD:
        return found
    receipt, first = Receipt(), dict[str, str]()
    for step in found.steps:
        if step.missing and step.name in whys:
            first.setdefault(step.missing, step.path)
    for why, path in first.items():
        receipt.hold(path, why)
    return replace(found, held=tuple(receipt.held))
