"""A many-facet Rasch model as a second opinion: severity in logits."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from tolok.rules.fairness.columns import Ratings

if TYPE_CHECKING:
    from tolok.rules.fairness.columns import Floats, Ints

MOST_STEPS = 20
ROUNDS, NEAR = 60, 1e-4
WIDE = 100.0
TOO_MANY = f"There are more than {MOST_STEPS} different scores: this is no rating scale."
TOO_FEW = "All scores are the same."


class Logits(NamedTuple):
    """Severity of a rater in logits (positive: severe), with its error, from n scores; infit is near 1 if all fits."""

    rater: str
    estimate: float
    standard_error: float
    n: int
    infit: float | None


class Facets(NamedTuple):
    """All raters, items and thresholds in logits, how well it went, or the reason why there is nothing."""

    raters: list[Logits] | None
    items: dict[str, float]
    thresholds: list[float]
    rounds: int
    converged: bool
    reason: str | None


class Model(NamedTuple):
    """Which ratee (+), rater (-) and item (-) each score belongs to, its step from 0, and where each facet lies."""

    design: Any
    step: Ints
    facets: tuple[slice, slice, slice]


def facets(given: Ratings) -> Facets:
    """The most probable abilities, severities and difficulties with normal priors whose variances are learnt.

    log P(step k) / P(step k - 1) = ability - severity - difficulty - threshold k.
    Source: Linacre (1989), Many-Facet Rasch Measurement; Mislevy (1986), Psychometrika 51, 177-195 (Bayes modal).
    """
    import numpy as np

    scale, step = np.unique(given.score, return_inverse=True)
    if not 1 < len(scale) <= MOST_STEPS:
        return Facets(None, {}, [], 0, False, TOO_FEW if len(scale) < 2 else TOO_MANY)
    model = _model(given, step)
    at, thresholds = np.zeros(model.design.shape[1]), _first(step, len(scale))
    precision, rounds, moved = np.ones(len(at)), 0, np.inf
    while moved > NEAR and rounds < ROUNDS:
        at, thresholds, precision, moved = improved(model, at, thresholds, precision)
        rounds += 1
    return _told(given, model, at, thresholds, precision, rounds, bool(moved <= NEAR))


def _model(given: Ratings, step: Ints) -> Model:
    import numpy as np
    from scipy.sparse import csr_array

    n, ends = len(step), np.cumsum([len(given.ratees), len(given.raters), len(given.items)])
    columns = np.stack([given.ratee, given.rater + ends[0], given.item + ends[1]], axis=1)
    signs = np.tile([1.0, -1.0, -1.0], n)
    design = csr_array((signs, columns.ravel(), np.arange(0, 3 * n + 1, 3)), shape=(n, int(ends[2])))
    return Model(design, step.astype(np.intp), (slice(0, ends[0]), slice(ends[0], ends[1]), slice(ends[1], ends[2])))


def _first(step: Ints, count: int) -> Floats:
    """Thresholds as if nothing else mattered."""
    import numpy as np

    seen = np.bincount(step, minlength=count)
    return np.log(seen[:-1] / seen[1:])


def chances(at: Floats, thresholds: Floats) -> Floats:
    """The probability of each step (a row) of each score (a column); a threshold parts a step from the one below."""
    import numpy as np

    steps = np.arange(len(thresholds) + 1)
    logits = np.outer(steps, at) - np.concatenate([[0.0], np.cumsum(thresholds)])[:, None]
    logits -= logits.max(axis=0)
    np.exp(logits, out=logits)
    found: Floats = logits / logits.sum(axis=0)
    return found


def moments(chance: Floats) -> tuple[Floats, Floats]:
    """Expectation and variance of each score's step."""
    import numpy as np

    steps = np.arange(len(chance), dtype=np.float64)
    mean = steps @ chance
    return mean, np.maximum(steps**2 @ chance - mean**2, 1e-9)


def improved(model: Model, at: Floats, thresholds: Floats, precision: Floats) -> tuple[Floats, Floats, Floats, float]:
    """One Newton step of all persons and items at once, then of the thresholds, then of the priors' variances."""
    import numpy as np

    mean, variance = moments(chances(model.design @ at, thresholds))
    slope = model.design.T @ (model.step - mean) - precision * at
    curve = abs(model.design).T @ variance + precision
    step = np.clip(newton(model, variance, precision, curve, slope), -2, 2)
    at = at + step
    shift = _threshold_step(chances(model.design @ at, thresholds), model.step)
    known = precision.copy()
    for facet in model.facets[:2]:
        known[facet] = 1 / max(1e-3, float((at[facet] ** 2 + 1 / curve[facet]).mean()))
    known[model.facets[2]] = 1 / WIDE
    moved = max(float(np.abs(step).max()), float(np.abs(shift).max()), float(np.abs(np.log(known / precision)).max()))
    return at, thresholds + shift, known, moved


def newton(model: Model, variance: Floats, precision: Floats, curve: Floats, slope: Floats) -> Floats:
    """The Newton step: the curvature is never formed, conjugate gradients only multiply by it."""
    from scipy.sparse import diags_array
    from scipy.sparse.linalg import LinearOperator, cg

    def bent(step: Floats) -> Floats:
        found: Floats = model.design.T @ (variance * (model.design @ step)) + precision * step
        return found

    whole = LinearOperator((len(slope), len(slope)), matvec=bent, dtype=float)
    found: Floats = cg(whole, slope, rtol=1e-2, maxiter=200, M=diags_array(1 / curve))[0]
    return found


def _threshold_step(chance: Floats, step: Ints) -> Floats:
    """The Newton step of the thresholds: how often scores reach each step against how often they should."""
    import numpy as np

    reached = np.cumsum(chance[::-1], axis=0)[::-1][1:]
    expected = reached.sum(axis=1)
    seen = np.cumsum(np.bincount(step, minlength=len(chance))[::-1])[::-1][1:]
    upper = np.maximum.outer(np.arange(len(seen)), np.arange(len(seen)))
    bent = expected[upper] - reached @ reached.T
    return np.clip(np.linalg.solve(bent, expected - seen), -1, 1)


def _told(
    given: Ratings, model: Model, at: Floats, thresholds: Floats, precision: Floats, rounds: int, converged: bool
) -> Facets:
    import numpy as np

    mean, variance = moments(chances(model.design @ at, thresholds))
    curve = np.bincount(given.rater, weights=variance) + precision[model.facets[1]]
    infit = np.bincount(given.rater, weights=(model.step - mean) ** 2) / np.bincount(given.rater, weights=variance)
    counts, errors = np.bincount(given.rater).tolist(), (1 / np.sqrt(curve)).tolist()
    rows = zip(given.raters, at[model.facets[1]].tolist(), errors, counts, infit.tolist(), strict=True)
    centre = at[model.facets[2]].mean()
    items = dict(zip(given.items, (at[model.facets[2]] - centre).tolist(), strict=True))
    return Facets([Logits(*row) for row in rows], items, (thresholds + centre).tolist(), rounds, converged, None)
