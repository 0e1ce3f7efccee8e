"""Ratings that outrun an outside result are found."""

from __future__ import annotations

import numpy as np
import pytest

from tests.rules.fairness.invented import Floats, World, as_ratings, invented
from tolok.rules.fairness.anchor import FEW, Anchored, anchored, correlated
from tolok.rules.fairness.columns import Unit
from tolok.rules.fairness.leads import of_anchors
from tolok.rules.fairness.sheets import sheets


def world(lenient: float, missing: int = 0, flat: bool = False) -> Anchored:
    """Twenty units of ten whose results rise, the first of them rated higher than it earns."""
    made = invented(World(ratees=200, outside=0.0, ratee_sd=2.0, rater_sd=2.0))
    unit = np.arange(200) // 10
    result: Floats = np.where(unit < missing, np.nan, 0.0 if flat else 60.0 + unit)
    earned = made.sheet + 1.5 * unit[made.ratee] + lenient * (unit[made.ratee] == 0)
    of = sheets(as_ratings(made.ratee, made.rater, earned))
    return anchored("ikm", result, of, Unit("unit", unit[of.ratee], tuple(f"u{k}" for k in range(20))))


def test_the_slope_and_an_inflated_unit_are_found() -> None:
    found = world(10.0)

    assert (found.anchor, found.over, found.n) == ("ikm", "unit", 20)
    assert found.slope == pytest.approx(1.5, abs=0.4)
    assert found.correlation is not None
    assert found.correlation > 0.8
    first = found.units[0]
    assert (first.unit, first.anchor, first.n) == ("u0", 60.0, 60)
    assert first.interval[0] < 10 < first.interval[1]
    assert [lead.whom for lead in of_anchors([found])] == [["u0"]]


def test_without_inflation_nobody_is_named() -> None:
    assert of_anchors([world(0.0)]) == []


def test_units_without_a_result_are_left_out() -> None:
    assert [unit.unit for unit in world(0.0, missing=5).units][:2] == ["u5", "u6"]


@pytest.mark.parametrize("found", [world(0.0, missing=17), world(0.0, flat=True)])
def test_too_few_units_or_equal_results_say_why(found: Anchored) -> None:
    assert (found.correlation, found.slope, found.units, found.reason) == (None, None, [], FEW)


def test_units_on_one_line_have_gaps_of_nothing() -> None:
    made = invented(World(ratees=60, outside=0.0))
    of = sheets(as_ratings(made.ratee, made.rater, (3.0 * (made.ratee // 10)).astype(np.float64)))

    found = anchored("x", np.arange(60.0) // 10, of, Unit("unit", of.ratee // 10, tuple("abcdef")))

    assert found.slope == pytest.approx(3)
    assert [unit.gap for unit in found.units] == pytest.approx([0] * 6, abs=1e-9)
    assert of_anchors([found]) == []


def test_equal_ratings_do_not_correlate() -> None:
    assert correlated(np.arange(5.0), np.ones(5)) == (None, None)
