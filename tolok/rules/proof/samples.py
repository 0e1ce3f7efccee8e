"""Looks for two records that show that a result moves the wrong way."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from itertools import islice, product
from typing import NamedTuple

from tolok.rules.proof.domain import Direction, Domain
from tolok.rules.proof.faults import parts
from tolok.rules.steps import Formula, Number
from tolok.rules.values import Cell, Row, compute

MOST_RECORDS = 4_000
FAR = 100_000


class Turn(NamedTuple):
    """A column's value before and after, and the results there: the result moved the wrong way."""

    column: str
    before: int
    after: int
    result_before: int
    result_after: int
    others: Row


def turn(
    formulas: Iterable[Formula], columns: Mapping[str, Domain], name: str, wanted: Direction = Direction.RISING
) -> Turn | None:
    """Where the last step moves against a direction (rising, falling or constant) in a column; None if not found.

    Looks at the ends of each domain and beside each number of the formulas; groups aren't looked into.
    """
    steps = tuple(formulas)
    marks = {part.value for step in steps for part in parts(step.node) if isinstance(part, Number)}
    others = [column for column in columns if column != name]
    choices = [_values(columns[column], marks, few=True) for column in others]
    own = [value for value in _values(columns[name], marks, few=False) if isinstance(value, int)]
    most = max(MOST_RECORDS // max(len(own), 1), 1)
    for values in islice(product(*choices), most):
        rest = dict(zip(others, values, strict=True))
        found = _along(steps, rest, name, own, wanted)
        if found:
            return found
    return None


def _along(steps: tuple[Formula, ...], rest: Row, name: str, own: list[int], wanted: Direction) -> Turn | None:
    """The first wrong move while one column rises."""
    before: tuple[int, int] | None = None
    for value in own:
        result = compute(steps, {**rest, name: value})[steps[-1].name]
        if not isinstance(result, int):
            continue
        if before and _is_wrong(result - before[1], wanted):
            return Turn(name, before[0], value, before[1], result, rest)
        before = (value, result)
    return None


def _is_wrong(change: int, wanted: Direction) -> bool:
    if wanted is Direction.RISING:
        return change < 0
    return change > 0 if wanted is Direction.FALLING else change != 0


def _values(domain: Domain, marks: set[int], *, few: bool) -> list[Cell]:
    """The values of a column worth a look, in order."""
    if domain.is_empty:
        return [None]
    if domain.words is not None:
        return [*sorted(domain.words)]
    low, high = domain.low, domain.high
    ends = {low if low is not None else -FAR, high if high is not None else FAR, 0, 1, 100}
    near = set() if few else {mark + beside for mark in marks for beside in (-1, 0, 1)}
    return [*sorted(value for value in ends | near if _lies_in(value, domain))]


def _lies_in(value: int, domain: Domain) -> bool:
    return (domain.low is None or value >= domain.low) and (domain.high is None or value <= domain.high)
