"""Somebody who reads everything that is published of a survey and works backwards."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from fractions import Fraction

LOWEST, HIGHEST = 1, 4


@dataclass(frozen=True)
class Equation:
    """What was published of some groups together: the sum of their marks lies between two whole numbers."""

    groups: frozenset[str]
    least: int
    most: int


def pinned(sizes: Mapping[str, int], equations: Iterable[Equation]) -> set[str]:
    """The groups in which a mark can be known: of one person alone, or where all are the lowest or the highest.

    The attacker knows even how many are in each group, solves the linear system of what was published exactly, and
    then tightens bounds until nothing moves.
    """
    told = list(equations)
    exact = [each for each in told if each.least == each.most]
    rows = told + _reduced(sorted(sizes), exact)
    low = {group: size * LOWEST for group, size in sizes.items()}
    high = {group: size * HIGHEST for group, size in sizes.items()}
    while sum(_tighten(each, low, high) for each in rows):
        continue
    return {group for group, size in sizes.items() if size and _is_known(size, low[group], high[group])}


def _is_known(size: int, low: int, high: int) -> bool:
    """Everybody said the highest or the lowest, or there is only one and the sum is theirs."""
    return low == size * HIGHEST or high == size * LOWEST or (size == 1 and low == high)


def _tighten(each: Equation, low: dict[str, int], high: dict[str, int]) -> bool:
    moved = False
    for group in each.groups:
        others = each.groups - {group}
        least = each.least - sum(high[other] for other in others)
        most = each.most - sum(low[other] for other in others)
        if least > low[group] or most < high[group]:
            low[group], high[group], moved = max(low[group], least), min(high[group], most), True
    return moved


def _reduced(groups: list[str], exact: list[Equation]) -> list[Equation]:
    """What the exact equations say when they are added and subtracted; kept where it is again a plain sum."""
    rows = [[Fraction(group in each.groups) for group in groups] + [Fraction(each.least)] for each in exact]
    for place in range(len(groups)):
        pivot = next((row for row in rows if row[place] and not any(row[:place])), None)
        if pivot is None:
            continue
        scaled = [value / pivot[place] for value in pivot]
        pivot[:] = scaled
        for row in rows:
            if row is not pivot and row[place]:
                factor = row[place]
                row[:] = [value - factor * above for value, above in zip(row, scaled, strict=True)]
    plain = [row for row in rows if any(row[:-1]) and all(value in (0, 1) for value in row[:-1])]
    return [
        Equation(
            frozenset(group for group, value in zip(groups, row, strict=False) if value), int(row[-1]), int(row[-1])
        )
        for row in plain
    ]
