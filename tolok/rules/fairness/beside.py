"""Raters beside the measured results of those they rate: severity without overlap."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from tolok.rules.fairness.leads import FAR, MANY
from tolok.rules.fairness.severity import Z, around
from tolok.rules.fairness.sheets import Sheets, means, totals

if TYPE_CHECKING:
    from tolok.rules.fairness.columns import Floats, Ints

LEAST_RATERS = 5
"""Fewer raters are no company to be compared with, and each could work out another's figure."""
FEW = f"Fewer than {LEAST_RATERS} raters rated people with measured results."
ALONE = "No rater rated two people with measured results: severity can't be told from the person."
UNMEASURED = "Nobody whom this rater rated has measured results."


class Beside(NamedTuple):
    """One rater beside the results of those rated, in score units; positive severity: lower than they let expect.

    `severity` is drawn to zero where sheets are few; `gap` is the plain one, `result` the mean result, `n` people.
    """

    n: int
    result: float
    rating: float
    gap: float
    severity: float
    error: float
    interval: tuple[float, float]
    is_far: bool


class Line(NamedTuple):
    """What results explain: score units for each unit of the result, and how much raters differ beside it (sd)."""

    slope: float | None
    spread: float | None
    rest: float | None
    n: int
    raters: int
    reason: str | None


class Parts(NamedTuple):
    """Sheets with a result: who gave each, the result, and what is left of the sheet once the result is taken off."""

    rater: Ints
    x: Floats
    y: Floats
    slope: float

    @property
    def left(self) -> Floats:
        """The sheet less what the result lets expect, but for a constant."""
        return self.y - self.slope * self.x


def beside_results(given: Sheets, result: Floats) -> tuple[Line, list[Beside | None]]:
    """Each rater's severity once measured results are held fixed; `result` holds each ratee's, or NaN.

    It takes what was not measured for alike among the people of different raters; a rater's own people tell how much
    one sheet varies. Where nobody is rated by two, this is all that can be told.
    Source: Searle, Casella and McCulloch (1992), Variance Components, chapters 3.6 and 7.3 (one way, unequal numbers).
    """
    import numpy as np

    rows = np.flatnonzero(~np.isnan(result[given.ratee]))
    n = np.bincount(given.rater[rows], minlength=given.raters)
    raters = int((n > 0).sum())
    if raters < LEAST_RATERS or n.max() < 2:
        reason = FEW if raters < LEAST_RATERS else ALONE
        return Line(None, None, None, len(rows), raters, reason), [None] * given.raters
    x, y, rater = result[given.ratee[rows]], given.value[rows], given.rater[rows]
    parts = Parts(rater, x, y, inner_slope(x, y, rater))
    between, rest = one_way(parts.left, parts.rater, n)
    line = Line(parts.slope, between**0.5, rest**0.5, len(rows), raters, None)
    return line, _each(parts, n, between, rest)


def inner_slope(x: Floats, y: Floats, rater: Ints) -> float:
    """How sheets follow results among the people of one rater, so that no rater's severity enters; 0 where all same."""
    off_x, off_y = (each - means(each, rater, int(rater.max()) + 1)[rater] for each in (x, y))
    square = float(off_x @ off_x)
    return float(off_x @ off_y) / square if square > 1e-9 * (1 + float(x @ x)) else 0.0


def one_way(left: Floats, rater: Ints, n: Ints) -> tuple[float, float]:
    """The variance between raters, never below zero, and within them."""
    count, raters = len(left), int((n > 0).sum())
    mean = totals(left, rater, len(n)) / n.clip(min=1)
    within = float(((left - mean[rater]) ** 2).sum()) / max(1, count - raters)
    among = float((n * (mean - left.mean()) ** 2).sum()) / (raters - 1)
    size = (count - float((n**2).sum()) / count) / (raters - 1)
    return max(0.0, (among - within) / size), within


def _each(parts: Parts, n: Ints, between: float, rest: float) -> list[Beside | None]:
    """Every rater: the best linear unbiased prediction and its error."""
    import numpy as np

    with np.errstate(invalid="ignore"):
        mean, x, y = (totals(each, parts.rater, len(n)) / n for each in (parts.left, parts.x, parts.y))
    weight = n / np.maximum(n * between + rest, 1e-12)
    gap = mean - float((weight * np.nan_to_num(mean)).sum() / weight.sum())
    drawn, error = between * weight * gap, np.sqrt(between * np.maximum(0.0, 1 - between * weight))
    far = between**0.5 * (FAR if int((n > 0).sum()) >= MANY else 1)
    columns = (n, x, y, gap, -drawn, error)
    rows = zip(*(column.tolist() for column in columns), strict=True)
    return [_one(row, far) if row[0] else None for row in rows]


def _one(row: tuple[int, float, float, float, float, float], far: float) -> Beside:
    severity, error = row[4], row[5]
    is_far = abs(severity) > max(far, Z * error, 1e-9)
    return Beside(*row, around(severity, error), is_far)
