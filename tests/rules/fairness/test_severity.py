"""Severity is found where it was planted, with honest errors, as by exact REML."""

from __future__ import annotations

import numpy as np
import pytest

from tests.rules.fairness.exact import predicted, reml
from tests.rules.fairness.invented import Floats, World, as_ratings, invented
from tolok.rules.fairness import inverse
from tolok.rules.fairness.columns import ratings
from tolok.rules.fairness.effects import Effects, Variances, effects, variances
from tolok.rules.fairness.linked import linked
from tolok.rules.fairness.severity import (
    ALL_SAME,
    ONE_EACH,
    ONE_OF,
    ONE_RATER,
    reliable,
    results,
    severities,
    why_none,
)
from tolok.rules.fairness.sheets import Sheets, sheets


def fitted(given: Sheets) -> tuple[Variances, Effects]:
    """Variances and effects of sheets."""
    found = variances(given)
    assert found is not None
    return found, effects(given, found, linked(given).rater)


def world(of: World) -> tuple[Sheets, Floats, Floats]:
    """Sheets of an invented world, and the true performance and severity of who is in it."""
    made = invented(of)
    given = sheets(as_ratings(made.ratee, made.rater, made.sheet))
    return given, made.performance, made.severity[np.unique(made.rater)]


@pytest.mark.parametrize("outside", [0.0, 0.2])
def test_severity_and_performance_are_found_again(outside: float) -> None:
    given, performance, severity = world(World(ratees=3_000, outside=outside))

    found, model = fitted(given)

    raw = np.bincount(given.ratee, given.raw) / np.bincount(given.ratee) - 75
    assert [*found] == pytest.approx([36, 16, 25], rel=0.1)
    assert np.corrcoef(-model.rater, severity)[0, 1] > 0.84
    assert np.std(model.mean + model.ratee - 75 - performance) < 0.9 * np.std(raw - performance)


@pytest.mark.parametrize("outside", [0.0, 0.2])
def test_intervals_hold_the_truth_nineteen_times_of_twenty(outside: float) -> None:
    given, performance, severity = world(World(ratees=3_000, outside=outside, seed=5))

    _, model = fitted(given)

    of_rater = np.abs(-model.rater - severity) < 1.96 * model.rater_error
    of_ratee = np.abs(model.mean + model.ratee - 75 - performance) < 1.96 * model.ratee_error
    assert (of_rater.mean(), of_ratee.mean()) == pytest.approx((0.95, 0.95), abs=0.015)


def test_effects_and_errors_are_those_of_the_full_equations() -> None:
    given, *_ = world(World(ratees=60, outside=0.1, seed=3))
    of = Variances(30.0, 10.0, 20.0)

    fast, slow = effects(given, of, linked(given).rater), predicted(given, of)

    assert fast.mean == pytest.approx(slow.mean, abs=1e-8)
    for name in ("ratee", "rater", "ratee_error", "rater_error", "against_error"):
        assert getattr(fast, name) == pytest.approx(getattr(slow, name), abs=1e-7), name
    assert fast.rest == pytest.approx(given.value - fast.mean - fast.ratee[given.ratee] - fast.rater[given.rater])


def test_effects_of_components_apart_are_those_of_the_full_equations() -> None:
    given, *_ = world(World(ratees=40, outside=0.0, raters_of_each=4, seed=3))
    of = Variances(30.0, 10.0, 20.0)

    fast, slow = effects(given, of, linked(given).rater), predicted(given, of)

    assert len(linked(given).sheets) == 4
    assert fast.rater == pytest.approx(slow.rater, abs=1e-7)
    assert fast.rater_error == pytest.approx(slow.rater_error, abs=1e-7)
    assert fast.ratee_error == pytest.approx(slow.ratee_error, abs=1e-7)


def test_variances_by_moments_are_near_those_of_exact_reml() -> None:
    given, *_ = world(World(ratees=50, outside=0.2, seed=4))

    found, exact = variances(given), reml(given)

    assert found is not None
    assert [*found] == pytest.approx([*exact], rel=0.15)
    of_moments, of_reml = (effects(given, each, linked(given).rater).rater for each in (found, exact))
    assert np.corrcoef(of_moments, of_reml)[0, 1] > 0.999


def test_variances_of_a_complete_table_are_exactly_those_of_reml() -> None:
    made = invented(World(ratees=20, outside=0.0, raters_of_each=6))
    table = made.performance[:20, None] - made.severity[:5] + made.sheet[:100].reshape(20, 5) / 4
    rows = [(f"a{i}", f"b{j}", "x", float(table[i, j])) for i in range(20) for j in range(5)]
    given = sheets(ratings(*zip(*rows, strict=True)))

    assert [*(variances(given) or ())] == pytest.approx([*reml(given)], rel=1e-2)


