"""Spans of whole numbers that may be unbounded, and their arithmetic."""

from __future__ import annotations

from collections.abc import Iterable

from tolok.rules.steps import ratio

End = tuple[int, int]
"""A bound: (0, number), or (-1, 0) and (1, 0) for without end below and above; ordered like numbers."""

Span = tuple[End, End]
"""The lowest and the highest; crossed if nothing lies between."""

BELOW_ALL, ABOVE_ALL = (-1, 0), (1, 0)
EVERYTHING: Span = (BELOW_ALL, ABOVE_ALL)
ONE: Span = ((0, 1), (0, 1))
NOTHING_LEFT: Span = (ABOVE_ALL, BELOW_ALL)


def span(low: int | None, high: int | None) -> Span:
    """A span from its bounds; None is without end."""
    return (BELOW_ALL if low is None else (0, low), ABOVE_ALL if high is None else (0, high))


def low_of(of: Span) -> int | None:
    """The lower bound as a number; None if there is none."""
    return of[0][1] if of[0][0] == 0 else None


def high_of(of: Span) -> int | None:
    """The upper bound as a number; None if there is none."""
    return of[1][1] if of[1][0] == 0 else None


def both(one: Span, other: Span) -> Span:
    """What lies in both."""
    return max(one[0], other[0]), min(one[1], other[1])


def around(spans: Iterable[Span]) -> Span:
    """The least span around all."""
    lowest, highest = NOTHING_LEFT
    for low, high in spans:
        lowest, highest = min(lowest, low), max(highest, high)
    return lowest, highest


def plus(one: Span, other: Span) -> Span:
    """The sum of two."""
    return _end_plus(one[0], other[0]), _end_plus(one[1], other[1])


def scaled(one: Span, by: int) -> Span:
    """A span times a number that isn't zero."""
    (low_side, low), (high_side, high) = one
    if by > 0:
        return (low_side, by * low), (high_side, by * high)
    return (-high_side, by * high), (-low_side, by * low)


def _end_plus(one: End, other: End) -> End:
    if one[0] or other[0]:
        return (one[0] or other[0], 0)
    return (0, one[1] + other[1])


def times(one: Span, other: Span) -> Span:
    """The product of two."""
    if one == ONE:
        return other
    ends = [_end_times(left, right) for left in one for right in other]
    return min(ends), max(ends)


def _end_times(one: End, other: End) -> End:
    if one == (0, 0) or other == (0, 0):
        return (0, 0)
    if one[0] or other[0]:
        return (_sign(one) * _sign(other), 0)
    return (0, one[1] * other[1])


def _sign(end: End) -> int:
    return end[0] or (1 if end[1] > 0 else -1)


def ratio_span(top: Span, by: Span, scale: int) -> Span:
    """The rounded ratio, where the first is not below zero and the second above it."""
    lowest, highest = max(low_of(top) or 0, 0), high_of(top)
    least, most = max(low_of(by) or 1, 1), high_of(by)
    low = 0 if most is None or most < 1 else ratio(scale * lowest, most)
    return span(low, None if highest is None or highest < 0 else ratio(scale * highest, least))


def whole_span(top: Span, by: Span) -> Span:
    """The quotient rounded down, where the second is above zero."""
    least, most = max(low_of(by) or 1, 1), high_of(by)
    lowest, highest = low_of(top), high_of(top)
    low = None if lowest is None else lowest // least if lowest < 0 else 0 if most is None else lowest // max(most, 1)
    if highest is None:
        return span(low, None)
    return span(low, highest // least if highest >= 0 else -1 if most is None else highest // max(most, 1))
