"""Finds the rater of each person through a span, day by day of change."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import date

from tolok.people.queries.raters.sources import Sources
from tolok.people.queries.raters.spans import PASSES, Rated, RaterSpan, Way, Why
from tolok.people.queries.raters.state import State, changes
from tolok.people.queries.structure import LONGEST_LINE


class Climb:
    """Who rates whom on the day that the state has reached; only whom a change touches is asked anew."""

    def __init__(self, heads: frozenset[int]) -> None:
        self.state = State()
        self.rated: dict[int, Rated] = {}
        self._heads = heads
        self._circling: dict[int, set[int]] = defaultdict(set)

    def settle(self, touched: Iterable[int]) -> set[int]:
        """Ask these persons anew, and whoever gave way to a circle; all who were asked."""
        asked = {*touched, *self._circling}
        self._circling.clear()
        pending = asked
        while pending:
            for person in pending:
                self.rated[person] = self._ask(person)
            pending = self._give_way(pending)
            asked |= pending
        return asked

    def _ask(self, person: int) -> Rated:
        state, passed = self.state, set[Why]()
        post = state.post.get(person)
        if post is None:
            return Rated(None, None, Why.NO_POSTING)
        lead = state.lead_of(person)
        if lead is not None:
            fault = self._fault(person, lead if lead in state.post else None)
            if fault is None:
                return Rated(lead, Way.LEAD, None)
            passed.add(fault)
        place = state.above.get(post)
        if place is None and not passed:
            return Rated(None, None, Why.HEAD if post in self._heads else Why.UNLINKED)
        for _step in range(LONGEST_LINE):
            if place is None:
                return Rated(None, None, _last(passed))
            state.watching[place].add(person)
            held = state.holder.get(place)
            fault = self._fault(person, held.person if held else None)
            if held is not None and fault is None:
                return Rated(held.person, Way(held.kind), _last(passed))
            passed.add(fault or Why.VACANT)
            place = state.above.get(place)
        return Rated(None, None, Why.CIRCLE)

    def _fault(self, person: int, candidate: int | None) -> Why | None:
        """What speaks against this rater."""
        if candidate is None:
            return Why.VACANT
        if candidate == person:
            return Why.ONESELF
        if self.state.kin[person][candidate] > 0:
            return Why.TIE
        return Why.CIRCLE if candidate in self._circling.get(person, ()) else None

    def _give_way(self, pending: set[int]) -> set[int]:
        """Whoever is rated in a circle through an acting post or a team no longer is; all of a circle without those."""
        given = set[int]()
        for circle in self._circles(pending):
            loose = [one for one in circle if self.rated[one].way is not Way.DEFINITIVE]
            for one in loose or circle:
                rater = self.rated[one].rater_id
                assert rater is not None  # a circle has no end
                self._circling[one].add(rater)
                given.add(one)
        return given

    def _circles(self, pending: Iterable[int]) -> Iterator[list[int]]:
        """The circles to which the raters of these persons lead."""
        seen: dict[int, int] = {}
        for start in pending:
            line: list[int] = []
            step: int | None = start
            while step is not None and step not in seen:
                seen[step] = start
                line.append(step)
                above = self.rated.get(step)
                step = above.rater_id if above else None
            if step is not None and seen[step] == start:
                yield line[line.index(step) :]


def _last(passed: set[Why]) -> Why | None:
    return max(passed, key=PASSES.index) if passed else None


def climb(told: Sources) -> dict[int, list[RaterSpan]]:
    """Each person's days in stretches of one rater, or of one reason why nobody rates."""
    found = Climb(told.heads)
    since: dict[int, tuple[date, Rated]] = {}
    spans: dict[int, list[RaterSpan]] = {person: [] for person in told.persons}
    for day, changed in changes(told):
        touched = found.state.move_on(changed)
        for person in found.settle(told.persons if day == told.starts_on else touched):
            rated = found.rated[person]
            first, before = since.get(person, (day, rated))
            if before != rated:
                spans[person].append(RaterSpan(first, day, before))
                first = day
            since[person] = (first, rated)
    for person, (first, rated) in since.items():
        spans[person].append(RaterSpan(first, told.ends_on, rated))
    return spans
