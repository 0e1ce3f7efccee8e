"""The slow, obvious way: dense matrices and the restricted likelihood itself."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from scipy.optimize import minimize

from tests.rules.fairness.invented import Floats
from tolok.rules.fairness.effects import Variances
from tolok.rules.fairness.sheets import Sheets


class Predicted(NamedTuple):
    """Mean, effects, and standard errors of mean + ratee, of rater, of rater less the mean rater."""

    mean: float
    ratee: Floats
    rater: Floats
    ratee_error: Floats
    rater_error: Floats
    against_error: Floats


def indicators(given: Sheets) -> tuple[Floats, Floats]:
    """A row a sheet, a column a ratee (or rater)."""
    return np.eye(given.ratees)[given.ratee], np.eye(given.raters)[given.rater]


def covariance(given: Sheets, of: Variances) -> Floats:
    """The covariance of all sheets."""
    ratee, rater = indicators(given)
    found: Floats = of.ratee * ratee @ ratee.T + of.rater * rater @ rater.T + of.rest * np.eye(given.n)
    return found


def restricted(given: Sheets, of: Variances) -> float:
    """Minus the logarithm of the restricted likelihood, but for a constant. Source: Patterson and Thompson (1971)."""
    inverse, ones = np.linalg.inv(covariance(given, of)), np.ones(given.n)
    weight = ones @ inverse @ ones
    off = given.value - ones @ inverse @ given.value / weight
    return float(np.linalg.slogdet(covariance(given, of))[1] + np.log(weight) + off @ inverse @ off) / 2


def reml(given: Sheets) -> Variances:
    """The variances with the greatest restricted likelihood."""
    start = np.log(np.full(3, given.value.var() / 3))
    found = minimize(lambda logs: restricted(given, Variances(*np.exp(logs))), start, method="Nelder-Mead", tol=1e-5)
    return Variances(*(float(each) for each in np.exp(found.x)))


def predicted(given: Sheets, of: Variances) -> Predicted:
    """Best linear unbiased prediction through the full mixed model equations. Source: Henderson (1975)."""
    ratee, rater = indicators(given)
    design = np.hstack([np.ones((given.n, 1)), ratee, rater])
    held = np.r_[0, np.full(given.ratees, of.rest / of.ratee), np.full(given.raters, of.rest / of.rater)]
    spread = np.linalg.inv(design.T @ design + np.diag(held))
    found = spread @ design.T @ given.value
    spread = spread * of.rest
    first = 1 + given.ratees
    both = np.hstack([np.ones((given.ratees, 1)), np.eye(given.ratees), np.zeros((given.ratees, given.raters))])
    centred = np.eye(given.raters) - 1 / given.raters
    against = centred @ spread[first:, first:] @ centred
    return Predicted(
        float(found[0]),
        found[1:first],
        found[first:],
        np.sqrt(np.diag(both @ spread @ both.T)),
        np.sqrt(np.diag(spread)[first:]),
        np.sqrt(np.diag(against)),
    )
