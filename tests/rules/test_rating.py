"""The two ratings and the quadrant, with wrong quadrants in use as examples."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.rules.make import behaviours, dossier, outcome, target
from tolok.rules.appraise import appraise
from tolok.rules.policy import Policy
from tolok.rules.quadrant import predikat
from tolok.rules.result import Held
from tolok.rules.terms import Claim, Level, Predikat, Silence

ABOVE, MEETS, BELOW = Level.ABOVE, Level.MEETS, Level.BELOW


@pytest.mark.parametrize(
    ("work", "behaviour", "expected"),
    [
        (ABOVE, ABOVE, Predikat.SANGAT_BAIK),
        (ABOVE, MEETS, Predikat.BAIK),
        (ABOVE, BELOW, Predikat.KURANG),
        (MEETS, ABOVE, Predikat.BAIK),
        (MEETS, MEETS, Predikat.BAIK),
        (MEETS, BELOW, Predikat.KURANG),
        (BELOW, ABOVE, Predikat.BUTUH_PERBAIKAN),
        (BELOW, MEETS, Predikat.BUTUH_PERBAIKAN),
        (BELOW, BELOW, Predikat.SANGAT_KURANG),
        (None, ABOVE, None),
        (ABOVE, None, None),
    ],
)
def test_the_quadrant_gives_the_predikat(
    work: Level | None, behaviour: Level | None, expected: Predikat | None
) -> None:
    assert predikat(work, behaviour) is expected


@pytest.mark.parametrize(
    ("work", "behaviour", "wrong"),
    [
        (ABOVE, MEETS, Predikat.SANGAT_BAIK),
        (MEETS, BELOW, Predikat.BAIK),
        (ABOVE, BELOW, Predikat.SANGAT_KURANG),
        (ABOVE, BELOW, Predikat.BUTUH_PERBAIKAN),
    ],
)
def test_the_wrong_quadrants_found_elsewhere_are_not_ours(work: Level, behaviour: Level, wrong: Predikat) -> None:
    assert predikat(work, behaviour) is not wrong


def stated(policy: Policy, main: str, additional: str = "") -> Level | None:
    """The proposal for outcomes written as letters: a(bove), m(eets), b(elow), ? unknown."""
    words = {"a": "above", "m": "meets", "b": "below", "?": None}
    rows = [("main", each) for each in main] + [("additional", each) for each in additional]
    own = tuple(outcome(place, kind, words[each]) for place, (kind, each) in enumerate(rows, 1))
    return appraise(dossier(outcomes=own), policy).work


@pytest.mark.parametrize(
    ("main", "additional", "expected"),
    [
        ("aaa", "", ABOVE),
        ("aam", "", ABOVE),
        ("am", "", MEETS),
        ("aaab", "", MEETS),  # a main outcome below forbids "above"
        ("aaa", "b", ABOVE),  # an additional one doesn't
        ("mmm", "", MEETS),
        ("mmb", "", MEETS),  # a third is a small part
        ("mb", "", BELOW),  # half is not
        ("abb", "", BELOW),
        ("bbb", "", BELOW),
        ("aa?", "", ABOVE),  # two thirds are known
        ("a?", "", None),
        ("", "aa", ABOVE),
        ("", "", None),
        ("?", "", None),
    ],
)
def test_work_results_are_proposed_from_counts_without_weights(
    national: Policy, main: str, additional: str, expected: Level | None
) -> None:
    assert stated(national, main, additional) is expected


@pytest.mark.parametrize(
    ("levels", "expected"),
    [
        (("above",) * 4 + ("meets",) * 3, ABOVE),
        (("above",) * 3 + ("meets",) * 4, MEETS),
        (("above",) * 6 + ("below",), MEETS),
        (("below",) * 2 + ("above",) * 5, BELOW),
        (("below",) + ("meets",) * 6, MEETS),
        (("above",) * 6 + (None,), None),
        ((None,), None),
    ],
)
def test_behaviour_is_proposed_from_seven_levels(
    national: Policy, levels: tuple[str | None, ...], expected: Level | None
) -> None:
    assert appraise(dossier(levels=behaviours(*levels)), national).behaviour is expected


def test_an_outcome_nobody_stated_waits_for_the_superior(national: Policy) -> None:
    found = appraise(dossier(outcomes=(outcome(3),)), national)

    assert found.held == (Held("outcome/3", "not_stated", "superior"),)


def test_a_plan_without_outcomes_waits_for_the_superior(national: Policy) -> None:
    found = appraise(dossier(outcomes=()), national)

    assert found.held == (Held("work", "no_outcomes", "superior"),)


def test_a_claim_only_is_held_and_put_before_the_checker(national: Policy) -> None:
    found = appraise(dossier(target(claimed=18_000, n_claimed=9)), national)

    assert found.held == (
        Held("target/1", "only_claimed", "checker"),
        Held("outcome/1", "claims_could_change_it", "checker"),
    )
    assert found.work is None


def test_claims_that_change_no_level_hold_nothing_up(national: Policy) -> None:
    own = target(checked=9_500, claimed=100, n_checked=9, n_claimed=1)

    found = appraise(dossier(own), national)

    assert (found.work, found.held) == (MEETS, ())


def test_claims_that_could_lift_the_outcome_hold_its_level(national: Policy) -> None:
    own = target(checked=8_900, claimed=200, n_checked=9, n_claimed=1)

    found = appraise(dossier(own), national)

    assert (found.work, found.held) == (None, (Held("outcome/1", "claims_could_change_it", "checker"),))


@pytest.mark.parametrize(
    ("accumulation", "confirmed"),
    [("sum", 9_100), ("mean", 8_030), ("latest", 200)],
)
def test_what_claims_could_lead_to_follows_the_way_of_adding_up(
    national: Policy, accumulation: str, confirmed: int
) -> None:
    own = target(checked=8_900, claimed=200, n_checked=9, n_claimed=1, accumulation=accumulation)

    found = {step.path: step.value for step in appraise(dossier(own), national).steps}

    assert found["target/1/done_if_confirmed"] == confirmed * 12


def test_a_policy_may_leave_claims_out(national: Policy) -> None:
    policy = replace(national, achievement=replace(national.achievement, claimed=Claim.LEAVE_OUT))

    found = appraise(dossier(target(claimed=18_000, n_claimed=9)), policy)

    assert (found.work, found.held) == (None, ())


def test_the_others_stand_in_for_a_silent_indicator_if_the_policy_says_so(national: Policy) -> None:
    facts = dossier(target(1, checked=10_000, n_checked=1), target(2))
    waiting = replace(national, achievement=replace(national.achievement, missing=Silence.HOLD))

    redistributed, held = appraise(facts, national), appraise(facts, waiting)

    assert redistributed.work is MEETS
    assert held.work is None
    assert {step.path: step.missing for step in held.steps}["outcome/1/level"] == "waits_for_indicators"


def test_the_level_says_between_which_limits_it_lies(national: Policy) -> None:
    found = appraise(dossier(target(checked=9_700, n_checked=1)), national)

    shown = {step.path: step.formula for step in found.steps}

    assert shown["outcome/1/level"] == "90 % ≤ 97 % < 110 %"
    assert shown["work/rating"] == "0 % ≤ 50 %; 0 % ≤ 33,33 %"
    assert shown["behaviour/rating"] == "0 < 2"
