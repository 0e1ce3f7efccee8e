"""Differences between groups of people: crude, and within raters or units."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from tolok.rules.fairness.columns import Unit, natural
from tolok.rules.fairness.ratios import Ratio, impact, pooled_odds, topmost
from tolok.rules.fairness.sheets import Sheets, means

if TYPE_CHECKING:
    from tolok.rules.fairness.columns import Floats, Ints

LEAST_GROUP = 10
"""Smaller groups are not shown: a mean of few points at persons."""
MOST_GROUPS = 25
CLASSES = 4
SMALL = f"Fewer than {LEAST_GROUP} people: not shown."
MANY = f"Only the {MOST_GROUPS} largest groups are compared."
LEAST_STRATA = 10
"""Errors clustered over fewer raters or units are too small: a gap of two raters would look certain."""
APART = f"Fewer than {LEAST_STRATA} raters or units have people of this group and of another: nothing to adjust by."
ALONE = f"Fewer than two groups of {LEAST_GROUP} people or more."


class Gap(NamedTuple):
    """A difference of means in score units with its 95 % interval and p value."""

    value: float
    interval: tuple[float, float]
    p: float


class Group(NamedTuple):
    """One group beside the reference: positive gaps where it is rated higher. A small group says nothing but its name.

    `top` is the share of people at or above the top limit, `ratio` that share over the best group's (four-fifths).
    """

    value: str
    n: int | None
    mean: float | None
    crude: Gap | None
    adjusted: Gap | None
    top: float | None
    ratio: Ratio | None
    odds: Ratio | None
    reason: str | None


class Grouping(NamedTuple):
    """All groups of one column; `within` says what adjusted gaps hold fixed."""

    column: str
    reference: str | None
    within: str
    top_from: float
    groups: list[Group]
    reason: str | None


class People(NamedTuple):
    """What the comparison needs of each ratee: the raw result, the group, the stratum, or -1 for nothing said."""

    raw: Floats
    group: Ints
    stratum: Ints | None


def grouping(column: str, labels: Sequence[str], given: Sheets, unit: Unit | None, top: float | None) -> Grouping:
    """The groups that one column makes of ratees, compared with the largest; `unit` says each ratee's, held fixed.

    Source: Blau and Kahn (2017), Journal of Economic Literature 55, 789-865 (crude and adjusted gaps).
    """
    import numpy as np

    group, names = _coded(classes(labels))
    raw = means(given.raw, given.ratee, given.ratees)
    sizes = np.bincount(group[group >= 0], minlength=len(names))
    shown = [code for code in np.argsort(-sizes, kind="stable").tolist() if sizes[code] >= LEAST_GROUP]
    shown = shown[:MOST_GROUPS]
    people = People(raw, group, None if unit is None else unit.place)
    level = float(np.quantile(raw, 0.75)) if top is None else top
    within = "rater" if unit is None else unit.title
    if len(shown) < 2:
        return Grouping(column, None, within, level, [], ALONE)
    found = dict(zip(shown, compared(people, shown, given, level, names), strict=True))
    every = [found.get(code) or _hidden(name, int(sizes[code])) for code, name in enumerate(names)]
    return Grouping(column, names[shown[0]], within, level, every, None)


def _hidden(name: str, size: int) -> Group:
    return Group(name, None, None, None, None, None, None, None, SMALL if size < LEAST_GROUP else MANY)


def _coded(values: list[str]) -> tuple[Ints, list[str]]:
    """Each one's place among the sorted values, -1 where nothing is said."""
    import numpy as np

    names = sorted(set(values) - {""}, key=natural)
    place = {name: code for code, name in enumerate(names)}
    return np.array([place.get(value, -1) for value in values], dtype=np.intp), names


def compared(people: People, shown: list[int], given: Sheets, level: float, names: list[str]) -> list[Group]:
    """Each group that is large enough beside the first of them."""
    first = people.raw[people.group == shown[0]]
    adjusted = adjusted_gaps(people, shown, given)
    tops = [topmost(people.raw[people.group == code], level) for code in shown]
    best = max(tops, key=lambda each: each[0] / each[1])
    found = []
    for code, top, gap in zip(shown, tops, [None, *adjusted], strict=True):
        raw, is_first = people.raw[people.group == code], code == shown[0]
        odds = None if is_first or people.stratum is None else _odds(people, code, shown[0], level, people.stratum)
        crude = None if is_first else welch(raw, first)
        reason = APART if gap is None and not is_first else None
        share = top[0] / top[1]
        group = Group(names[code], len(raw), float(raw.mean()), crude, gap, share, impact(top, best), odds, reason)
        found.append(group)
    return found


