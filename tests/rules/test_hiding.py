"""Small groups stay hidden, also from whoever subtracts from the total."""

from __future__ import annotations

from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from tolok.rules.hiding import is_found, published


def test_a_small_group_stays_hidden_and_takes_the_smallest_with_it() -> None:
    assert published({"a": 9, "b": 4, "c": 1}, least=3) == {"a"}


def test_small_groups_that_are_many_together_hide_nobody_else() -> None:
    assert published({"a": 9, "b": 2, "c": 2}, least=3) == {"a"}
    assert published({"a": 9, "b": 4}, least=3) == {"a", "b"}
    assert published({"a": 2}, least=3) == set()


@given(st.lists(st.integers(0, 12), max_size=7), st.integers(3, 6))
def test_no_sum_of_published_figures_differs_from_another_by_fewer_than_the_least(sizes: list[int], least: int) -> None:
    groups = dict(enumerate(sizes))

    shown = published(groups, least=least)

    figures = {sum(sizes), *(groups[each] for each in shown), sum(groups[each] for each in shown)}
    figures |= {
        sum(sizes) - sum(groups[each] for each in some)
        for n in range(len(shown) + 1)
        for some in combinations(shown, n)
    }
    assert not [each for each in figures if 0 < each < least and sum(sizes) >= least]


def test_a_group_is_found_by_subtraction_unless_the_same_or_three_differ() -> None:
    assert is_found({1, 2, 3, 4}, [{1, 2, 3}], least=3)
    assert is_found({1, 2, 3}, [{7, 8, 9}, {1, 2, 4}], least=3)
    assert not is_found({1, 2, 3}, [{1, 2, 3}, {1, 2, 3, 4, 5, 6}, {7, 8, 9}], least=3)
    assert not is_found({1, 2, 3}, [], least=3)
