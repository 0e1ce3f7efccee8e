"""Sheets: all that one rater said of one ratee, as one value."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from tolok.rules.fairness.columns import Ratings

if TYPE_CHECKING:
    from tolok.rules.fairness.columns import Floats, Ints


@dataclass(frozen=True)
class Sheets:
    """One sheet a place: whom, by whom, its plain mean, and its value freed of which items were left out.

    `of` says for each score which sheet it stands on; `items` counts the scores of a sheet.
    """

    ratee: Ints
    rater: Ints
    raw: Floats
    value: Floats
    items: Ints
    of: Ints
    ratees: int
    raters: int

    @property
    def n(self) -> int:
        """How many sheets there are."""
        return len(self.value)

    @property
    def least(self) -> float:
        """A deviation so small beside that of all sheets that it comes from arithmetic alone."""
        return 1e-4 * float(self.value.std())


def sheets(given: Ratings) -> Sheets:
    """The sheets of ratings: the mean of score minus the item's mean, plus the mean of all scores.

    Where every sheet answers every item this is the plain mean. Otherwise whoever skipped a hard item gains nothing.
    """
    import numpy as np

    keys = given.ratee * len(given.raters) + given.rater
    pairs, first, of, items = np.unique(keys, return_index=True, return_inverse=True, return_counts=True)
    of_item = means(given.score, given.item, len(given.items))
    freed = given.score - of_item[given.item] + given.score.mean()
    return Sheets(
        ratee=given.ratee[first],
        rater=given.rater[first],
        raw=means(given.score, of, len(pairs)),
        value=means(freed, of, len(pairs)),
        items=items.astype(np.intp),
        of=of.astype(np.intp),
        ratees=len(given.ratees),
        raters=len(given.raters),
    )


def means(values: Floats, groups: Ints, count: int) -> Floats:
    """The mean of each group; NaN where it is empty."""
    import numpy as np

    with np.errstate(invalid="ignore"):
        found: Floats = totals(values, groups, count) / np.bincount(groups, minlength=count)
    return found


def totals(values: Floats, groups: Ints, count: int) -> Floats:
    """The sum of each group."""
    import numpy as np

    return np.asarray(np.bincount(groups, weights=values, minlength=count), dtype=np.float64)
