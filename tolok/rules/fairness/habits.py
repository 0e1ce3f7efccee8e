"""Habits of raters: flat sheets, central tendency, narrow range, random rating."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from tolok.rules.fairness.columns import Ratings
from tolok.rules.fairness.effects import Effects, Variances
from tolok.rules.fairness.sheets import Sheets, means, totals

if TYPE_CHECKING:
    from tolok.rules.fairness.columns import Floats, Ints

LEAST_SHARE = 10
"""Where a scale ends, a sheet is compared with this part of the mean spread at least: next to nothing is no measure."""


class Habit(NamedTuple):
    """One statistic of each rater (1 is usual), its distance from 1 in standard errors, and from how many sheets.

    NaN where the rater has too few sheets for it.
    """

    statistic: Floats
    z: Floats
    n: Ints


def flatness(given: Ratings, of: Sheets) -> Habit:
    """The spread of items within a rater's sheets over the spread usual at that level; near 0 where sheets are flat.

    Source: Saal, Downey and Lahey (1980), Psychological Bulletin 88, 413-428 (halo as variance within a sheet).
    """
    import numpy as np

    freed = given.score - means(given.score, given.item, len(given.items))[given.item]
    away = (freed - means(freed, of.of, of.n)[of.of]) ** 2
    full = of.items > 2
    spread = totals(away, of.of, of.n)[full] / (of.items[full] - 1)
    usual = usual_at(of.value[full], spread)
    ratio = np.divide(spread, usual, out=np.ones_like(spread), where=usual > 0)
    n = np.bincount(of.rater[full], minlength=of.raters)
    statistic = means(ratio, of.rater[full], of.raters)
    deviation = float(ratio.std()) if len(ratio) else 0.0
    return Habit(statistic, standing((statistic - 1) * np.sqrt(n), deviation, 1e-4), n)


def usual_at(value: Floats, spread: Floats) -> Floats:
    """The spread usual for sheets of about this mean: a parabola through all, as sheets near a scale's ends are flat.

    Not the mean spread of sheets with the very same mean: on few levels flat sheets are nearly alone at whole means,
    and would be usual there.
    """
    import numpy as np

    if not len(value):
        return value
    off = value - value.mean()
    powers = np.column_stack([np.ones_like(off), off, off**2])
    found: Floats = powers @ np.linalg.lstsq(powers, spread, rcond=None)[0]
    least: float = spread.mean() / LEAST_SHARE
    return found.clip(min=least)


def slope(given: Sheets, found: Effects) -> Habit:
    """How far a rater's sheets follow what others said of the same people, over the slope usual here; shrunken.

    Near 0 for who gives everybody the middle. Others' sheets are freed of their severity first.
    Source: Morris (1983), JASA 78, 47-55 (empirical Bayes); DerSimonian and Laird (1986) for the spread of slopes.
    """
    import numpy as np

    x, y, rows = beside_others(given, found)
    rater = given.rater[rows]
    n = np.bincount(rater, minlength=given.raters)
    xx, xy = totals(x * x, rater, given.raters), totals(x * y, rater, given.raters)
    fit = (n > 2) & (xx > given.least**2)
    usual = float(xy[fit].sum() / max(xx[fit].sum(), given.least**2))
    if not usual > 1e-6:
        return Habit(np.full(given.raters, np.nan), np.full(given.raters, np.nan), n)
    squares, free = float(((y - usual * x) ** 2).sum()), len(y) - int((n > 0).sum()) - 1
    noise = max(given.least**2, squares / max(1, free))
    each = np.divide(xy, xx, out=np.full(given.raters, np.nan), where=fit)
    shrunk = usual + (each - usual) * trust(each[fit] - usual, noise / xx[fit], noise / np.where(fit, xx, 1))
    return Habit(shrunk / usual, standing((each - usual) * np.sqrt(xx), noise**0.5, given.least), n)


def beside_others(given: Sheets, found: Effects) -> tuple[Floats, Floats, Ints]:
    """For sheets on people whom others rated too: what the others said and what the rater said, each less its mean."""
    import numpy as np

    freed = given.value - found.rater[given.rater]
    others = np.bincount(given.ratee)[given.ratee] - 1
    rows = np.flatnonzero(others > 0)
    x = (totals(freed, given.ratee, given.ratees)[given.ratee] - freed)[rows] / others[rows]
    y, rater = given.value[rows], given.rater[rows]
    return x - means(x, rater, given.raters)[rater], y - means(y, rater, given.raters)[rater], rows


def trust(off: Floats, noise: Floats, of: Floats) -> Floats:
    """The share of each rater's deviation that is not chance, from the spread of all deviations."""
    weight = 1 / noise
    beyond = float(weight @ off**2) - (len(off) - 1)
    spread = max(0.0, beyond / max(1e-300, float(weight.sum() - weight @ weight / weight.sum())))
    found: Floats = spread / (spread + of)
    return found


def width(given: Sheets) -> Habit:
    """The variance of a rater's sheets over the variance usual within raters; near 0 for a narrow range.

    Source: Saal, Downey and Lahey (1980), range restriction as the spread of a rater's ratings over ratees.
    """
    import numpy as np

    n = np.bincount(given.rater)
    away = (given.value - means(given.value, given.rater, given.raters)[given.rater]) ** 2
    usual = float(away.sum()) / max(1, given.n - given.raters)
    if not usual > given.least**2:
        return Habit(np.full(given.raters, np.nan), np.full(given.raters, np.nan), n)
    with np.errstate(invalid="ignore", divide="ignore"):
        ratio = totals(away, given.rater, given.raters) / (n - 1) / usual
    return Habit(ratio, chi_standing(ratio, n - 1), n)


def noise(given: Sheets, found: Effects, variances: Variances) -> Habit:
    """A rater's mean squared residual over that of all; far above 1 for who rates at random.

    Source: Wright and Masters (1982), Rating Scale Analysis (mean square fit), here of the linear model.
    """
    import numpy as np

    squared = found.rest**2
    n, usual = np.bincount(given.rater), float(squared.mean())
    if not usual > given.least**2:
        return Habit(np.full(given.raters, np.nan), np.full(given.raters, np.nan), n)
    ratio = means(squared, given.rater, given.raters) / usual
    # Residuals lose what the effects took up, and tails heavier than normal make their squares vary more.
    tails = max(1.0, (float((squared**2).mean()) / usual**2 - 1) / 2)
    return Habit(ratio, chi_standing(ratio, n * min(1.0, usual / max(variances.rest, 1e-300)) / tails), n)


def standing(off: Floats, deviation: float, least: float) -> Floats:
    """Deviations in standard errors; none where nothing varies."""
    import numpy as np

    return off / deviation if deviation > least else np.full(len(off), np.nan)


def chi_standing(ratio: Floats, freedom: Any) -> Floats:
    """A mean square of so many degrees of freedom as a normal deviate; Source: Wilson and Hilferty (1931), PNAS 17."""
    import numpy as np

    with np.errstate(invalid="ignore", divide="ignore"):
        step = 2 / (9 * freedom)
        found: Floats = (np.cbrt(ratio) - (1 - step)) / np.sqrt(step)
    return np.where(freedom > 0, found, np.nan)
