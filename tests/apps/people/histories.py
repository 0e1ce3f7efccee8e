"""Random histories of a small government, and a slow oracle of who rates whom."""

from __future__ import annotations

import random
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import TYPE_CHECKING

from tests.conftest import NOON
from tolok.people.models import FormerLine, Person, Position, Posting, Team, TeamPlace, Tie, Unit
from tolok.people.queries import Rated, Way, Why

if TYPE_CHECKING:
    from tolok.people.models import Government

FIRST, LAST = date(2026, 3, 1), date(2026, 4, 10)
DAYS = [FIRST + timedelta(days=n) for n in range((LAST - FIRST).days)]
AROUND = [FIRST + timedelta(days=n) for n in range(-20, len(DAYS) + 20)]
RANK = {"definitive": 0, "plt": 1, "plh": 2}
STRENGTH = [Why.VACANT, Why.ONESELF, Why.CIRCLE, Why.TIE]


@dataclass
class History:
    """Everything that ever held, as plain tuples of numbers and days; `None` as an end is open."""

    size: int
    above: list[int | None] = field(default_factory=list)
    former: list[tuple[int, int | None, date]] = field(default_factory=list)
    held: list[tuple[int, int, str, date, date | None]] = field(default_factory=list)
    leads: list[tuple[int, int, date, date | None]] = field(default_factory=list)
    members: list[tuple[int, int, date, date | None]] = field(default_factory=list)
    ties: list[tuple[int, int, date, date | None]] = field(default_factory=list)


def history(seed: int) -> History:
    """A history with transfers, gaps, vacancies, acting officials, teams, ties and moved positions."""
    pick = random.Random(seed)
    made = History(pick.randint(3, 8))
    places = range(made.size)
    made.above = [pick.choice([None, *range(place)]) if place % 4 else None for place in places]
    made.above[1:3] = [0, pick.choice([0, 1])]
    for place in places:
        if pick.random() < 0.3:
            made.former.append((place, pick.choice([None, *range(place)]), pick.choice(AROUND)))
    for person in places:
        made.held += _career(pick, person, made.size)
        for _each in range(pick.choice([0, 0, 1, 1, 2])):
            first, after = _span(pick)
            made.held.append((person, pick.randrange(made.size), pick.choice(["plt", "plh"]), first, after))
    for team in range(2):
        made.leads += [(team, pick.randrange(made.size), *span) for span in _apart(pick, pick.randint(0, 2))]
    for person in places:
        made.members += [(pick.randrange(2), person, *span) for span in _apart(pick, pick.choice([0, 0, 1, 2]))]
    pairs = [(one, other) for one in places for other in places if one != other]
    for one, other in pick.sample(pairs, pick.randint(0, min(5, len(pairs)))):
        made.ties.append((one, other, *_span(pick)))
    return made


def _span(pick: random.Random) -> tuple[date, date | None]:
    first, after = sorted(pick.sample(AROUND, 2))
    return first, pick.choice([after, after, None])


def _apart(pick: random.Random, count: int) -> list[tuple[date, date | None]]:
    """So many spans that share no day."""
    cuts = sorted(pick.sample(AROUND, 2 * count))
    return [(cuts[2 * n], cuts[2 * n + 1]) for n in range(count)]


def _career(pick: random.Random, person: int, size: int) -> list[tuple[int, int, str, date, date | None]]:
    """Definitive postings one after the other, sometimes with a gap, sometimes none."""
    cuts = sorted(pick.sample(AROUND, pick.choice([0, 1, 2, 4])))
    if not cuts:
        return [(person, person, "definitive", date(2020, 1, 1), None)] if pick.random() < 0.8 else []
    starts = [date(2020, 1, 1), *cuts] if pick.random() < 0.7 else cuts
    ends: list[date | None] = [*starts[1:], pick.choice([None, None, AROUND[-1] + timedelta(days=9)])]
    found = [(person, pick.randrange(size), "definitive", *days) for days in zip(starts, ends, strict=True)]
    return [each for each in found if pick.random() < 0.85]


def store(made: History, government: Government) -> list[int]:
    """Write a history as it is; the ids of its persons."""
    unit = Unit.objects.create(government=government, code="U", name="U", time_zone="Asia/Jakarta")
    positions = [
        Position.objects.create(
            government=government,
            unit=unit,
            code=f"P{n}",
            title=f"P{n}",
            level="head_of_region" if n == 0 else "pelaksana",
        )
        for n in range(made.size)
    ]
    for place, up in enumerate(made.above):
        positions[place].reports_to = positions[up] if up is not None else None
    Position.objects.bulk_update(positions, ["reports_to"])
    persons = [
        Person.objects.create(government=government, nip=f"1990010120150119{n:02}", name=f"Orang {n}", status="pns")
        for n in range(made.size)
    ]
    ours = {"government": government}
    for place, up, after in made.former:
        above = positions[up] if up is not None else None
        FormerLine.objects.create(**ours, position=positions[place], reports_to=above, ends_on=after)
    for person, place, kind, first, until in made.held:
        whose = {"person": persons[person], "position": positions[place], "kind": kind}
        Posting.objects.create(**ours, **whose, starts_on=first, ends_on=until)
    teams = [Team.objects.create(**ours, name=f"Tim {n}", decree="SK 1/2026") for n in range(2)]
    for team, person, first, until in made.leads:
        whose = {"team": teams[team], "person": persons[person], "is_lead": True}
        TeamPlace.objects.create(**ours, **whose, starts_on=first, ends_on=until)
    for team, person, first, until in made.members:
        whose = {"team": teams[team], "person": persons[person], "is_rated": True}
        TeamPlace.objects.create(**ours, **whose, starts_on=first, ends_on=until)
    for one, other, first, until in made.ties:
        withdrawn = {"ends_on": until, "withdrawn_at": NOON, "reason": "selesai"} if until else {}
        whose = {"person": persons[one], "about": persons[other], "kind": "spouse"}
        Tie.objects.create(**ours, **whose, starts_on=first, declared_at=NOON, **withdrawn)
    return [person.pk for person in persons]


