"""What is published of a survey lets nobody work out an answer."""

from __future__ import annotations

import pytest

from tolok.rules.publish import Limits, Place, Sums, publishable, told_numbers, told_points, told_together, whole

LIMITS = Limits(least=5, exact_from=10, fine_from=50)
UNSUR = 9


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


@pytest.mark.parametrize(
    ("spans", "is_told"),
    [([True, True], True), ([True, None], True), ([True, False], False), ([None, None], False), ([], False)],
)
def test_spans_are_told_as_one_where_each_that_anybody_answered_is(spans: list[bool | None], is_told: bool) -> None:
    assert told_together(spans) is is_told
