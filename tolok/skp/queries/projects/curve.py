"""How far a project should be on a day, by its milestones or else by its days."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from datetime import date, timedelta

FULL = 10_000
DAY = timedelta(days=1)
MOST_POINTS = 12
WEEK = 7


def planned_on(on: date, *, starts_on: date, ends_on: date, parts: Sequence[tuple[date, int]]) -> int:
    """The planned progress at the end of a day (10,000 = all): straight lines from milestone to milestone.

    `parts` are days with weights in the order of their days; without any the plan grows evenly from day to day.
    """
    whole = sum(weight for _due, weight in parts)
    days, reached = [starts_on - DAY], [0]
    for due, weight in parts:
        days.append(due)
        reached.append(reached[-1] + weight)
    if not parts:
        days, reached, whole = [*days, ends_on - DAY], [0, 1], 1
    after = bisect_right(days, on)
    if after == len(days):
        return FULL
    if after == 0:
        return 0
    first, low = days[after - 1], reached[after - 1]
    share = (reached[after] - low) * (on - first).days * FULL // (days[after] - first).days
    return (low * FULL + share) // whole


def points_between(starts_on: date, ends_on: date) -> list[date]:
    """Days spread evenly from the first to the last, about a week apart or more, twelve steps at most."""
    last = ends_on - DAY
    steps = max(1, min(MOST_POINTS, (last - starts_on).days // WEEK))
    return [starts_on + (last - starts_on) * step // steps for step in range(steps + 1)]
