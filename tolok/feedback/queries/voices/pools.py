"""Reads who could be asked about whom: colleagues, subordinates, served."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Set
from dataclasses import dataclass
from datetime import date

from tolok.feedback.queries.voices.serving import serving
from tolok.people.queries import raters_on, units_of_all
from tolok.people.queries.ties import tied_pairs
from tolok.rules.draw import Circle, Pair
from tolok.rules.terms import Voice

Groups = dict[int, tuple[int, ...]]


@dataclass(frozen=True)
class Pools:
    """Circles to draw from, who is never asked about whom (rater, subject), and each person's superior."""

    circles: tuple[Circle, ...]
    barred: Mapping[str, Set[Pair]]
    superiors: Mapping[int, int]
    persons: tuple[int, ...]


def pools(*, on: date, least: int) -> Pools:
    """Everybody in service that day; a team too small for `least` colleagues is joined by its unit. Ten queries."""
    units = units_of_all(on=on)
    found = ((person, rated.rater_id) for person, rated in raters_on(on).items() if person in units)
    superiors = {person: rater for person, rater in found if rater is not None}
    family = tied_pairs(on=on)
    line = {pair for person, head in superiors.items() for pair in ((person, head), (head, person))}
    members, led = _grouped(units), _grouped(superiors)
    circles = (
        *_colleagues(members, led, set(units) - set(superiors), least),
        *(Circle(Voice.SUBORDINATES, (head,), team) for head, team in led.items() if head in units),
        *_served(members, superiors, on),
    )
    barred: dict[str, Set[Pair]] = {Voice.PEERS: family | line, Voice.SUBORDINATES: family, Voice.SERVED: family | line}
    return Pools(circles, barred, superiors, tuple(sorted(units)))


def _grouped(places: Mapping[int, int]) -> Groups:
    """People by where they belong."""
    groups: dict[int, list[int]] = defaultdict(list)
    for person, place in sorted(places.items()):
        groups[place].append(person)
    return {place: tuple(people) for place, people in groups.items()}


def _colleagues(members: Groups, led: Groups, alone: Set[int], least: int) -> Iterator[Circle]:
    """Those of one superior; where they are too few, together with everybody of their unit."""
    teams = [team for team in led.values() if len(team) > least]
    few = {person for team in led.values() if len(team) <= least for person in team} | alone
    yield from (Circle(Voice.PEERS, team, team) for team in teams)
    for people in members.values():
        if lone := tuple(person for person in people if person in few):
            yield Circle(Voice.PEERS, lone, people)


def _served(members: Groups, superiors: Mapping[int, int], on: date) -> Iterator[Circle]:
    """The people of the units that a unit serves, but for colleagues under the same superior."""
    served: dict[int, set[int]] = defaultdict(set)
    for unit, other in serving(on=on).values_list("unit_id", "served_id"):
        served[unit] |= set(members.get(other, ()))
    for unit in sorted(set(served) & set(members)):
        heads = {superiors.get(person) for person in members[unit]} - {None}
        others = tuple(sorted(person for person in served[unit] if superiors.get(person) not in heads))
        yield Circle(Voice.SERVED, members[unit], others)
