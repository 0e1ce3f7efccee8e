"""Whoever solves all that is published of a thousand cities' years pins nobody."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from fractions import Fraction
from math import floor
from random import Random

import pytest

from tests.rules.attacker import Equation, pinned, rounded, solved
from tests.rules.test_publish import LIMITS, UNSUR, answered
from tolok.rules.publish import Place, Sums, publishable, told_points, told_together, whole

CITIES, CONTROLS = 1_000, 100
YEAR = ("I", "II", "III", "IV")
SIZES = (0, 1, 2, 4, 5, 6, 9, 12, 30)

Person = tuple[int, ...]
# What may be told in one span: the places with their index, and those with every unsur.
Told = tuple[set[str], set[str]]
Publish = Callable[[Place], Told]


def year_of(seed: int) -> dict[str, Place]:
    """The quarters of a city with units and services, many of them small, and people who often agree."""
    roll = Random(seed)
    kinds = [(roll.choice((2, 3, 4)), *(roll.randint(1, 4) for _each in range(UNSUR - 1))) for _kind in range(3)]
    services = [roll.randint(1, 4) for _unit in range(roll.randint(1, 4))]

    def person() -> Person:
        """Like a kind of person, or with a mind of their own; paper forms have gaps."""
        if roll.random() < 0.6:
            return roll.choice(kinds)
        gap = roll.randrange(UNSUR) if roll.random() < 0.05 else -1
        return tuple(0 if place == gap else roll.choice((3, 4, 4)) for place in range(UNSUR))

    def service(key: str) -> Place:
        people = [person() for _n in range(roll.choice(SIZES))]
        return Place(key, answered(*people) if people else Sums(0, (0,) * UNSUR, (0,) * UNSUR))

    def quarter() -> Place:
        units = [
            whole(f"{unit}", tuple(service(f"{unit}.{place}") for place in range(n)), UNSUR)
            for unit, n in enumerate(services)
        ]
        return whole("city", tuple(units), UNSUR)

    return {name: quarter() for name in YEAR}


def places(place: Place) -> Iterator[Place]:
    yield place
    for each in place.below:
        yield from places(each)


def leaves(place: Place) -> Iterator[Place]:
    return (each for each in places(place) if not each.below)


def read_by_attacker(year: Mapping[str, Place], publish: Publish, of_year: Publish | None = None) -> set[str]:
    """Who is found: the attacker gets even the exact sums of whatever is told, and every group's size.

    A group is a service in a quarter. The year tells what its quarters tell, or what `of_year` says of their sum.
    """
    told = {name: publish(city) for name, city in year.items()}
    together = of_year(added(year)) if of_year else year_told(year, told)
    found: set[str] = set()
    for number in range(UNSUR + 1):
        is_index = number == UNSUR
        seen = {name: index if is_index else unsur for name, (index, unsur) in told.items()}
        sizes = {
            f"{name} {leaf.key}": sum(leaf.sums.counts) if is_index else leaf.sums.counts[number]
            for name, city in year.items()
            for leaf in leaves(city)
        }
        equations = [
            equation([(name, each)], number)
            for name, city in year.items()
            for each in places(city)
            if each.key in seen[name]
        ]
        equations += [
            equation([(name, each) for name, city in year.items() for each in places(city) if each.key == key], number)
            for key in together[0 if is_index else 1]
        ]
        found |= {f"{number} {key}" for key in pinned(sizes, equations)}
    return found


def equation(parts: list[tuple[str, Place]], number: int) -> Equation:
    """The exact sum of some places in their quarters: of one unsur, or of all behind the last."""
    sums = [each.sums.totals for _name, each in parts]
    total = sum(sum(each) if number == UNSUR else each[number] for each in sums)
    return Equation(frozenset(f"{name} {leaf.key}" for name, each in parts for leaf in leaves(each)), total, total)


def year_told(year: Mapping[str, Place], told: Mapping[str, Told]) -> Told:
    """What the year tells beside its quarters, by the rule."""
    first = next(iter(year.values()))
    n = {(name, each.key): each.sums.n for name, city in year.items() for each in places(city)}

    def together(which: int) -> set[str]:
        return {
            each.key
            for each in places(first)
            if told_together(each.key in told[name][which] if n[name, each.key] else None for name in year)
        }

    return together(0), together(1)


def added(year: Mapping[str, Place]) -> Place:
    """The year as one span."""

    def both(one: Place, other: Place) -> Place:
        below = tuple(both(a, b) for a, b in zip(one.below, other.below, strict=True))
        return Place(one.key, one.sums.plus(other.sums), below)

    first, *rest = year.values()
    for each in rest:
        first = both(first, each)
    return first


def by_rule(city: Place) -> Told:
    return publishable(city, LIMITS)


def everything(city: Place) -> Told:
    every = {each.key for each in places(city) if each.sums.n}
    return every, every


def large(city: Place) -> Told:
    """Only small groups are hidden, and none beside them."""
    found = {each.key for each in places(city) if each.sums.n >= LIMITS.least}
    return found, found


def test_an_attacker_who_reads_the_years_of_a_thousand_cities_pins_nobody() -> None:
    told = 0
    for seed in range(CITIES):
        year = year_of(seed)
        told += sum(len(by_rule(city)[0]) for city in year.values())

        assert read_by_attacker(year, by_rule) == set(), f"city {seed}"

    assert told > CITIES * len(YEAR)


@pytest.mark.parametrize(
    ("publish", "of_year", "least"),
    [
        pytest.param(everything, None, 75, id="where everything is told"),
        pytest.param(large, None, 75, id="where only small groups are hidden, none beside them"),
        pytest.param(by_rule, by_rule, 50, id="where the year is told anew beside its quarters"),
    ],
)
def test_the_same_attacker_finds_people(publish: Publish, of_year: Publish | None, least: int) -> None:
    found = [read_by_attacker(year_of(seed), publish, of_year) for seed in range(CONTROLS)]

    assert sum(bool(each) for each in found) > least


def of_hundred(total: int, n: int) -> Fraction:
    """The mean of so many marks on the scale of 100, in hundredths as everywhere."""
    return Fraction(total * 2_500, n)


def as_pages_do(total: int, n: int) -> int:
    return told_points(floor(of_hundred(total, n) + Fraction(1, 2)), n, LIMITS)


def mean_in_tenths(total: int, n: int) -> int:
    return floor(Fraction(total * 10, n) + Fraction(1, 2))


@pytest.mark.parametrize(("show", "n"), [(as_pages_do, 70), (mean_in_tenths, 9)])
def test_a_live_mean_gives_every_answer_away_and_closed_spans_none(show: Callable[[int, int], int], n: int) -> None:
    """The control: a page that is rounded, but alive, read before and after each answer."""
    roll = Random(7)
    marks = {f"{number}": roll.randint(1, 4) for number in range(n)}
    names = [*marks]

    def reading(so_far: int) -> Equation:
        told = show(sum(marks[name] for name in names[:so_far]), so_far)
        return rounded(names[:so_far], so_far, told, lambda total: show(total, so_far))

    sizes = dict.fromkeys(marks, 1)
    live = [reading(so_far) for so_far in range(1, n + 1)]

    assert pinned(sizes, live) == set(marks)
    assert solved(sizes, live) == {name: (mark, mark) for name, mark in marks.items()}
    assert pinned(sizes, [reading(n)]) == set()