def test_errors_of_large_components_are_near_the_exact_ones(monkeypatch: pytest.MonkeyPatch) -> None:
    given, *_ = world(World(ratees=450, outside=0.3, seed=6))
    of = Variances(36.0, 16.0, 25.0)
    exact = effects(given, of, linked(given).rater)

    monkeypatch.setattr(inverse, "LARGEST", 10)
    near = effects(given, of, linked(given).rater)

    for name in ("rater_error", "against_error", "ratee_error"):
        assert getattr(near, name) == pytest.approx(getattr(exact, name), rel=0.03), name


def test_without_noise_severity_is_told_exactly() -> None:
    rows = [(f"a{i}", f"b{j}", "x", 50 + i - 3.0 * j) for i in range(12) for j in range(5)]
    given = sheets(ratings(*zip(*rows, strict=True)))

    found, model = fitted(given)

    assert found.rest == pytest.approx(0, abs=1e-9)
    assert -model.rater == pytest.approx([-6, -3, 0, 3, 6], abs=1e-3)


def test_severity_is_positive_for_who_rates_low_and_results_are_adjusted() -> None:
    rows = [("a", "mild", 9), ("b", "mild", 8), ("c", "mild", 7), ("b", "strict", 4), ("c", "strict", 3)]
    rows += [("d", "strict", 5), ("d", "mild", 9)]
    names = ratings(*zip(*((*row[:2], "x", float(row[2])) for row in rows), strict=True))
    given = sheets(names)
    _, model = fitted(given)

    mild, strict = severities(given, model, linked(given), names.raters)
    told = {each.ratee: each for each in results(given, model, linked(given), names.ratees)}

    assert mild.estimate is not None
    assert strict.estimate is not None
    assert mild.estimate < 0 < strict.estimate
    assert (strict.n, strict.mean, strict.component) == (3, 4, 1)
    assert strict.difference == pytest.approx((strict.estimate - mild.estimate) / 2)
    assert told["a"].raw > told["d"].raw
    assert told["a"].adjusted is not None
    assert told["d"].adjusted is not None
    assert told["a"].adjusted < told["d"].adjusted


@pytest.mark.parametrize(
    ("rows", "reason"),
    [
        ([("a", "r", 1), ("b", "r", 2)], ONE_RATER),
        ([("a", "r", 1), ("b", "s", 2), ("c", "s", 3)], ONE_EACH),
        ([("a", "r", 1), ("a", "s", 2), ("b", "t", 3)], ONE_OF),
        ([("a", "r", 1), ("a", "s", 1), ("b", "r", 1)], ALL_SAME),
        ([("a", "r", 1), ("a", "s", 2), ("b", "r", 3)], ""),
    ],
)
def test_where_severity_can_not_be_told_the_reason_is_said(rows: list[tuple[str, str, float]], reason: str) -> None:
    columns = zip(*((*row[:2], "x", row[2]) for row in rows), strict=True)

    assert why_none(sheets(ratings(*columns))) == reason


@pytest.mark.parametrize("pairs", ["ar as", "ar br", "ar as bs bt", "ar as bt ct"])
def test_a_design_without_a_closed_chain_has_no_variances(pairs: str) -> None:
    whom, by = zip(*pairs.split(), strict=True)

    assert variances(sheets(ratings(whom, by, ["x"] * len(whom), [1.0, 2.0, 5.0, 3.0][: len(whom)]))) is None


def test_without_a_model_each_rater_and_ratee_is_listed_with_what_is_known() -> None:
    names = ratings(["a", "b"], ["r", "r"], ["x", "x"], [3, 5])
    given = sheets(names)

    (rater,) = severities(given, None, linked(given), names.raters)
    first, _ = results(given, None, linked(given), names.ratees)

    assert (rater.estimate, rater.standard_error, rater.n, rater.mean) == (None, None, 2, 4)
    assert (first.raw, first.adjusted, first.interval, first.n) == (3, None, None, 1)


def test_reliability_of_one_sheet_and_of_a_mean() -> None:
    assert reliable(Variances(6.0, 1.0, 2.0), 3) == {"one_sheet": 6 / 9, "mean_of_sheets": 6 / 7}
    assert reliable(Variances(0.0, 0.0, 0.0), 3) == {"one_sheet": None, "mean_of_sheets": None}


def test_who_skipped_a_hard_item_gains_nothing() -> None:
    rows = [("a", "r", "easy", 9.0), ("a", "r", "hard", 5.0), ("b", "r", "easy", 9.0), ("b", "r", "hard", None)]
    rows += [("c", "r", "easy", 9.0), ("c", "r", "hard", 5.0)]

    found = sheets(ratings(*zip(*rows, strict=True)))

    assert found.raw.tolist() == [7, 9, 7]
    assert found.value[0] == pytest.approx(found.value[1])
    assert found.items.tolist() == [2, 1, 2]
