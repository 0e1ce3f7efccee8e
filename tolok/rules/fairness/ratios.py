"""How often groups reach the top: the four-fifths ratio, and odds within strata."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, NamedTuple

from tolok.rules.fairness.severity import Z

if TYPE_CHECKING:
    from tolok.rules.fairness.columns import Bools, Floats, Ints

FOUR_FIFTHS = 0.8


class Ratio(NamedTuple):
    """A ratio with its 95 % interval."""

    value: float
    interval: tuple[float, float]


def topmost(raw: Floats, level: float) -> tuple[int, int]:
    """How many of a group reach the level, and how many it has."""
    return int((raw >= level).sum()), len(raw)


def impact(group: tuple[int, int], best: tuple[int, int]) -> Ratio | None:
    """The share of a group at the top over that of the best group; None where nobody is there, or for the best.

    Source: 29 CFR 1607.4 D (four-fifths rule); Katz et al. (1978), Biometrics 34, 469-474, half a case added.
    """
    from statsmodels.stats.proportion import confint_proportions_2indep

    if not best[0] or group == best:
        return None
    low, high = confint_proportions_2indep(*group, *best, compare="ratio", method="log-adjusted")
    return Ratio(group[0] / group[1] / (best[0] / best[1]), (float(low), float(high)))


def surely_less(ratio: Ratio, groups: int) -> bool:
    """Whether a share is below the best by more than chance, the best being the best of so many groups.

    Source: Dunn (1961), JASA 56, 52-64 (Bonferroni over all pairs).
    """
    from scipy.stats import norm

    low, high = ratio.interval
    error = math.log(high / low) / (2 * Z)
    z = math.log((low * high) ** 0.5) / error
    return bool(2 * norm.cdf(z) * groups * (groups - 1) / 2 < 0.05)


def pooled_odds(in_group: Bools, at_top: Bools, stratum: Ints) -> Ratio | None:
    """The odds of reaching the top within strata, group over reference; None where no stratum can tell.

    Source: Mantel and Haenszel (1959), JNCI 22, 719-748; Robins, Breslow and Greenland (1986) for the interval.
    """
    import numpy as np
    from statsmodels.stats.contingency_tables import StratifiedTable

    cells = 4 * stratum + 2 * ~in_group + ~at_top
    tables = np.bincount(cells[stratum >= 0], minlength=4).astype(np.float64)
    tables = np.pad(tables, (0, -len(tables) % 4)).reshape(-1, 2, 2)
    telling = tables[(tables.sum(axis=1).min(axis=1) > 0) & (tables.sum(axis=2).min(axis=1) > 0)]
    crossed = telling[:, 0, 1] * telling[:, 1, 0]
    if not crossed.any() or not (telling[:, 0, 0] * telling[:, 1, 1]).any():
        return None
    found = StratifiedTable(list(telling))
    low, high = found.oddsratio_pooled_confint()
    return Ratio(float(found.oddsratio_pooled), (float(low), float(high)))
