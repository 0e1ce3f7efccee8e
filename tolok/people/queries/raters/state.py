"""One day: who holds what, leads whom, is family; moved on change by change."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from datetime import date
from typing import NamedTuple

from tolok.people.models import Posting
from tolok.people.queries.raters.sources import Days, Held, Place, Sources
from tolok.people.queries.structure import standing


class Kin(NamedTuple):
    """Two persons who are family of each other."""

    one: int
    other: int


class Line(NamedTuple):
    """A position and what it reports to."""

    position: int
    above: int | None


Dated = Held | Place | Kin | Line
Change = tuple[bool, Dated]


def changes(told: Sources) -> list[tuple[date, list[Change]]]:
    """What begins and what ends on each day of the span, in the order of time; the ends come first."""
    found: dict[date, list[Change]] = defaultdict(list)
    found[told.starts_on] = []
    for days, each in _dated(told):
        first, after = max(days[0], told.starts_on), days[1]
        if first < min(after, told.ends_on):
            found[first].append((True, each))
            if after < told.ends_on:
                found[after].append((False, each))
    return [(day, sorted(found[day], key=lambda change: change[0])) for day in sorted(found)]


def _dated(told: Sources) -> Iterator[tuple[Days, Dated]]:
    yield from ((each.days, each) for each in told.held)
    yield from ((each.days, each) for each in told.places)
    yield from ((days, Kin(one, other)) for days, one, other in told.ties)
    for position, lines in told.above.items():
        first = date.min
        for after, up in lines:
            yield (first, after), Line(position, up)
            first = after


class State:
    """One day: definitive posts, first holders, superior posts, teams and ties; and whom a change touches."""

    def __init__(self) -> None:
        self.post: dict[int, int] = {}
        self.holder: dict[int, Held] = {}
        self.above: dict[int, int | None] = {}
        self.team: dict[int, int] = {}
        self.lead: dict[int, int] = {}
        self.kin: dict[int, Counter[int]] = defaultdict(Counter)
        self.watching: dict[int, set[int]] = defaultdict(set)
        self._holding: dict[int, dict[int, Held]] = defaultdict(dict)
        self._members: dict[int, set[int]] = defaultdict(set)
        self._leading: dict[int, Counter[int]] = defaultdict(Counter)

    def move_on(self, given: Iterable[Change]) -> set[int]:
        """Let changes happen; the persons whose rater may be another one now."""
        touched: set[int] = set()
        for begins, each in given:
            if isinstance(each, Held):
                touched |= self._hold(begins, each)
            elif isinstance(each, Place):
                touched |= self._place(begins, each)
            elif isinstance(each, Kin):
                touched |= self._tie(begins, each)
            elif begins:
                self.above[each.position] = each.above
                touched |= self._under(each.position)
        return touched

    def lead_of(self, person: int) -> int | None:
        """The lead who rates this person in a team that day, in service or not."""
        team = self.team.get(person)
        return None if team is None else self.lead.get(team)

    def _under(self, position: int) -> set[int]:
        return self.watching[position] | {each.person for each in self._holding[position].values()}

    def _hold(self, begins: bool, each: Held) -> set[int]:
        touched = set[int]()
        if self._is_another(begins, each):
            touched |= self.watching[each.position]
        if each.kind == Posting.Kind.DEFINITIVE:
            if begins:
                self.post[each.person] = each.position
            else:
                self.post.pop(each.person)
            touched.add(each.person)
            for team in +self._leading[each.person]:
                touched |= self._members[team]
        return touched

    def _is_another(self, begins: bool, each: Held) -> bool:
        """Keep who holds the position; whether somebody else stands first in it now."""
        holding, before = self._holding[each.position], self.holder.get(each.position)
        if begins:
            holding[each.id] = each
            if before is not None and standing(before.kind, before.id) > standing(each.kind, each.id):
                return False
            self.holder[each.position] = each
            return True
        holding.pop(each.id)
        if before is not None and before.id != each.id:
            return False
        self.holder.pop(each.position)
        if holding:
            self.holder[each.position] = max(holding.values(), key=lambda held: standing(held.kind, held.id))
        return True

    def _place(self, begins: bool, each: Place) -> set[int]:
        if each.is_lead:
            self._leading[each.person][each.team] += 1 if begins else -1
            if begins:
                self.lead[each.team] = each.person
            else:
                self.lead.pop(each.team)
            return set(self._members[each.team])
        if begins:
            self.team[each.person] = each.team
            self._members[each.team].add(each.person)
        else:
            self.team.pop(each.person)
            self._members[each.team].discard(each.person)
        return {each.person}

    def _tie(self, begins: bool, each: Kin) -> set[int]:
        step = 1 if begins else -1
        self.kin[each.one][each.other] += step
        self.kin[each.other][each.one] += step
        return {each.one, each.other}
