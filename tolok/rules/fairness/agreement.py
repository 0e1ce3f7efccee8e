"""Agreement of raters: the six intraclass correlations with their intervals."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from tolok.rules.fairness.sheets import Sheets, means

if TYPE_CHECKING:
    from tolok.rules.fairness.columns import Floats

FORMS = ("ICC1", "ICC2", "ICC3", "ICC1k", "ICC2k", "ICC3k")
FEW = "Needs at least two ratees, and at least one who was rated twice."
FLAT = "Nothing differs, so that agreement can't be told."
EQUAL = "The means of all ratees are equal: that of a mean has no bound below."
UNCROSSED = (
    "Not every rater rated every ratee, so that severity can't be taken out of the squares; "
    "`variances` allows for holes."
)


class Icc(NamedTuple):
    """One form: its value, its 95 % interval, or the reason why it has none; n ratees, k sheets of each."""

    value: float | None
    interval: tuple[float, float] | None
    n: int
    k: float
    reason: str | None


class Squares(NamedTuple):
    """Mean squares of a complete table: between ratees, between raters, and of the rest."""

    ratees: float
    raters: float
    rest: float


def intraclass(given: Sheets) -> dict[str, Icc]:
    """All six forms over the sheets' values; those whose design is not there say so.

    Source: Shrout and Fleiss (1979), Psych. Bulletin 86, 420-428; McGraw and Wong (1996), Psych. Methods 1, 30-46.
    """
    is_complete = given.n == given.ratees * given.raters
    if given.ratees < 2 or given.n == given.ratees:
        return {form: Icc(None, None, given.ratees, given.n / given.ratees, FEW) for form in FORMS}
    found = _one_way(given)
    if is_complete:
        return {form: {**found, **_two_way(given)}[form] for form in FORMS}
    k = found["ICC1"].k
    return {form: found.get(form) or Icc(None, None, given.ratees, k, UNCROSSED) for form in FORMS}


def _one_way(given: Sheets) -> dict[str, Icc]:
    """Forms that take the raters of each ratee for drawn anew; unequal counts by their mean size n0.

    Source: Shrout and Fleiss (1979), case 1; n0: Donner (1986), International Statistical Review 54, 67-82.
    """
    import numpy as np

    counts, n, size = np.bincount(given.ratee), given.ratees, given.n
    mean = means(given.value, given.ratee, n)
    between = float(counts @ (mean - given.value.mean()) ** 2) / (n - 1)
    within = float(((given.value - mean[given.ratee]) ** 2).sum()) / (size - n)
    k = float(size - (counts**2).sum() / size) / (n - 1)
    if between <= tiny(given) and within <= tiny(given):
        return {form: Icc(None, None, n, k, FLAT) for form in ("ICC1", "ICC1k")}
    low, high = ratio_limits(between, within, n - 1, size - n)
    one = [consistency(value, within, k) for value in (between, low, high)]
    return _pair("1", one[0], one[1], one[2], n, k)


def _two_way(given: Sheets) -> dict[str, Icc]:
    """Forms that know each rater: agreement (2), where severity counts as error, and consistency (3)."""
    n, k = given.ratees, given.raters
    of = squares(given)
    if max(of) <= tiny(given) or max(of.ratees, of.rest) <= tiny(given):
        return {form: Icc(None, None, n, k, FLAT) for form in FORMS if form[3] in "23"}
    low, high = ratio_limits(of.ratees, of.rest, n - 1, (n - 1) * (k - 1))
    three = [consistency(value, of.rest, k) for value in (of.ratees, low, high)]
    return {**_pair("2", *agreement(of, n, k), n, k), **_pair("3", three[0], three[1], three[2], n, k)}


def squares(given: Sheets) -> Squares:
    """Mean squares of a complete table of ratees and raters."""
    n, k, mean = given.ratees, given.raters, given.value.mean()
    of_ratee: Floats = means(given.value, given.ratee, n) - mean
    of_rater: Floats = means(given.value, given.rater, k) - mean
    rest = given.value - mean - of_ratee[given.ratee] - of_rater[given.rater]
    between, severity = k * float(of_ratee @ of_ratee) / (n - 1), n * float(of_rater @ of_rater) / (k - 1)
    return Squares(between, severity, float(rest @ rest) / ((n - 1) * (k - 1)))


def consistency(between: float, rest: float, k: float) -> float:
    """The intraclass correlation from two mean squares; Source: Shrout and Fleiss (1979), ICC(1,1) and ICC(3,1)."""
    return (between - rest) / (between + (k - 1) * rest)


def ratio_limits(between: float, rest: float, above: float, below: float) -> tuple[float, float]:
    """Bounds of the greater mean square for a 95 % interval of their ratio F; free of division by a rest of zero."""
    from scipy.stats import f

    return between / float(f.ppf(0.975, above, below)), between * float(f.ppf(0.975, below, above))


def agreement(of: Squares, n: int, k: int) -> tuple[float, float, float]:
    """ICC(2,1) with its interval by Satterthwaite's degrees of freedom.

    Source: Shrout and Fleiss (1979), ICC(2,1); McGraw and Wong (1996), ICC(A,1).
    """
    from scipy.stats import f

    both = k * of.raters + (k * n - k - n) * of.rest
    value = n * (of.ratees - of.rest) / (n * of.ratees + both)
    a, b = k * value, n * (1 - value) + k * value * (n - 1)
    spread = (a * of.raters) ** 2 / (k - 1) + (b * of.rest) ** 2 / ((n - 1) * (k - 1))
    freedom = (a * of.raters + b * of.rest) ** 2 / spread if spread else (n - 1) * (k - 1)
    lower, upper = float(f.ppf(0.975, n - 1, freedom)), float(f.ppf(0.975, freedom, n - 1))
    low = n * (of.ratees - lower * of.rest) / (lower * both + n * of.ratees)
    return value, low, n * (upper * of.ratees - of.rest) / (both + n * upper * of.ratees)


def _pair(name: str, value: float, low: float, high: float, n: int, k: float) -> dict[str, Icc]:
    """The form for one sheet and for the mean of k."""
    mean = [stepped(each, k) for each in (value, low, high)]
    of_mean = Icc(mean[0], bounds(mean[1], mean[2]), n, k, EQUAL if mean[0] is None else None)
    return {f"ICC{name}": Icc(value, (low, high), n, k, None), f"ICC{name}k": of_mean}


def stepped(value: float, k: float) -> float | None:
    """The reliability of a mean of k from that of one, if it has a bound; Source: Spearman and Brown (1910)."""
    divisor = 1 + (k - 1) * value
    return k * value / divisor if divisor > 1e-12 else None


def bounds(low: float | None, high: float | None) -> tuple[float, float] | None:
    """An interval, if it has both ends."""
    return None if low is None or high is None else (low, high)


def tiny(given: Sheets) -> float:
    """What counts as no variance at all, beside the size of the scores."""
    return 1e-20 * float((given.value**2).mean() + 1)
