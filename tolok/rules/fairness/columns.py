"""Ratings in long form: a ratee, a rater, an item and a score a row."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Floats = NDArray[np.float64]
    Ints = NDArray[np.intp]
    Bools = NDArray[np.bool_]

SHORT_NUMBER = re.compile(r"[0-9]{1,6}")
"""A label of this form may be a mere number; a NIP is longer."""

PANEL = 0.5
"""From this share of all possible sheets on, raters are a panel."""


@dataclass(frozen=True)
class Ratings:
    """Scores that were given, ordered by ratee, rater and item; each place counts in the sorted names."""

    ratee: Ints
    rater: Ints
    item: Ints
    score: Floats
    ratees: tuple[str, ...]
    raters: tuple[str, ...]
    items: tuple[str, ...]


class Unit(NamedTuple):
    """A column that parts people or sheets: how it is called, each one's place (-1 where nobody said), the names."""

    title: str
    place: Ints
    names: tuple[str, ...]


def ratings(ratee: Sequence[str], rater: Sequence[str], item: Sequence[str], score: Sequence[float | None]) -> Ratings:
    """Ratings from columns of equal length; rows without a score are left out."""
    import numpy as np

    values = np.array([np.nan if value is None else value for value in score], dtype=np.float64)
    given = np.flatnonzero(~np.isnan(values)).tolist()
    columns = [coded([column[row] for row in given]) for column in (ratee, rater, item)]
    (who, ratees), (by, raters), (on, items) = columns
    order = np.lexsort((on, by, who))
    return Ratings(who[order], by[order], on[order], values[given][order], ratees, raters, items)


def coded(labels: Sequence[str]) -> tuple[Ints, tuple[str, ...]]:
    """Each label's place among the sorted labels, and these."""
    import numpy as np

    names = tuple(sorted(set(labels), key=natural))
    places = {name: place for place, name in enumerate(names)}
    return np.array([places[label] for label in labels], dtype=np.intp), names


def natural(name: str) -> list[str | int]:
    """A key that sorts `R2` before `R10`."""
    parts = re.split(r"([0-9]+)", name)
    return [int(part) if place % 2 else part for place, part in enumerate(parts)]


def kept(given: Ratings, rows: Bools) -> Ratings:
    """Some of the rows, with only the names that occur in them."""
    import numpy as np

    def column(codes: Ints, names: tuple[str, ...]) -> tuple[Ints, tuple[str, ...]]:
        used, places = np.unique(codes[rows], return_inverse=True)
        return places.astype(np.intp), tuple(names[code] for code in used)

    ratee, ratees = column(given.ratee, given.ratees)
    rater, raters = column(given.rater, given.raters)
    item, items = column(given.item, given.items)
    return Ratings(ratee, rater, item, given.score[rows], ratees, raters, items)


def parted(given: Ratings) -> tuple[Ratings, Ratings]:
    """What people said of others, and what they said of themselves; nothing of themselves if names only number."""
    import numpy as np

    places = {name: place for place, name in enumerate(given.raters)}
    same = np.array([places.get(name, -1) for name in given.ratees], dtype=np.intp)
    of_self = same[given.ratee] == given.rater
    if only_numbered(given):
        of_self[:] = False
    return kept(given, ~of_self), kept(given, of_self)


def only_numbered(given: Ratings) -> bool:
    """Whether ratees and raters are merely counted 1, 2, 3, so that ratee 3 is not rater 3.

    So it is where all labels are short numbers, there are not the same on both sides, and most raters rated most
    ratees, as a panel does and colleagues rarely do.
    """
    import numpy as np

    numbers = all(SHORT_NUMBER.fullmatch(name) for name in (*given.ratees, *given.raters))
    pairs = len(np.unique(given.ratee * len(given.raters) + given.rater))
    return numbers and given.ratees != given.raters and pairs > PANEL * len(given.ratees) * len(given.raters)
