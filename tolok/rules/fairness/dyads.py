"""Favours given and returned: two people who rate each other higher than expected."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from tolok.rules.fairness.columns import Ratings
from tolok.rules.fairness.effects import Effects
from tolok.rules.fairness.severity import Z
from tolok.rules.fairness.sheets import Sheets

if TYPE_CHECKING:
    from tolok.rules.fairness.columns import Floats

FEW = "Fewer than ten pairs rated each other."


class Dyads(NamedTuple):
    """Pairs who rated each other: their names, the sum of both residuals in standard deviations, and their likeness.

    `reciprocity` is the correlation of the two residuals over all pairs; a few favours hardly move it.
    """

    pairs: list[tuple[str, str]]
    z: Floats
    reciprocity: float | None
    interval: tuple[float, float] | None
    n: int
    reason: str | None


def dyads(names: Ratings, given: Sheets, found: Effects) -> Dyads:
    """Both residuals of each mutual pair, what their severity and their performance let expect being taken off.

    Source: Kenny (1994), Interpersonal Perception (relationship effect, dyadic reciprocity).
    """
    import numpy as np

    place = {name: code for code, name in enumerate(names.ratees)}
    as_ratee = np.array([place.get(name, -1) for name in names.raters], dtype=np.intp)[given.rater]
    of = {pair: row for row, pair in enumerate(zip(as_ratee.tolist(), given.ratee.tolist(), strict=True))}
    both = [(row, of[whom, by]) for (by, whom), row in of.items() if by < whom and by >= 0 and (whom, by) in of]
    first, second = (np.array([pair[side] for pair in both], dtype=np.intp) for side in (0, 1))
    one, other = found.rest[first], found.rest[second]
    pairs = [(names.ratees[given.ratee[b]], names.ratees[given.ratee[a]]) for a, b in both]
    if len(pairs) < 10 or not (spread := robust(one + other)) > given.least:
        return Dyads(pairs, np.zeros(len(pairs)), None, None, len(pairs), FEW if len(pairs) < 10 else None)
    # A pair has no order, so both orders are taken.
    alike = float(np.corrcoef(np.concatenate([one, other]), np.concatenate([other, one]))[0, 1])
    turned, half = np.arctanh(np.clip(alike, -1 + 1e-12, 1 - 1e-12)), Z / np.sqrt(len(pairs) - 1.5)
    low, high = np.tanh(turned - half), np.tanh(turned + half)
    return Dyads(pairs, (one + other) / spread, alike, (float(low), float(high)), len(pairs), None)


def robust(values: Floats) -> float:
    """A standard deviation that a few great values don't move; Source: Hampel (1974), JASA 69 (median deviation)."""
    import numpy as np

    return float(1.482602218505602 * np.median(np.abs(values)))
