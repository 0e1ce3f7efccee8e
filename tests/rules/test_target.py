"""What one indicator achieves: the regulation's own examples, and its traps."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from tests.rules.make import dossier, target
from tolok.engine import packs
from tolok.rules.appraise import appraise
from tolok.rules.policy import Policy
from tolok.rules.terms import Silence


def steps(policy: Policy, months: int = 12, **facts: Any) -> dict[str, Any]:
    """The steps of one indicator by name."""
    found = appraise(dossier(target(**facts), months=months), policy).steps
    return {step.name: step for step in found if step.path.startswith("target/1/")}


def latest(polarity: str, low: int, high: int, checked: int) -> dict[str, Any]:
    """An indicator whose last amount counts."""
    bounds: dict[str, Any] = {"low": low, "high": high, "checked": checked, "n_checked": 1}
    return bounds | {"polarity": polarity, "accumulation": "latest"}


@pytest.mark.parametrize(
    ("polarity", "low", "high", "checked", "raw"),
    [
        ("higher", 10000, 10000, 9000, 9000),
        ("lower", 1000, 1000, 800, 12000),
        ("lower", 1000, 1000, 2500, -5000),
        ("higher", 8000, 9000, 8500, 10000),
        ("range", 8000, 9000, 8500, 10000),
        ("range", 8000, 9000, 7000, 8750),
        ("range", 8000, 9000, 9200, 10222),  # a known copy prints 113 %
        ("lower", 700, 800, 650, 10714),
        ("lower", 700, 800, 900, 8750),
        ("lower", 700, 800, 750, 10000),
        ("stable", 8000, 9000, 9200, 9778),
        ("stable", 8000, 9000, 7000, 8750),
        ("stable", 8000, 8000, 8800, 9000),
        ("stable", 8000, 8000, 7200, 9000),
        ("stable", 8000, 9000, 8500, 10000),
        ("stable", 0, 0, 100, 0),
        ("zero", 0, 0, 0, 10000),
        ("zero", 0, 0, 100, 0),
        ("lower", 0, 0, 0, 10000),
        ("lower", 0, 0, 300, 0),
        ("on_off", 100, 100, 100, 10000),
        ("on_off", 100, 100, 50, 0),
        ("on_off", 100, 200, 100, 10000),
    ],
)
def test_the_raw_achievement_follows_the_indicators_direction(
    national: Policy, polarity: str, low: int, high: int, checked: int, raw: int
) -> None:
    assert steps(national, **latest(polarity, low, high, checked))["raw"].value == raw


def test_below_zero_stays_visible_and_counts_as_zero(national: Policy) -> None:
    found = steps(national, **latest("lower", 1000, 1000, 2500))

    assert found["raw"].formula == "200 % − 25 ÷ 10 = −50 %"
    assert found["achievement"].value == 0


def test_the_cap_keeps_the_raw_value(national: Policy) -> None:
    found = steps(national, **latest("higher", 1000, 1000, 5000))

    assert found["raw"].value == 50000
    assert found["achievement"].value == 12000
    assert found["achievement"].formula == "500 % > 120 % → 120 %"


def test_the_formula_is_filled_in_as_people_write_it(national: Policy) -> None:
    found = steps(national, low=9500, high=9500, checked=9300, n_checked=412)

    assert found["raw"].formula == "93 ÷ 95 = 97,89 %"
    assert found["due"].formula == "95 × 12 ÷ 12 = 95"


@pytest.mark.parametrize(
    ("months", "checked", "expected"),
    [(3, 2375, 10000), (1, 800, 10105), (7, 0, 0), (12, 9500, 10000)],
)
def test_amounts_that_add_up_are_due_in_proportion_to_the_months(
    national: Policy, months: int, checked: int, expected: int
) -> None:
    found = steps(national, months=months, low=9500, high=9500, checked=checked, n_checked=1)

    assert found["achievement"].value == expected


def test_a_share_of_a_small_target_stays_exact(national: Policy) -> None:
    found = steps(national, months=1, low=100, high=100, checked=10, n_checked=1)

    assert found["raw"].value == 12000
    assert found["raw"].formula == "0,1 ÷ 0,0833 = 120 %"


def test_one_bound_stands_for_both(national: Policy) -> None:
    found = steps(national, low=9500, high=None, checked=9300, n_checked=1)

    assert found["raw"].value == 9789


@pytest.mark.parametrize(
    ("facts", "why"),
    [
        ({}, "nothing_reported"),
        ({"claimed": 9000, "n_claimed": 3}, "only_claimed"),
        ({"low": None, "high": None, "checked": 100}, "no_target"),
        ({"low": 0, "high": 0, "checked": 100}, "zero_target"),
        ({"checked": -100}, "negative_amount"),
        ({"polarity": "zero"}, "nothing_reported"),
    ],
)
def test_what_is_missing_is_neither_zero_nor_full_and_says_why(
    national: Policy, facts: dict[str, Any], why: str
) -> None:
    found = steps(national, **facts)

    assert found["achievement"].value is None
    assert found["achievement"].missing == why


def test_a_target_of_nothing_is_left_out_where_the_policy_says_so() -> None:
    policy = packs.load("permenpanrb-6-2022").policy()
    lenient = replace(policy, achievement=replace(policy.achievement, zero_target=Silence.REDISTRIBUTE))
    person = dossier(target(1, low=0, high=0, checked=500), target(2, checked=10_000))

    strict, left_out = appraise(person, policy), appraise(person, lenient)

    assert [(each.path, each.escalates_to) for each in strict.held] == [("target/1", "superior")]
    assert (left_out.held, left_out.work) == ((), "meets")
