"""Agreement beside the ICC: rWG and the average deviation, blind to who is good."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from tolok.rules.fairness.columns import Ratings
from tolok.rules.fairness.severity import around
from tolok.rules.fairness.sheets import means, totals

if TYPE_CHECKING:
    from tolok.rules.fairness.columns import Floats

ALONE = "Nobody was rated by two raters on one item."
NO_SCALE = "All scores are the same, so that the scale can't be seen."


class Mean(NamedTuple):
    """A mean over ratees with its 95 % interval."""

    value: float
    interval: tuple[float, float] | None


class Within(NamedTuple):
    """How near raters of one person are to each other; n ratees; which scale was taken, or why there is nothing."""

    rwg: Mean | None
    ad: Mean | None
    n: int
    scale: tuple[float, float]
    reason: str | None


def within(given: Ratings) -> Within:
    """rWG(J) and AD(J) of each ratee with two raters or more, and their means over ratees.

    rWG compares raters' variance with that of blind choice over the scale, the least to the greatest score seen.
    Source: James, Demaree and Wolf (1984), JAP 69, 85-98; Burke and Dunlap (2002), ORM 5, 159-172.
    """
    import numpy as np

    scale = float(given.score.min()), float(given.score.max())
    units, unit, sizes = np.unique(given.ratee * len(given.items) + given.item, return_inverse=True, return_counts=True)
    if scale[0] == scale[1]:
        return Within(None, None, 0, scale, NO_SCALE)
    centre = means(given.score, unit, len(units))
    off = given.score - centre[unit]
    shared = sizes > 1
    variance = totals(off**2, unit, len(units))[shared] / (sizes[shared] - 1)
    away = means(np.abs(off), unit, len(units))[shared]
    people, ratee, items = np.unique(units[shared] // len(given.items), return_inverse=True, return_counts=True)
    if not len(people):
        return Within(None, None, 0, scale, ALONE)
    ratio = means(variance, ratee, len(people)) / blind(given.score)
    agreed = np.maximum(0, items * (1 - ratio)) / (np.maximum(0, items * (1 - ratio)) + ratio)
    return Within(_mean(agreed), _mean(means(away, ratee, len(people))), len(people), scale, None)


def blind(score: Floats) -> float:
    """The variance of blind choice over the scale: of A steps if all are whole numbers, else of any number."""
    import numpy as np

    width = float(score.max() - score.min())
    return ((width + 1) ** 2 - 1) / 12 if bool(np.all(score == np.round(score))) else width**2 / 12


def _mean(values: Floats) -> Mean:
    value = float(values.mean())
    error = float(values.std(ddof=1)) / len(values) ** 0.5 if len(values) > 1 else None
    return Mean(value, None if error is None else around(value, error))
