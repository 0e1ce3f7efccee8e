"""What is published of a survey lets nobody work out an answer."""

from __future__ import annotations

from collections.abc import Iterator
from random import Random

import pytest

from tests.rules.attacker import Equation, pinned
from tolok.rules.publish import Limits, Place, Sums, publishable, told_numbers, told_points, whole

LIMITS = Limits(least=5, exact_from=10, fine_from=50)
UNSUR = 9
CITIES = 1_000


def answered(*people: tuple[int, ...]) -> Sums:
    """The sums of these people's marks, 0 where somebody said nothing."""
    columns = list(zip(*people, strict=True))
    return Sums(len(people), tuple(map(sum, columns)), tuple(sum(mark > 0 for mark in each) for each in columns))


def service(key: str, *people: tuple[int, ...]) -> Place:
    return Place(key, answered(*people))


def crowd(key: str, n: int) -> Place:
    """So many people who say 2 and 3 in turn."""
    return service(key, *((2 + number % 2,) * UNSUR for number in range(n)))


def test_a_group_below_the_least_is_hidden_and_so_is_the_smallest_beside_it() -> None:
    unit = whole("unit", (crowd("a", 40), crowd("b", 20), crowd("c", 4)), UNSUR)
    city = whole("city", (unit, crowd("other", 60)), UNSUR)

    index, unsur = publishable(city, LIMITS)

    assert index == unsur == {"city", "unit", "other", "a"}


def test_what_nobody_answered_hides_nothing_beside_it() -> None:
    unit = whole("unit", (crowd("a", 40), Place("none", Sums(0, (0,) * UNSUR, (0,) * UNSUR))), UNSUR)

    assert publishable(unit, LIMITS)[0] == {"unit", "a"}


def test_a_whole_of_too_few_tells_nothing() -> None:
    assert publishable(whole("unit", (crowd("a", 4),), UNSUR), LIMITS) == (set(), set())
    assert told_numbers(crowd("a", 4), set(), LIMITS) == {}


def test_where_all_say_the_same_of_an_unsur_only_the_index_is_told() -> None:
    free = service("free", *(((4,) + (2 + number % 2,) * (UNSUR - 1)) for number in range(12)))
    unit = whole("unit", (free, crowd("paid", 30)), UNSUR)

    index, unsur = publishable(unit, LIMITS)

    assert (index, unsur) == ({"unit", "free", "paid"}, {"unit"})


def test_where_all_give_the_lowest_mark_the_index_is_hidden_too() -> None:
    bad = service("bad", *(((1,) + (2 + number % 2,) * (UNSUR - 1)) for number in range(12)))
    unit = whole("unit", (bad, crowd("good", 30)), UNSUR)

    assert publishable(unit, LIMITS) == ({"unit"}, {"unit"})


def test_unanswered_questions_beside_equal_marks_hide_the_index_too() -> None:
    free = service("free", *(((4,) + (number % 3,) * (UNSUR - 1)) for number in range(18)))
    unit = whole("unit", (free, crowd("paid", 30)), UNSUR)

    assert publishable(unit, LIMITS) == ({"unit"}, {"unit"})


def test_a_whole_says_its_number_exactly_only_where_all_its_parts_do() -> None:
    some = whole("some", (crowd("a", 40), crowd("b", 7), crowd("c", 8)), UNSUR)
    city = whole("city", (some, whole("all", (crowd("d", 12),), UNSUR)), UNSUR)

    assert told_numbers(city, publishable(city, LIMITS)[0], LIMITS) == {
        "a": (40, 40),
        "b": (5, 9),
        "c": (5, 9),
        "some": (50, None),
        "d": (12, 12),
        "all": (12, 12),
        "city": (62, None),
    }


def test_a_hidden_part_is_not_counted_out_either() -> None:
    unit = whole("unit", (crowd("a", 40), crowd("b", 20), crowd("c", 4)), UNSUR)

    assert told_numbers(unit, publishable(unit, LIMITS)[0], LIMITS) == {"a": (40, 40), "unit": (40, None)}


@pytest.mark.parametrize(("points", "n", "told"), [(8_244, 49, 8_240), (8_245, 49, 8_250), (8_244, 50, 8_244)])
def test_below_fifty_answers_there_is_one_decimal(points: int, n: int, told: int) -> None:
    assert told_points(points, n, LIMITS) == told


