"""Severity beside measured results is found where nobody is rated twice."""

from __future__ import annotations

import numpy as np
import pytest

from tests.rules.fairness.invented import Floats, as_ratings
from tolok.rules.fairness.beside import ALONE, FEW, LEAST_RATERS, beside_results, inner_slope
from tolok.rules.fairness.sheets import Sheets, sheets

RATERS, EACH = 200, 6


def world(seed: int, rater_sd: float) -> tuple[Sheets, Floats, Floats]:
    """Sheets of people with one rater each, their measured results, and how severe each rater is."""
    chance = np.random.default_rng(seed)
    ratee = np.arange(RATERS * EACH)
    rater, truth = ratee // EACH, chance.normal(0, rater_sd, RATERS)
    result = chance.normal(100, 8, len(ratee))
    values = 2.2 + 0.02 * (result - 100) - truth[rater] + chance.normal(0, 0.25, len(ratee))
    return sheets(as_ratings(ratee, rater + 10_000, values)), result, truth


def test_severity_slope_and_spread_come_back() -> None:
    of, result, truth = world(1, 0.2)

    line, found = beside_results(of, result)

    estimates = np.array([each.severity for each in found if each])
    assert np.corrcoef(truth, estimates)[0, 1] > 0.85
    assert line.slope == pytest.approx(0.02, abs=0.003)
    assert line.spread == pytest.approx(0.2, rel=0.2)
    assert line.rest == pytest.approx(0.25, rel=0.1)


def test_the_truth_lies_inside_nineteen_intervals_of_twenty() -> None:
    inside = []
    for seed in range(5):
        of, result, truth = world(seed, 0.2)
        _line, found = beside_results(of, result)
        known = [each for each in found if each]
        inside += [each.interval[0] <= at <= each.interval[1] for each, at in zip(known, truth, strict=True)]

    assert 0.92 < np.mean(inside) < 0.98


def test_where_raters_are_alike_hardly_one_in_a_hundred_stands_out() -> None:
    far = 0
    for seed in range(20):
        of, result, _truth = world(seed, 0.0)
        far += sum(1 for each in beside_results(of, result)[1] if each and each.is_far)

    assert far <= 20 * RATERS // 100


def test_few_sheets_are_drawn_to_zero_and_stay_uncertain() -> None:
    of, result, _truth = world(3, 0.2)
    result[1:EACH] = np.nan

    _line, found = beside_results(of, result)

    one, many = found[0], found[1]
    assert one is not None
    assert many is not None
    assert (one.n, many.n) == (1, EACH)
    assert abs(one.severity) < abs(one.gap)
    assert one.error > many.error


def test_who_rated_nobody_with_a_result_has_no_figure() -> None:
    of, result, _truth = world(4, 0.2)
    result[:EACH] = np.nan

    line, found = beside_results(of, result)

    assert (found[0], line.raters) == (None, RATERS - 1)


def test_too_few_raters_or_one_person_each_tell_nothing() -> None:
    of, result, _truth = world(5, 0.2)
    few, alone = result.copy(), result.copy()
    few[EACH * (LEAST_RATERS - 1) :] = np.nan
    alone[np.arange(len(alone)) % EACH > 0] = np.nan

    assert (beside_results(of, few)[0].reason, beside_results(of, alone)[0].reason) == (FEW, ALONE)
    assert set(beside_results(of, few)[1]) == {None}


def test_results_that_are_all_the_same_explain_nothing() -> None:
    rater = np.repeat(np.arange(3), 2)

    assert inner_slope(np.full(6, 100.0), np.arange(6.0), rater) == 0.0


def test_a_small_company_needs_less_to_stand_out() -> None:
    """With fewer than twenty raters one who is far off makes the usual difference itself wide."""
    chance = np.random.default_rng(6)
    rater = np.repeat(np.arange(8), 30)
    values = 2.0 - 0.8 * (rater == 0) + chance.normal(0, 0.1, len(rater))
    of = sheets(as_ratings(np.arange(len(rater)), rater + 10_000, values))

    _line, found = beside_results(of, np.full(len(rater), 100.0))

    assert [each.is_far for each in found if each] == [True, *[False] * 7]
