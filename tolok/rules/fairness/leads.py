"""Leads, not verdicts: where a conversation may be worth having, in plain words."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, NamedTuple

from tolok.rules.fairness.anchor import Anchored
from tolok.rules.fairness.dyads import Dyads
from tolok.rules.fairness.gaps import Grouping
from tolok.rules.fairness.habits import Habit
from tolok.rules.fairness.ratios import FOUR_FIFTHS, surely_less
from tolok.rules.fairness.severity import Severity, Z

if TYPE_CHECKING:
    from tolok.rules.fairness.columns import Bools, Floats

RATE = 0.05
"""Of the leads of one kind about so many may be chance (false discovery rate)."""

FAR, MANY = 1.5, 20
"""How many standard deviations between raters are far, and from how many raters on; one where they are fewer."""

HABITS = {
    "flat_sheets": (-1, 0.5, "gives nearly the same score to every item of a sheet ({:.2f} of the usual spread)"),
    "central_tendency": (-1, 0.5, "hardly follows what others say of the same people ({:.2f} of the usual slope)"),
    "narrow_range": (-1, 0.4, "tells people apart less than usual ({:.2f} of the usual variance between people)"),
    "random_rating": (1, 1.75, "agrees with nobody ({:.2f} times the usual squared residual)"),
}
"""Each habit: which side is odd, from which statistic on it is worth a word, and the word."""


class Lead(NamedTuple):
    """Something to look at: what kind, whom, from how many sheets or people, how strong, and in words."""

    kind: str
    whom: list[str]
    n: int
    statistic: float
    words: str


def of_severity(found: Sequence[Severity], spread: float) -> list[Lead]:
    """Raters off their colleagues by far more than raters usually differ, and by more than chance.

    Where raters are few, one who is far off makes the usual difference itself wide.

    Source: Morris (1983), JASA 78, 47-55: shrunken before compared.
    """
    limit = spread * (FAR if len(found) >= MANY else 1)
    known = [(each, each.difference or 0.0, each.difference_error or 0.0) for each in found]
    far = [(each, off) for each, off, error in known if abs(off) > max(limit, Z * error)]
    told = []
    for each, off in sorted(far, key=lambda pair: -abs(pair[1])):
        kind, way = ("severe_rater", "lower") if off > 0 else ("lenient_rater", "higher")
        words = f"{each.rater} rates {abs(off):.2f} {way} than colleagues would, over {each.n} sheets."
        told.append(Lead(kind, [each.rater], each.n, off, words))
    return told


def of_habit(kind: str, found: Habit, names: tuple[str, ...]) -> list[Lead]:
    """Raters whose habit is odd beyond chance and by enough to matter."""
    side, limit, words = HABITS[kind]
    odd = discovered(found.z * side)
    enough = (found.statistic * side) > limit * side
    rows = sorted((float(found.z[j] * -side), j) for j in (odd & enough).nonzero()[0].tolist())
    told = [(names[j], int(found.n[j]), float(found.statistic[j])) for _, j in rows]
    return [Lead(kind, [who], n, at, f"{who} {words.format(at)}, over {n} sheets.") for who, n, at in told]


def of_dyads(found: Dyads) -> list[Lead]:
    """Pairs who both rate each other higher than their other ratings let expect."""
    odd = discovered(found.z).nonzero()[0].tolist()
    rows = sorted(((float(found.z[k]), found.pairs[k]) for k in odd), reverse=True)
    words = "{} and {} rate each other higher than expected, together {:.1f} standard deviations."
    return [Lead("reciprocal_favour", list(pair), 2, z, words.format(*pair, z)) for z, pair in rows]


def of_groups(found: Iterable[Grouping]) -> list[Lead]:
    """Gaps that stay after adjusting, and top shares below four fifths of the best, each beyond chance."""
    gaps, ratios = [], []
    groups = [(each, group) for each in found for group in each.groups]
    told = [(of, group, gap) for of, group in groups if (gap := group.adjusted or group.crude)]
    for (of, group, gap), q in zip(told, falsely([gap.p for *_, gap in told]), strict=True):
        words = (
            f"{of.column} {group.value} is rated {gap.value:+.2f} beside {of.reference} within the same {of.within}."
        )
        gaps += [Lead("group_gap", [of.column, group.value], group.n or 0, gap.value, words)] if q < RATE else []
    for of, group in groups:
        ratio = group.ratio
        if ratio and ratio.value < FOUR_FIFTHS and surely_less(ratio, sum(1 for each in of.groups if each.n)):
            words = f"{of.column} {group.value} reaches the top {ratio.value:.2f} times as often as the best group."
            ratios.append(Lead("four_fifths", [of.column, group.value], group.n or 0, ratio.value, words))
    return gaps + ratios


def of_anchors(found: Iterable[Anchored]) -> list[Lead]:
    """Units rated higher than their outside result lets expect."""
    import numpy as np

    told = []
    for each in found:
        odd = discovered(np.array([unit.z for unit in each.units]))
        chosen = [each.units[k] for k in odd.nonzero()[0].tolist()]
        words = "{} {} is rated {:.2f} higher than its {} lets expect, over {} sheets."
        told += [
            Lead("inflation", [u.unit], u.n, u.gap, words.format(each.over, u.unit, u.gap, each.anchor, u.n))
            for u in chosen
        ]
    return told


def discovered(z: Floats) -> Bools:
    """Which one-sided normal deviates are beyond chance, of all of them together; NaN never is."""
    import numpy as np
    from scipy.stats import norm

    known = np.flatnonzero(~np.isnan(z))
    found = np.zeros(len(z), dtype=bool)
    found[known] = falsely(norm.sf(z[known])) < RATE
    return found


def falsely(p: Iterable[float]) -> Floats:
    """The false discovery rate at which each would count; Source: Benjamini and Hochberg (1995), JRSS B 57, 289-300."""
    import numpy as np
    from scipy.stats import false_discovery_control

    given = np.asarray(p, dtype=np.float64)
    return np.asarray(false_discovery_control(given)) if len(given) else given