def city_of(seed: int) -> Place:
    """A city with units and services, many of them small, and people who often agree."""
    roll = Random(seed)
    kinds = [[roll.choice((2, 3, 4)), *(roll.randint(1, 4) for _each in range(UNSUR - 1))] for _kind in range(3)]

    def person() -> tuple[int, ...]:
        """Like a kind of person, or with a mind of their own; paper forms have gaps."""
        if roll.random() < 0.6:
            return tuple(roll.choice(kinds))
        gap = roll.randrange(UNSUR) if roll.random() < 0.05 else -1
        return tuple(0 if place == gap else roll.choice((3, 4, 4)) for place in range(UNSUR))

    def unit(number: int) -> Place:
        size = (0, 1, 2, 4, 5, 6, 9, 12, 30)
        people = [[person() for _n in range(roll.choice(size))] for _service in range(roll.randint(1, 4))]
        services = tuple(
            Place(f"{number}.{place}", answered(*each) if each else Sums(0, (0,) * UNSUR, (0,) * UNSUR))
            for place, each in enumerate(people)
        )
        return whole(f"{number}", services, UNSUR)

    return whole("city", tuple(unit(number) for number in range(roll.randint(1, 4))), UNSUR)


def leaves(place: Place) -> Iterator[Place]:
    if not place.below:
        yield place
    for each in place.below:
        yield from leaves(each)


def places(place: Place) -> Iterator[Place]:
    yield place
    for each in place.below:
        yield from places(each)


def read_by_attacker(city: Place, index: set[str], unsur: set[str]) -> set[tuple[int, str]]:
    """Who is found, by unsur: the attacker gets even the exact sums of whatever is told, and every group's size."""
    found = set()
    for number in range(UNSUR):
        sizes = {leaf.key: leaf.sums.counts[number] for leaf in leaves(city)}
        exact = [
            Equation(frozenset(leaf.key for leaf in leaves(each)), each.sums.totals[number], each.sums.totals[number])
            for each in places(city)
            if each.key in unsur
        ]
        found |= {(number, key) for key in pinned(sizes, exact)}
    sizes = {leaf.key: sum(leaf.sums.counts) for leaf in leaves(city)}
    sums = [
        Equation(frozenset(leaf.key for leaf in leaves(each)), sum(each.sums.totals), sum(each.sums.totals))
        for each in places(city)
        if each.key in index
    ]
    return found | {(UNSUR, key) for key in pinned(sizes, sums)}


def test_an_attacker_who_reads_everything_of_a_thousand_cities_pins_nobody() -> None:
    told = 0
    for seed in range(CITIES):
        city = city_of(seed)
        index, unsur = publishable(city, LIMITS)
        told += len(index)

        assert read_by_attacker(city, index, unsur) == set(), f"city {seed}"

    assert told > CITIES


def test_the_same_attacker_finds_people_where_everything_is_published() -> None:
    everywhere = [city_of(seed) for seed in range(100)]

    found = [
        read_by_attacker(city, every, every)
        for city in everywhere
        for every in [{each.key for each in places(city) if each.sums.n}]
    ]

    assert sum(bool(each) for each in found) > 75


def test_the_same_attacker_finds_people_where_only_small_groups_are_hidden() -> None:
    """Without hiding one beside them, subtraction finds them."""
    everywhere = [city_of(seed) for seed in range(100)]

    found = [
        read_by_attacker(city, large, large)
        for city in everywhere
        for large in [{each.key for each in places(city) if each.sums.n >= LIMITS.least}]
    ]

    assert sum(bool(each) for each in found) > 50


def test_a_live_mean_gives_every_answer_away_and_closed_spans_none() -> None:
    """The control: read before and after each answer, a mean to one decimal of the first nine tells each of them."""
    roll = Random(7)
    marks = [roll.randint(1, 4) for _each in range(9)]

    live = [sum(marks[:n]) for n in range(1, len(marks) + 1)]
    read = [after - before for before, after in zip([0, *live], live, strict=False)]

    assert read == marks
    assert publishable(service("s", *((mark,) * UNSUR for mark in marks)), LIMITS)[0] == {"s"}
