"""Severity of raters and results of ratees, raw and adjusted, with intervals."""

from __future__ import annotations

from typing import NamedTuple

from tolok.rules.fairness.effects import Effects, Variances
from tolok.rules.fairness.linked import Linked
from tolok.rules.fairness.sheets import Sheets, means

Z = 1.959963984540054
"""Half the width of a 95 % interval, in standard errors."""

ONE_RATER = "There is one rater only: severity needs at least two."
ONE_EACH = "Nobody was rated by two raters: severity can't be told from performance."
ONE_OF = "No rater rated two people: severity can't be told from performance."
ALL_SAME = "All scores are the same: nothing differs, neither people nor raters."
BOUND = "No two raters rated the same two people, in no chain: severity can't be told from chance."


class Severity(NamedTuple):
    """A rater's severity in score units: positive for who rates lower than others would.

    `difference` is severity less the mean severity of the raters in the same component, with its own error.
    """

    rater: str
    estimate: float | None
    standard_error: float | None
    interval: tuple[float, float] | None
    n: int
    mean: float
    difference: float | None
    difference_error: float | None
    component: int


class Result(NamedTuple):
    """A ratee's plain mean, and what raters of mean severity would have said."""

    ratee: str
    raw: float
    adjusted: float | None
    standard_error: float | None
    interval: tuple[float, float] | None
    n: int
    component: int


def why_none(given: Sheets) -> str:
    """Why severity can't be told; empty where nothing obvious stands against it."""
    if given.raters == 1:
        return ONE_RATER
    if given.n == given.ratees:
        return ONE_EACH
    if given.n == given.raters:
        return ONE_OF
    most, least = float(given.value.max()), float(given.value.min())
    return "" if most - least > 1e-9 * max(1.0, abs(most)) else ALL_SAME


def severities(given: Sheets, found: Effects | None, of: Linked, names: tuple[str, ...]) -> list[Severity]:
    """Each rater's severity with its standard error: what is left uncertain when all sheets are known.

    Source: Henderson (1975), Biometrics 31, 423-447.
    """
    import numpy as np

    counts, raw = np.bincount(given.rater).tolist(), means(given.raw, given.rater, given.raters).tolist()
    plain = zip(names, counts, raw, (of.rater + 1).tolist(), strict=True)
    if found is None:
        return [Severity(who, None, None, None, n, mean, None, None, k) for who, n, mean, k in plain]
    off = means(found.rater, of.rater, given.raters)[of.rater] - found.rater
    told = [(-found.rater).tolist(), found.rater_error.tolist(), off.tolist(), found.against_error.tolist()]
    rows = zip(plain, zip(*told, strict=True), strict=True)
    return [Severity(who, b, se, around(b, se), n, mean, d, de, k) for (who, n, mean, k), (b, se, d, de) in rows]


def results(given: Sheets, found: Effects | None, of: Linked, names: tuple[str, ...]) -> list[Result]:
    """Each ratee's raw mean beside the adjusted one, which is drawn to the mean of all where sheets are few.

    Source: Henderson (1975), Biometrics 31, 423-447.
    """
    import numpy as np

    counts, raw = np.bincount(given.ratee).tolist(), means(given.raw, given.ratee, given.ratees).tolist()
    plain = zip(names, raw, counts, (of.ratee + 1).tolist(), strict=True)
    if found is None:
        return [Result(who, mean, None, None, None, n, k) for who, mean, n, k in plain]
    told = zip((found.mean + found.ratee).tolist(), found.ratee_error.tolist(), strict=True)
    rows = zip(plain, told, strict=True)
    return [Result(who, mean, at, se, around(at, se), n, k) for (who, mean, n, k), (at, se) in rows]


def reliable(of: Variances, k: float) -> dict[str, float | None]:
    """The share of true differences in one sheet, and in the mean of k sheets by different raters.

    Source: Brennan (2001), Generalizability Theory, chapter 2 (index of dependability).
    """
    noise = of.rater + of.rest
    if not of.ratee + noise:
        return {"one_sheet": None, "mean_of_sheets": None}
    return {"one_sheet": of.ratee / (of.ratee + noise), "mean_of_sheets": of.ratee / (of.ratee + noise / k)}


def around(estimate: float, error: float) -> tuple[float, float]:
    """A 95 % interval from a standard error."""
    return estimate - Z * error, estimate + Z * error
