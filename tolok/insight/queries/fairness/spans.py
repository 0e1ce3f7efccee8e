"""An estimate with its interval as plain shapes, zero in the middle."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

WIDTH, LEAST_REACH = 120, 0.25


@dataclass(frozen=True)
class Span:
    """Places in a field of 120 x 16 as texts, so that no language changes a decimal point; `is_far` fills the dot."""

    dot: str
    starts: str
    width: str
    is_far: bool


def reach_of(intervals: Iterable[tuple[float, float]]) -> float:
    """How far from zero the field must reach to hold all intervals."""
    return max((abs(end) for interval in intervals for end in interval), default=0.0) or LEAST_REACH


def span(value: float, interval: tuple[float, float], reach: float, *, is_far: bool = False) -> Span:
    """The picture of one estimate in a field that reaches so far to both sides."""
    low, at, high = (_place(each, reach) for each in (interval[0], value, interval[1]))
    return Span(_tidy(at), _tidy(low), _tidy(max(high - low, 1.0)), is_far)


def _place(value: float, reach: float) -> float:
    half, edge = WIDTH / 2, WIDTH / 2 - 5
    return half + edge * max(-1.0, min(1.0, value / max(reach, LEAST_REACH)))


def _tidy(number: float) -> str:
    return f"{number:.1f}".removesuffix(".0")
