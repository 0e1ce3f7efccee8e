"""Somebody who reads everything that is published of a survey and works backwards."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from math import gcd

LOWEST, HIGHEST = 1, 4


@dataclass(frozen=True)
class Equation:
    """What was published of some groups together: the sum of their marks lies between two whole numbers."""

    groups: frozenset[str]
    least: int
    most: int


# So many times each group, and between which numbers their sum lies.
Row = tuple[Mapping[str, int], int, int]
Bounds = dict[str, tuple[int, int]]


def rounded(groups: Collection[str], n: int, told: int, show: Callable[[int], int]) -> Equation:
    """The sums of the groups' `n` marks that a page shows as `told`; `show` is how it rounds a sum."""
    fitting = [total for total in range(n * LOWEST, n * HIGHEST + 1) if show(total) == told]
    return Equation(frozenset(groups), fitting[0], fitting[-1])


def pinned(sizes: Mapping[str, int], equations: Iterable[Equation]) -> set[str]:
    """The groups in which a mark can be known: of one person alone, or where all are the lowest or the highest."""
    return {group for group, each in solved(sizes, equations).items() if _is_known(sizes[group], *each)}


def solved(sizes: Mapping[str, int], equations: Iterable[Equation]) -> Bounds:
    """Between which numbers the sum of each group lies, as far as can be known.

    The attacker knows even how many are in each group, solves the linear system of what was published exactly, and
    then tightens bounds until nothing moves.
    """
    told = sorted(set(equations), key=lambda each: (len(each.groups), sorted(each.groups)))
    rows: list[Row] = [(dict.fromkeys(each.groups, 1), each.least, each.most) for each in told]
    exact = [each for each in told if each.least == each.most]
    for parts, weights in _combined(tuple(each.groups for each in exact)):
        total = sum(times * exact[place].least for place, times in weights.items())
        rows.append((parts, total, total))
    bounds = {group: (size * LOWEST, size * HIGHEST) for group, size in sizes.items()}
    while sum(_tighten(each, bounds) for each in rows):
        continue
    return bounds


def _is_known(size: int, low: int, high: int) -> bool:
    """Everybody said the highest or the lowest, or there is only one and the sum is theirs."""
    return size > 0 and (low == size * HIGHEST or high == size * LOWEST or (size == 1 and low == high))


def _tighten(row: Row, bounds: Bounds) -> bool:
    parts, least, most = row
    spans = {group: sorted(times * bound for bound in bounds[group]) for group, times in parts.items()}
    low_of_all, high_of_all = (sum(each[place] for each in spans.values()) for place in (0, 1))
    moved = False
    for group, times in parts.items():
        own = spans[group]
        room = (least - high_of_all + own[1], most - low_of_all + own[0])
        from_, to = room if times > 0 else (-room[1], -room[0])
        low, high = bounds[group]
        found = max(low, -(-from_ // abs(times))), min(high, to // abs(times))
        bounds[group], moved = found, moved or found != (low, high)
    return moved


@lru_cache(maxsize=8)
def _combined(sums: tuple[frozenset[str], ...]) -> list[tuple[dict[str, int], dict[int, int]]]:
    """What sums say when they are added and subtracted until each has a group of its own, and of which it is made."""
    solved_rows: dict[str, dict[str | int, int]] = {}
    for place, groups in enumerate(sums):
        row: dict[str | int, int] = {**dict.fromkeys(groups, 1), place: 1}
        for group, other in solved_rows.items():
            if group in row:
                _take(row, other, group)
        own = min((key for key in row if isinstance(key, str)), default=None)
        if own is None:
            continue
        for other in solved_rows.values():
            if own in other:
                _take(other, row, own)
        solved_rows[own] = row
    return [
        (
            {key: times for key, times in row.items() if isinstance(key, str)},
            {key: times for key, times in row.items() if isinstance(key, int)},
        )
        for row in solved_rows.values()
    ]


def _take(row: dict[str | int, int], other: dict[str | int, int], group: str) -> None:
    """Subtract another row so often that the group falls out of this one."""
    shared = gcd(row[group], other[group])
    mine, theirs = other[group] // shared, row[group] // shared
    for key in row:
        row[key] *= mine
    for key, value in other.items():
        row[key] = row.get(key, 0) - theirs * value
        if not row[key]:
            del row[key]
