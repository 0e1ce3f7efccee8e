"""What must hold for every dossier there could be."""

from __future__ import annotations

from dataclasses import replace
from random import Random
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from tests.rules import people
from tests.rules.make import dossier, target
from tolok.engine import packs
from tolok.rules.appraise import appraise
from tolok.rules.change import what_would_change
from tolok.rules.facts import Dossier
from tolok.rules.policy import Policy
from tolok.rules.result import Appraisal
from tolok.rules.steps import ratio

PONTIANAK = packs.load("pontianak-2026").policy()
AMOUNTS = st.integers(0, 460_000_000_000_000)
PERSONS = st.integers(0, 2**32).map(lambda seed: people.one(Random(seed)))


def achievement(polarity: str, low: int, high: int, checked: int, months: int = 12) -> int | None:
    """The achievement of one indicator, None if it is missing."""
    own = target(polarity=polarity, low=low, high=high, checked=checked, n_checked=1)
    steps = {step.path: step.value for step in appraise(dossier(own, months=months), PONTIANAK).steps}
    value = steps["target/1/achievement"]
    return value if isinstance(value, int) else None


@given(AMOUNTS, AMOUNTS)
def test_ratio_is_the_nearest_whole_number_half_up(number: int, by: int) -> None:
    found = ratio(number, by)

    assert found is None if by == 0 else 2 * number - by < 2 * (found or 0) * by <= 2 * number + by


@given(AMOUNTS, AMOUNTS, AMOUNTS, AMOUNTS)
def test_more_never_worsens_what_should_be_high(first: int, second: int, low: int, high: int) -> None:
    less, more = sorted((first, second))
    bounds = min(low, high), max(low, high)

    for polarity in ("higher", "range", "on_off"):
        one, other = achievement(polarity, *bounds, less), achievement(polarity, *bounds, more)
        assert one is None or other is None or one <= other


@given(AMOUNTS, AMOUNTS, AMOUNTS, AMOUNTS)
def test_more_never_improves_what_should_be_low(first: int, second: int, low: int, high: int) -> None:
    less, more = sorted((first, second))
    bounds = min(low, high), max(low, high)

    for polarity in ("lower", "zero"):
        one, other = achievement(polarity, *bounds, less), achievement(polarity, *bounds, more)
        assert one is None or other is None or one >= other


@given(st.integers(1, 10**9), AMOUNTS, st.sampled_from([1, 3, 6, 12]))
def test_an_achievement_lies_between_nothing_and_the_cap(bound: int, checked: int, months: int) -> None:
    for polarity in ("higher", "lower", "range", "stable", "zero", "on_off"):
        found = achievement(polarity, bound, bound, checked, months)
        assert found is not None and 0 <= found <= PONTIANAK.achievement.cap  # noqa: PT018 - one statement


@given(PERSONS)
def test_the_same_facts_and_policy_give_the_same_bytes(person: Dossier) -> None:
    again = Dossier.from_json(person.to_json())
    policy = Policy.from_json(PONTIANAK.to_json())

    first, second = appraise(person, PONTIANAK), appraise(again, policy)

    assert again.hash == person.hash
    assert second.to_json() == first.to_json()
    assert Appraisal.from_json(first.to_json()) == first


@given(PERSONS, st.randoms(use_true_random=False))
def test_the_order_of_rows_leaves_no_trace(person: Dossier, chance: Random) -> None:
    rows: dict[str, Any] = {
        name: list(getattr(person, name)) for name in ("targets", "outcomes", "behaviours", "components")
    }
    for each in rows.values():
        chance.shuffle(each)

    for name, each in rows.items():
        rows[name] = tuple(each)
    shuffled = replace(person, **rows)

    assert shuffled.to_json() == person.to_json()


@given(PERSONS)
def test_every_value_has_a_formula_and_every_gap_a_reason(person: Dossier) -> None:
    for step in appraise(person, PONTIANAK).steps:
        assert step.source
        assert step.formula
        assert (step.value is None) == (step.missing is not None)


@given(PERSONS)
def test_nothing_known_never_becomes_zero_or_full(person: Dossier) -> None:
    silent = replace(
        person,
        targets=tuple(replace(each, checked=None, claimed=None) for each in person.targets),
        outcomes=tuple(replace(each, stated=None) for each in person.outcomes),
        behaviours=tuple(replace(each, level=None) for each in person.behaviours),
        components=tuple(replace(each, points=None) for each in person.components),
    )

    found = appraise(silent, PONTIANAK)

    assert (found.work, found.behaviour, found.predikat) == (None, None, None)
    assert {score.points for score in found.local} == {None}


@given(PERSONS)
def test_the_local_score_never_enters_the_predikat(person: Dossier) -> None:
    alone = replace(PONTIANAK, schemes=())

    assert appraise(person, alone).predikat is appraise(person, PONTIANAK).predikat


@given(PERSONS)
def test_what_would_change_lifts_the_level_and_one_less_does_not(person: Dossier) -> None:
    clear = replace(person, targets=tuple(replace(each, claimed=None) for each in person.targets))

    for change in what_would_change(clear, PONTIANAK):
        enough = _level_with(clear, change.target, change.add, change.outcome)
        less = _level_with(clear, change.target, change.add - 1, change.outcome)
        assert (enough, less) == (change.to_level, change.from_level)


def _level_with(person: Dossier, number: int, add: int, outcome: int) -> object:
    more = tuple(
        replace(each, checked=(each.checked or 0) + add) if each.id == number else each for each in person.targets
    )
    steps = appraise(replace(person, targets=more), PONTIANAK).steps
    return {step.path: step.value for step in steps}[f"outcome/{outcome}/level"]
