"""Finds who rates whoever holds no post any more: from the last post upwards."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from tolok.people.queries.raters.state import State, changes
from tolok.people.queries.structure import LONGEST_LINE

if TYPE_CHECKING:
    from tolok.people.queries.raters.sources import Sources


def raters_of_left(told: Sources) -> dict[int, int]:
    """Who rates on the first day of the span what is still open of those who hold no post any more.

    The first above their last post who is no family of theirs; whom nobody rates is missing.
    """
    state = State()
    _day, changed = changes(told)[0]
    state.move_on(changed)
    found: dict[int, int] = {}
    for person, post in told.last.items():
        kin = state.kin[person]
        may = (one for one in _holders_above(post, state) if one != person and not kin[one])
        if (rater := next(may, None)) is not None:
            found[person] = rater
    return found


def _holders_above(post: int, state: State) -> Iterator[int]:
    place = state.above[post]
    for _step in range(LONGEST_LINE):
        if place is None:
            return
        if place in state.holder:
            yield state.holder[place].person
        place = state.above[place]