def _runs(on: date, first: date, after: date | None) -> bool:
    return first <= on and (after is None or on < after)


class Oracle:
    """Who rates whom on one day, found the slow way."""

    def __init__(self, made: History, on: date) -> None:
        self.made, self.on = made, on
        self.skipped: set[tuple[int, int]] = set()
        self.found = self._all()
        while circles := self._circles():
            for circle in circles:
                loose = [one for one in circle if self.found[one][1] is not Way.DEFINITIVE]
                self.skipped |= {(one, self.found[one][0] or 0) for one in loose or circle}
            self.found = self._all()

    def answer(self, person: int) -> tuple[int | None, Way | None, Why | None]:
        """The rater, the way and why."""
        return self.found[person]

    def _all(self) -> list[tuple[int | None, Way | None, Why | None]]:
        return [self._one(person) for person in range(self.made.size)]

    def _one(self, person: int) -> tuple[int | None, Way | None, Why | None]:
        post = self._post(person)
        if post is None:
            spans = [(first, after) for one, _place, _kind, first, after in self.made.held if one == person]
            served = any(first <= self.on for first, _ in spans) and any(a is None or a > self.on for _, a in spans)
            return None, None, Why.NO_POSTING if served or not spans else Why.OUT
        passed = []
        for candidate, way in self.candidates(person, post):
            if candidate is None:
                passed.append(Why.VACANT)
            elif candidate == person:
                passed.append(Why.ONESELF)
            elif self.are_kin(person, candidate):
                passed.append(Why.TIE)
            elif (person, candidate) in self.skipped:
                passed.append(Why.CIRCLE)
            else:
                why = max(passed, key=STRENGTH.index) if passed and way is not Way.LEAD else None
                return candidate, way, why
        if passed:
            return None, None, max(passed, key=STRENGTH.index)
        return None, None, Why.HEAD if post == 0 else Why.UNLINKED

    def candidates(self, person: int, post: int) -> list[tuple[int | None, Way]]:
        """Who might rate whoever holds this post, the nearest first, and by which way."""
        found: list[tuple[int | None, Way]] = []
        for team, one, first, after in self.made.members:
            if one == person and _runs(self.on, first, after):
                for its, lead, begins, ends in self.made.leads:
                    if its == team and _runs(self.on, begins, ends):
                        found.append((lead if self._post(lead) is not None else None, Way.LEAD))
        place = self._above(post)
        while place is not None:
            held = [
                (RANK[kind], number, one)
                for number, (one, its, kind, first, after) in enumerate(self.made.held)
                if its == place and _runs(self.on, first, after)
            ]
            rank, _number, holder = max(held) if held else (0, 0, None)
            found.append((holder, [Way.DEFINITIVE, Way.PLT, Way.PLH][rank]))
            place = self._above(place)
        return found

    def _post(self, person: int) -> int | None:
        for one, place, kind, first, after in self.made.held:
            if one == person and kind == "definitive" and _runs(self.on, first, after):
                return place
        return None

    def _above(self, place: int) -> int | None:
        former = sorted((after, n) for n, (its, _up, after) in enumerate(self.made.former) if its == place)
        for after, n in former:
            if self.on < after:
                return self.made.former[n][1]
        return self.made.above[place]

    def holds(self, person: int) -> bool:
        """Whether the person holds any post that day, acting or not."""
        return any(
            one == person and _runs(self.on, first, after) for one, _place, _kind, first, after in self.made.held
        )

    def last_post(self, person: int) -> int | None:
        """The definitive post that the person held last and no longer holds."""
        ended = [
            (after, number, place)
            for number, (one, place, kind, _first, after) in enumerate(self.made.held)
            if one == person and kind == "definitive" and after is not None and after <= self.on
        ]
        return max(ended)[2] if ended else None

    def are_kin(self, one: int, other: int) -> bool:
        """Whether a tie between the two holds that day."""
        return any({a, b} == {one, other} and _runs(self.on, first, after) for a, b, first, after in self.made.ties)

    def _circles(self) -> list[list[int]]:
        found = []
        for start in range(self.made.size):
            line, step = [start], self.found[start][0]
            while step is not None and step not in line:
                line.append(step)
                step = self.found[step][0]
            if step == start and min(line) == start:
                found.append(line)
        return found


def as_rated(answer: tuple[int | None, Way | None, Why | None], ids: list[int]) -> Rated:
    """The oracle's answer with the ids of the database."""
    rater, way, why = answer
    return Rated(ids[rater] if rater is not None else None, way, why)
