"""Who can be compared: the connected components of who rated whom."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from tolok.rules.fairness.sheets import Sheets

if TYPE_CHECKING:
    from tolok.rules.fairness.columns import Ints

MOST_ADVICE = 20


class Linked(NamedTuple):
    """The component of each ratee and rater; 0 is the one with most sheets."""

    ratee: Ints
    rater: Ints
    sheets: Ints


class Cross(NamedTuple):
    """A rating that would link two components: a rater of one and a ratee of the other."""

    rater: int
    ratee: int
    component: int


def linked(given: Sheets) -> Linked:
    """Ratees and raters joined by chains of sheets: only inside a component does a difference mean something.

    Source: Weeks and Williams (1964), A note on the determination of connectedness, Technometrics 6, 319-324.
    """
    import numpy as np
    from scipy.sparse import coo_array
    from scipy.sparse.csgraph import connected_components

    size = given.ratees + given.raters
    edges = coo_array((np.ones(given.n), (given.ratee, given.rater + given.ratees)), shape=(size, size))
    _, labels = connected_components(edges, directed=False)
    counts = np.bincount(labels[given.ratee])
    rank = np.argsort(np.argsort(-counts, kind="stable"))
    places = rank[labels].astype(np.intp)
    return Linked(places[: given.ratees], places[given.ratees :], np.sort(counts)[::-1])


def cross_raters(given: Sheets, of: Linked) -> list[Cross]:
    """For each further component two sheets that would link it to the largest, one in each direction.

    The rater with most sheets of one side, the ratee with fewest sheets of the other, who gains most by another.
    """
    import numpy as np

    per_ratee, per_rater = np.bincount(given.ratee), np.bincount(given.rater)
    busiest = _first(of.rater, -per_rater, len(of.sheets))
    barest = _first(of.ratee, per_ratee, len(of.sheets))
    pairs = [((busiest[0], barest[k]), (busiest[k], barest[0])) for k in range(1, len(of.sheets))]
    return [Cross(*pair, k) for k, both in enumerate(pairs, 1) for pair in both][:MOST_ADVICE]


def _first(component: Ints, key: Ints, count: int) -> list[int]:
    """In each component the member with the least key."""
    import numpy as np

    order = np.lexsort((key, component))
    return [int(place) for place in order[np.searchsorted(component[order], np.arange(count))]]
