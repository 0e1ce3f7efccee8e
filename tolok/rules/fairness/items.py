"""Items of a sheet: how hard each is, and whether it goes with the others."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from tolok.rules.fairness.columns import Ratings
from tolok.rules.fairness.severity import around
from tolok.rules.fairness.sheets import Sheets, totals

if TYPE_CHECKING:
    from tolok.rules.fairness.columns import Bools, Floats


class Item(NamedTuple):
    """One item: n scores, mean with a 95 % interval, spread, correlation with the mean of the sheet's others."""

    item: str
    n: int
    mean: float
    interval: tuple[float, float] | None
    sd: float | None
    rest_correlation: float | None


def items(given: Ratings, of: Sheets) -> list[Item]:
    """Every item; an item that goes against the others may be worded so that raters read it differently.

    Source: Nunnally and Bernstein (1994), Psychometric Theory, chapter 8 (corrected item-total correlation).
    """
    import numpy as np

    sums = totals(given.score, of.of, of.n)[of.of] - given.score
    others = of.items[of.of] - 1
    beside = np.divide(sums, others, out=np.full(len(sums), np.nan), where=others > 0)
    found = []
    for code, name in enumerate(given.items):
        rows = given.item == code
        score = given.score[rows]
        n, mean = len(score), float(score.mean())
        sd = float(score.std(ddof=1)) if n > 1 else None
        span = None if sd is None else around(mean, _error(given, rows, code))
        found.append(Item(name, n, mean, span, sd, correlation(score, beside[rows])))
    return found


def _error(given: Ratings, rows: Bools, code: int) -> float:
    """The error of an item's mean, scores of one ratee belonging together; Source: Liang and Zeger (1986)."""
    import numpy as np

    off = given.score[rows] - given.score[rows].mean()
    people = totals(off, given.ratee[rows], len(given.ratees))
    return float(np.sqrt(people @ people)) / len(off)


def correlation(one: Floats, other: Floats) -> float | None:
    """Pearson's correlation of what both know; None where one of them doesn't vary."""
    import numpy as np

    known = ~(np.isnan(one) | np.isnan(other))
    x, y = one[known], other[known]
    if len(x) < 3 or not min(x.std(), y.std()) > 1e-9 * (1 + abs(x).max()):
        return None
    return float(np.corrcoef(x, y)[0, 1])