def _odds(people: People, code: int, first: int, level: float, stratum: Ints) -> Ratio | None:
    rows = (people.group == code) | (people.group == first)
    return pooled_odds(people.group[rows] == code, people.raw[rows] >= level, stratum[rows])


def welch(one: Floats, other: Floats) -> Gap | None:
    """The difference of two means, their variances unequal; None where nothing varies; Source: Welch (1947)."""
    from scipy.stats import ttest_ind

    if not one.std() + other.std() > 1e-9 * (1 + abs(other.mean())):
        return None
    found = ttest_ind(one, other, equal_var=False)
    low, high = found.confidence_interval()
    return Gap(float(one.mean() - other.mean()), (float(low), float(high)), float(found.pvalue))


def adjusted_gaps(people: People, shown: list[int], given: Sheets) -> list[Gap | None]:
    """Gaps to the first group within strata (else within raters), by least squares, errors clustered both ways.

    Sheets by one rater belong together, and so do sheets on one ratee.
    Source: Cameron, Gelbach and Miller (2011), Journal of Business and Economic Statistics 29, 238-249.
    """
    import numpy as np
    from statsmodels.regression.linear_model import OLS

    group = people.group[given.ratee]
    strata = given.rater if people.stratum is None else people.stratum[given.ratee]
    rows = np.isin(group, shown) & (strata >= 0)
    held, clusters = strata[rows], np.stack([given.rater[rows], given.ratee[rows]], axis=1)
    y = _within(given.value[rows], held)
    x = np.stack([_within((group[rows] == code).astype(np.float64), held) for code in shown[1:]], axis=1)
    if np.linalg.matrix_rank(x) < x.shape[1] or not y.any() or len(np.unique(clusters[:, 0])) < 2:
        return [None] * x.shape[1]
    fit = OLS(y, x).fit(cov_type="cluster", cov_kwds={"groups": clusters}, use_t=True)
    # Clustered both ways, a variance may come out below zero where little is known: such a gap can't be told.
    with np.errstate(invalid="ignore"):
        spans, chances = fit.conf_int(), fit.pvalues
    rows_of = zip(fit.params.tolist(), spans.tolist(), chances.tolist(), strict=True)
    told = np.isfinite(spans).all(axis=1)
    enough = [ok and mixed(group[rows], held, code) >= LEAST_STRATA for ok, code in zip(told, shown[1:], strict=True)]
    return [Gap(at, (low, high), p) if of else None for of, (at, (low, high), p) in zip(enough, rows_of, strict=True)]


def mixed(group: Ints, strata: Ints, code: int) -> int:
    """How many strata hold people of this group and of another one."""
    import numpy as np

    return len(np.intersect1d(strata[group == code], strata[group != code]))


def _within(values: Floats, strata: Ints) -> Floats:
    """Values less the mean of their stratum."""
    return values - means(values, strata, int(strata.max(initial=0)) + 1)[strata]


def classes(labels: Sequence[str]) -> list[str]:
    """Labels as they are; many different numbers, as of age, become four classes of about equal size."""
    import numpy as np

    numbers = [number(label) for label in labels]
    given = np.array([value for value in numbers if value is not None])
    if len(given) < sum(1 for label in labels if label) or len(np.unique(given)) <= 2 * CLASSES:
        return list(labels)
    edges = np.unique(np.quantile(given, np.arange(CLASSES + 1) / CLASSES, method="lower"))
    names = [f"{low:g} to {high:g}" for low, high in pairwise(edges)]
    place = np.clip(
        np.searchsorted(edges, [np.nan if n is None else n for n in numbers], side="right") - 1, 0, len(names) - 1
    )
    return ["" if value is None else names[at] for value, at in zip(numbers, place.tolist(), strict=True)]


def number(text: str) -> float | None:
    """The number that a text writes, with a point or a comma, else None."""
    try:
        value = float(text.replace(",", "."))
    except ValueError:
        return None
    return value if abs(value) < 1e300 else None
