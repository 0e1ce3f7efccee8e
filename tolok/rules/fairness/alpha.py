"""Krippendorff's alpha from long form: nominal, ordinal and interval."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, NamedTuple

from tolok.rules.fairness.columns import Ratings
from tolok.rules.fairness.severity import around
from tolok.rules.fairness.sheets import totals

if TYPE_CHECKING:
    from tolok.rules.fairness.columns import Floats, Ints

Estimate = tuple[float, tuple[float, float] | None]
UNPAIRED = "Nobody was rated by two raters on one item."
UNVARIED = "All pairable scores are the same, so that there is nothing to agree on."


class Alpha(NamedTuple):
    """The three alphas with 95 % intervals; or the reason why there are none. Units are ratee x item."""

    nominal: float | None
    ordinal: float | None
    interval: float | None
    intervals: dict[str, tuple[float, float] | None]
    units: int
    values: int
    reason: str | None


class Pairable(NamedTuple):
    """Scores of units with two or more: unit, ratee of the unit, place among the distinct scores, these."""

    unit: Ints
    ratee: Ints
    place: Ints
    scale: Floats


def alpha(given: Ratings) -> Alpha:
    """Alpha over units of ratee and item; scores missing or alone in their unit don't count.

    Source: Krippendorff (2011), Computing Krippendorff's Alpha-Reliability; (2019), Content Analysis, chapter 12.
    """
    import numpy as np

    of = pairable(given)
    units, values = int(of.unit.max(initial=-1)) + 1, len(of.unit)
    if len(of.scale) < 2:
        empty: dict[str, tuple[float, float] | None] = {"nominal": None, "ordinal": None, "interval": None}
        return Alpha(None, None, None, empty, units, values, UNVARIED if values else UNPAIRED)
    counts = np.bincount(of.place).astype(np.float64)
    ranks = np.cumsum(counts) - counts / 2
    nominal = _nominal(of, counts)
    ordinal, interval = _squared(of, ranks[of.place]), _squared(of, of.scale[of.place])
    spans = {"nominal": nominal[1], "ordinal": ordinal[1], "interval": interval[1]}
    return Alpha(nominal[0], ordinal[0], interval[0], spans, units, values, None)


def pairable(given: Ratings) -> Pairable:
    """The scores that share their unit with another."""
    import numpy as np

    units = given.ratee * len(given.items) + given.item
    _, unit, sizes = np.unique(units, return_inverse=True, return_counts=True)
    rows = sizes[unit] > 1
    _, unit = np.unique(unit[rows], return_inverse=True)
    scale, place = np.unique(given.score[rows], return_inverse=True)
    _, ratee = np.unique(given.ratee[rows], return_inverse=True)
    return Pairable(unit, ratee, place, scale)


def _squared(of: Pairable, score: Floats) -> Estimate:
    """Alpha by squared distance: of scores, or of mean ranks, whose distance is Krippendorff's ordinal metric.

    Pairs need not be formed: the squared distances among m scores add up to m times squares minus the squared sum.
    """
    import numpy as np

    score = score - score.mean()
    per_unit = np.bincount(of.unit)
    squares = totals(score**2, of.unit, len(per_unit))
    observed = (per_unit * squares - totals(score, of.unit, len(per_unit)) ** 2) / (per_unit - 1)
    people = int(of.ratee.max()) + 1
    parts = [totals(each, of.ratee, people) for each in (np.ones_like(score), score, score**2)]
    parts.append(totals(observed, _ratee_of_unit(of), people))
    return jackknifed(_by_squares, parts, [part.sum() for part in parts])


def _by_squares(n: Floats, first: Floats, second: Floats, observed: Floats) -> Floats:
    return 1 - (n - 1) * observed / (n * second - first**2)


def _nominal(of: Pairable, counts: Floats) -> Estimate:
    """Alpha by equality: two different scores disagree, whatever they are."""
    import numpy as np

    people, width = int(of.ratee.max()) + 1, len(counts)
    per_unit = np.bincount(of.unit)
    cells, alike = np.unique(of.unit * width + of.place, return_counts=True)
    observed = (per_unit**2 - totals(alike**2.0, cells // width, len(per_unit))) / (per_unit - 1)
    said, times = np.unique(of.ratee * width + of.place, return_counts=True)
    # By so much the sum of squared counts falls when a ratee is left out.
    falls = totals(2 * counts[said % width] * times - times**2.0, said // width, people)
    parts = [np.bincount(of.ratee).astype(np.float64), falls, totals(observed, _ratee_of_unit(of), people)]
    return jackknifed(_by_counts, parts, [parts[0].sum(), float(counts @ counts), parts[2].sum()])


def _by_counts(n: Floats, alike: Floats, observed: Floats) -> Floats:
    return 1 - (n - 1) * observed / (n**2 - alike)


def _ratee_of_unit(of: Pairable) -> Ints:
    import numpy as np

    return of.ratee[np.unique(of.unit, return_index=True)[1]]


def jackknifed(value: Callable[..., Floats], parts: Sequence[Floats], wholes: Sequence[float]) -> Estimate:
    """A value of sums with a 95 % interval from leaving out one ratee after the other (ranks stay as they are).

    Source: Efron and Tibshirani (1993), An Introduction to the Bootstrap, chapter 11 (jackknife).
    """
    import numpy as np

    people, found = len(parts[0]), float(value(*wholes))
    with np.errstate(divide="ignore", invalid="ignore"):
        without = value(*(whole - part for whole, part in zip(wholes, parts, strict=True)))
    if people < 3 or not np.isfinite(without).all():
        return found, None
    error = float(np.sqrt((people - 1) / people * ((without - without.mean()) ** 2).sum()))
    low, high = around(found, error)
    return found, (low, min(1.0, high))
