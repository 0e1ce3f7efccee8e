"""Crossed random effects: sheet = mean + ratee + rater + rest, without a loop."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from tolok.rules.fairness.inverse import inverse
from tolok.rules.fairness.linked import linked
from tolok.rules.fairness.sheets import Sheets, means, totals

if TYPE_CHECKING:
    from tolok.rules.fairness.columns import Floats, Ints

LEAST = 1e-6
"""A variance of nothing counts as this part of the whole, so that no division fails."""


class Variances(NamedTuple):
    """How much ratees, raters and the rest differ; squared score units."""

    ratee: float
    rater: float
    rest: float


class Effects(NamedTuple):
    """What the model says of each ratee and rater (positive: higher scores), with standard errors of prediction.

    `against_error` belongs to a rater's difference from the mean of the raters in the same component.
    """

    mean: float
    ratee: Floats
    rater: Floats
    ratee_error: Floats
    rater_error: Floats
    against_error: Floats
    rest: Floats


def variances(given: Sheets) -> Variances | None:
    """Variances by moments, at least 0; None where the design can't part ratees from raters.

    Three sums of squares are set equal to what is expected of them: within ratees, within raters, and what remains
    when both are taken off. The last comes from least squares, which is why few sheets suffice.
    Source: Henderson (1953), Biometrics 9, 226-252 (method 3); Gao and Owen (2017), EJS 11, 1235-1296 (sums in O(n)).
    """
    free = given.n - given.ratees - given.raters + len(linked(given).sheets)
    if free < 1 or given.n in (given.ratees, given.raters):
        return None
    value = given.value - given.value.mean()
    of_ratees, of_raters = totals(value, given.ratee, given.ratees), totals(value, given.rater, given.raters)
    # All but fixed effects: a rest of nearly nothing holds nobody back.
    eq = equations(given, Variances(1.0, 1.0, 1e-10))
    within_ratee = float(value @ value - eq.weight @ of_ratees**2)
    within_rater = float(value @ value - (of_raters**2 / eq.per_rater).sum())
    scored = eq.rid(of_ratees, of_raters)
    rest = max(0.0, within_ratee - float(scored @ solved(eq.system, scored))) / free
    of_rater, of_ratee = within_ratee / (given.n - given.ratees) - rest, within_rater / (given.n - given.raters) - rest
    return Variances(max(0.0, of_ratee), max(0.0, of_rater), rest)


class Equations(NamedTuple):
    """The mixed model equations without ratees: who rated whom, ratees' weights, and one row a rater."""

    crossed: Any
    weight: Floats
    per_ratee: Floats
    per_rater: Floats
    system: Any

    def rid(self, of_ratees: Floats, of_raters: Floats) -> Floats:
        """Sums of raters, rid of what the ratees they met explain."""
        found: Floats = of_raters - self.crossed.T @ (self.weight * of_ratees)
        return found


def equations(given: Sheets, of: Variances) -> Equations:
    """The equations; a ratee with n sheets weighs 1 / (n + rest / ratee), a rater is held back by rest / rater."""
    import numpy as np
    from scipy.sparse import csr_array, diags_array

    crossed = csr_array((np.ones(given.n), (given.ratee, given.rater)), shape=(given.ratees, given.raters))
    per_ratee, per_rater = (np.bincount(column).astype(np.float64) for column in (given.ratee, given.rater))
    weight = 1 / (per_ratee + of.rest / of.ratee)
    system = diags_array(per_rater + of.rest / of.rater) - crossed.T @ crossed.multiply(weight[:, None])
    return Equations(crossed, weight, per_ratee, per_rater, csr_array(system))


def effects(given: Sheets, variances: Variances, component: Ints) -> Effects:
    """Best linear unbiased predictions, hence shrunken, with their errors; `component` says where each rater belongs.

    The solution is where backfitting ends; conjugate gradients get there too where few raters link many.
    Source: Henderson (1975), Biometrics 31, 423-447; Ghosh, Hastie, Owen (2022), Annals of Statistics 50, 560-583.
    """
    of = floored(variances)
    eq = equations(given, of)
    centre = float(given.value.mean())
    value = given.value - centre
    of_ratees, of_raters = totals(value, given.ratee, given.ratees), totals(value, given.rater, given.raters)
    coupling, scored = eq.rid(eq.per_ratee, eq.per_rater), eq.rid(of_ratees, of_raters)
    level = solved(eq.system, coupling)
    free = float(given.n - eq.weight @ eq.per_ratee**2 - coupling @ level)
    mean = float(value.sum() - (eq.weight * eq.per_ratee) @ of_ratees - level @ scored) / free
    rater = solved(eq.system, scored) - level * mean
    ratee = eq.weight * (of_ratees - eq.per_ratee * mean - eq.crossed @ rater)
    rest = value - mean - ratee[given.ratee] - rater[given.rater]
    of_ratee, of_rater, against = _errors(eq, of.rest, component, level, free)
    return Effects(mean + centre, ratee, rater, of_ratee, of_rater, against, rest)


def _errors(eq: Equations, rest: float, component: Ints, level: Floats, free: float) -> tuple[Floats, Floats, Floats]:
    """Standard errors of mean + ratee, of rater (the mean's uncertainty included), of rater against its component."""
    import numpy as np

    spread = inverse(eq.system, component)
    of_rater = spread.diagonal() + level**2 / free
    shared = (eq.crossed @ spread).multiply(eq.crossed).sum(axis=1)
    share = 1 - eq.weight * eq.per_ratee + eq.weight * (eq.crossed @ level)
    of_ratee = eq.weight + eq.weight**2 * shared + share**2 / free
    against = _against(spread, component, level, free)
    return np.sqrt(rest * of_ratee), np.sqrt(rest * of_rater), np.sqrt(rest * against)


def _against(spread: Any, component: Ints, level: Floats, free: float) -> Floats:
    """The uncertainty of a rater's difference from the mean of all raters of the component."""
    import numpy as np

    size, rows = np.bincount(component)[component], spread @ np.ones(len(component))
    found: Floats = spread.diagonal() - 2 * rows / size + totals(rows, component, len(component))[component] / size**2
    return np.maximum(0, found + (level - means(level, component, len(component))[component]) ** 2 / free)


def floored(of: Variances) -> Variances:
    """Variances that can be divided by."""
    least = LEAST * (sum(of) or 1.0)
    return Variances(*(max(each, least) for each in of))


def solved(system: Any, right: Floats) -> Floats:
    """The solution of a symmetric positive system by conjugate gradients, preconditioned by its diagonal."""
    from scipy.sparse import diags_array
    from scipy.sparse.linalg import cg

    found: Floats = cg(system, right, rtol=1e-11, maxiter=10_000, M=diags_array(1 / system.diagonal()))[0]
    return found
