"""What people said of themselves, beside what others said of them."""

from __future__ import annotations

from typing import NamedTuple

from tolok.rules.fairness.columns import Ratings
from tolok.rules.fairness.severity import around
from tolok.rules.fairness.sheets import Sheets, means, sheets

NONE = "Nobody rated themselves."
UNMET = "Nobody who rated themselves was rated by others."


class Own(NamedTuple):
    """Self-ratings, which count nowhere else: how many, and their mean difference from others' (n people with both)."""

    sheets: int
    n: int
    difference: float | None
    interval: tuple[float, float] | None
    reason: str | None


def own(of_self: Ratings, others: Ratings, by_others: Sheets) -> Own:
    """The mean of own minus others' raw result; Source: Heidemeier and Moser (2009), JAP 94, 353-370."""
    import numpy as np

    if not of_self.ratees:
        return Own(0, 0, None, None, NONE)
    told = sheets(of_self)
    mean = dict(zip(others.ratees, means(by_others.raw, by_others.ratee, by_others.ratees).tolist(), strict=True))
    pairs = [(each, mean[name]) for name, each in zip(of_self.ratees, told.raw.tolist(), strict=True) if name in mean]
    off = np.array([mine - theirs for mine, theirs in pairs])
    if not len(off):
        return Own(told.n, 0, None, None, UNMET)
    error = float(off.std(ddof=1)) / len(off) ** 0.5 if len(off) > 1 else None
    value = float(off.mean())
    return Own(told.n, len(off), value, None if error is None else around(value, error), None)
