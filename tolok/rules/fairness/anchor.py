"""Ratings beside an outside result: who is rated higher than it lets expect."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from tolok.rules.fairness.columns import Unit
from tolok.rules.fairness.severity import Z
from tolok.rules.fairness.sheets import Sheets, means

if TYPE_CHECKING:
    from tolok.rules.fairness.columns import Floats

LEAST = 5
FEW = f"Fewer than {LEAST} units (or raters) with an outside result, or all results are the same."


class Inflation(NamedTuple):
    """One unit: its mean rating, its outside result, and how far the rating stands above what the line lets expect.

    `z` is that gap as a normal deviate, the unit itself being left out of the line.
    """

    unit: str
    n: int
    rating: float
    anchor: float
    gap: float
    interval: tuple[float, float]
    z: float


class Anchored(NamedTuple):
    """How ratings follow the outside result over units; slope in score units for each unit of the result."""

    anchor: str
    over: str
    n: int
    correlation: float | None
    interval: tuple[float, float] | None
    slope: float | None
    units: list[Inflation]
    reason: str | None


def anchored(name: str, result: Floats, given: Sheets, over: Unit) -> Anchored:
    """Mean ratings of units on their mean outside result, by least squares, each unit counting once.

    `result` holds each ratee's outside result or NaN; `over` says each sheet's unit.
    Source: Belsley, Kuh and Welsch (1980), Regression Diagnostics, chapter 2 (residual with its case left out).
    """
    import numpy as np

    title, unit, names = over
    known = np.flatnonzero(~np.isnan(result[given.ratee]) & (unit >= 0))
    at = unit[known]
    n = np.bincount(at, minlength=len(names))
    used = np.flatnonzero(n > 0)
    y, x = (means(column[known], at, len(names))[used] for column in (given.raw, result[given.ratee]))
    if len(used) < LEAST or not x.std() > 1e-12 * (1 + abs(x).max()):
        return Anchored(name, title, len(used), None, None, None, [], FEW)
    slope, gaps, errors = line(x, y)
    alike = correlated(x, y)
    half, z = judged(gaps, errors, len(x) - 3)
    ends = zip((gaps - half).tolist(), (gaps + half).tolist(), strict=True)
    called = [names[place] for place in used.tolist()]
    told = zip(called, *(column.tolist() for column in (n[used], y, x, gaps)), ends, z.tolist(), strict=True)
    return Anchored(name, title, len(used), *alike, slope, [Inflation(*row) for row in told], None)


def judged(gaps: Floats, errors: Floats, freedom: int) -> tuple[Floats, Floats]:
    """Half the width of each 95 % interval by Student's t, and each gap as a normal deviate.

    NaN where the others lie on one line, so that nothing can be said.
    """
    import numpy as np
    from scipy.stats import norm, t

    ratio = np.divide(gaps, errors, out=np.full(len(gaps), np.nan), where=errors > 0)
    return t.ppf(0.975, freedom) * errors, norm.isf(np.maximum(t.sf(ratio, freedom), 1e-300))


def line(x: Floats, y: Floats) -> tuple[float, Floats, Floats]:
    """The slope, and for each case how far it lies off the line through all others, with the error of that."""
    import numpy as np

    off = x - x.mean()
    slope = float(off @ y / (off @ off))
    left = y - y.mean() - slope * off
    pull = 1 / len(x) + off**2 / (off @ off)
    free = np.maximum(1e-12, 1 - pull)
    spread = np.maximum(0.0, (left @ left - left**2 / free) / (len(x) - 3))
    return slope, left / free, np.sqrt(spread / free)


def correlated(x: Floats, y: Floats) -> tuple[float | None, tuple[float, float] | None]:
    """Spearman's rank correlation with its interval; Source: Bonett and Wright (2000), Psychometrika 65, 23-28."""
    import numpy as np
    from scipy.stats import rankdata

    if not y.std() > 1e-12 * (1 + abs(y).max()):
        return None, None
    alike = float(np.corrcoef(rankdata(x), rankdata(y))[0, 1])
    half = Z * np.sqrt((1 + alike**2 / 2) / (len(x) - 3))
    turned = np.arctanh(np.clip(alike, -1 + 1e-12, 1 - 1e-12))
    return alike, (float(np.tanh(turned - half)), float(np.tanh(turned + half)))
