"""Gaps between groups: crude ones may be of the unit, adjusted ones are not."""

from __future__ import annotations

import numpy as np
import pytest

from tests.rules.fairness.invented import Floats, World, as_ratings, invented
from tolok.rules.fairness.columns import Unit, ratings
from tolok.rules.fairness.gaps import (
    ALONE,
    APART,
    MANY,
    MOST_GROUPS,
    SMALL,
    Group,
    Grouping,
    classes,
    grouping,
    number,
    welch,
)
from tolok.rules.fairness.leads import of_groups
from tolok.rules.fairness.sheets import Sheets, sheets

WORLD = World(ratees=600, outside=0.0, climate_sd=0.0)


def told(found: Grouping) -> dict[str, Group]:
    """Groups by their value."""
    return {group.value: group for group in found.groups}


def world(shift: Floats | None = None, seed: int = 1) -> Sheets:
    """Sheets of a world where each ratee's scores are shifted."""
    made = invented(World(ratees=600, outside=0.0, seed=seed))
    value = made.sheet if shift is None else made.sheet + shift[made.ratee]
    return sheets(as_ratings(made.ratee, made.rater, value))


def units() -> Unit:
    """Each ratee's unit of ten."""
    return Unit("unit", np.arange(600) // 10, tuple(f"u{k}" for k in range(60)))


def test_a_planted_gap_is_found_again() -> None:
    is_woman = np.arange(600) % 2 == 1
    given = world(np.where(is_woman, -3.0, 0.0))

    found = grouping("sex", ["f" if each else "m" for each in is_woman], given, None, None)

    woman, man = told(found)["f"], told(found)["m"]
    assert (found.reference, found.within, man.crude, man.adjusted) == (
        "f",
        "rater",
        found.groups[1].crude,
        man.adjusted,
    )
    assert man.adjusted is not None
    assert man.adjusted.value == pytest.approx(3, abs=1)
    assert man.adjusted.interval[0] < 3 < man.adjusted.interval[1]
    assert (woman.n, woman.crude, woman.adjusted) == (300, None, None)
    assert next(lead.kind for lead in of_groups([found])) == "group_gap"


def test_a_gap_that_is_of_the_unit_vanishes_within_units() -> None:
    chance = np.random.default_rng(2)
    in_good_unit = np.arange(600) // 10 < 30
    is_field = chance.random(600) < np.where(in_good_unit, 0.8, 0.2)
    given = world(np.where(in_good_unit, 8.0, 0.0))

    found = told(grouping("work", ["field" if each else "office" for each in is_field], given, units(), None))

    gap = next(group for group in found.values() if group.crude)
    assert gap.crude is not None
    assert gap.adjusted is not None
    assert abs(gap.crude.value) > 3
    assert gap.adjusted.interval[0] < 0 < gap.adjusted.interval[1]
    assert gap.odds is not None
    assert gap.odds.interval[0] < 1 < gap.odds.interval[1]
    assert gap.ratio is None or gap.ratio.value < 0.6


def test_without_gaps_hardly_any_is_named() -> None:
    chance, named = np.random.default_rng(3), 0
    for seed in range(40):
        labels = chance.choice(["I", "II", "III", "IV"], 600).tolist()
        named += len(of_groups([grouping("grade", labels, world(seed=seed), None, None)]))

    assert named <= 8


def test_four_fifths_of_the_best_group() -> None:
    rows = [(f"a{k}", "r", "x", float(k % 20 < (10 if k < 100 else 4))) for k in range(200)]
    given = sheets(ratings(*zip(*rows, strict=True)))

    labels = ["many" if int(name[1:]) < 100 else "few" for name, *_ in sorted(rows, key=lambda row: int(row[0][1:]))]
    found = grouping("kind", labels, given, None, 1.0)

    few, many = told(found)["few"], told(found)["many"]
    assert (few.top, many.top, found.top_from) == (0.2, 0.5, 1.0)
    assert few.ratio is not None
    assert few.ratio.value == pytest.approx(0.4)
    assert few.ratio.interval[1] < 0.8
    assert many.ratio is None
    assert [lead.kind for lead in of_groups([found])] == ["group_gap", "four_fifths"]


def test_nobody_at_the_top_gives_no_ratio() -> None:
    found = grouping("kind", ["a", "b"] * 300, world(), units(), 1_000.0)

    assert {(group.top, group.ratio, group.odds) for group in found.groups} == {(0.0, None, None)}


def test_a_small_group_is_not_shown_and_alone_there_is_nothing_to_compare() -> None:
    labels = ["rare"] * 9 + [""] + ["m"] * 290 + ["f"] * 300

    found = told(grouping("sex", labels, world(), None, None))
    alone = grouping("sex", ["rare"] * 9 + ["m"] * 591, world(), None, None)

    assert found["rare"] == Group("rare", None, None, None, None, None, None, None, SMALL)
    assert (found["m"].n, found["f"].n) == (290, 300)
    assert (alone.groups, alone.reference, alone.reason) == ([], None, ALONE)


def test_only_the_largest_of_many_groups_are_compared() -> None:
    labels = [f"g{k % 30}" for k in range(600)]

    found = grouping("place", labels, world(), None, None).groups

    assert [group.value for group in found if group.n] == [f"g{k}" for k in range(MOST_GROUPS)]
    assert {group.reason for group in found if not group.n} == {MANY}


def test_groups_that_no_unit_has_both_of_have_no_adjusted_gap() -> None:
    found = told(grouping("place", ["n" if k < 300 else "s" for k in range(600)], world(), units(), None))

    assert {(group.adjusted, group.reason) for group in found.values()} == {(None, None), (None, APART)}
    assert found["s"].odds is None


def test_equal_scores_have_no_gap() -> None:
    rows = [(f"a{k}", f"r{k % 2}", "x", 4.0) for k in range(40)]
    given = sheets(ratings(*zip(*rows, strict=True)))

    found = told(grouping("sex", ["f", "m"] * 20, given, None, None))

    assert (found["m"].crude, found["m"].adjusted) == (None, None)
    assert of_groups([grouping("sex", ["f", "m"] * 20, given, None, None)]) == []


def test_welch_by_hand() -> None:
    one, other = np.array([1.0, 2, 3, 4]), np.array([2.0, 4, 6, 8])

    found = welch(one, other)

    assert found is not None
    assert found.value == -2.5
    assert found.interval == pytest.approx((-6.36, 1.36), abs=0.01)


def test_many_numbers_become_classes_and_few_stay() -> None:
    ages = [str(20 + k) for k in range(40)]

    assert sorted(set(classes(ages))) == ["20 to 29", "29 to 39", "39 to 49", "49 to 59"]
    assert classes([*ages, ""])[-1] == ""
    assert classes(["1", "2", "3"]) == ["1", "2", "3"]
    assert classes(["a", *ages]) == ["a", *ages]


def test_numbers_may_have_a_comma() -> None:
    assert [number(text) for text in ("3,5", "3.5", "x", "", "inf")] == [3.5, 3.5, None, None, None]
