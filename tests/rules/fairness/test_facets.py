"""The many-facet Rasch model finds what it was made from, as a second opinion."""

from __future__ import annotations

import numpy as np
import pytest

from tests.rules.fairness.invented import Floats, World, as_ratings, invented
from tests.rules.fairness.test_habits import fitted
from tolok.rules.fairness.columns import Ratings, ratings
from tolok.rules.fairness.facets import TOO_FEW, TOO_MANY, chances, facets
from tolok.rules.fairness.sheets import sheets

THRESHOLDS = np.array([-2.5, -0.8, 0.8, 2.5])


def rasch(world: World) -> tuple[Ratings, Floats]:
    """Scores from 1 to 5 drawn from the model itself, and the true severities in logits."""
    made, chance = invented(world), np.random.default_rng(8)
    ability, severity = made.performance / 4, made.severity / 5
    ease = np.linspace(-1, 1, world.items)
    at = (ability[made.ratee] - severity[made.rater])[:, None] - ease
    drawn = chances(at.ravel(), THRESHOLDS).cumsum(axis=0)
    step = (chance.random(at.size) > drawn).sum(axis=0)
    return as_ratings(made.ratee, made.rater, 1.0 + step.reshape(at.shape)), severity[np.unique(made.rater)]


def test_severities_difficulties_and_thresholds_are_found_again() -> None:
    given, severity = rasch(World(ratees=600, items=5))

    found = facets(given)

    assert found.converged
    assert found.raters is not None
    estimate = np.array([each.estimate for each in found.raters])
    assert np.corrcoef(estimate, severity)[0, 1] > 0.9
    assert list(found.items.values()) == pytest.approx(np.linspace(-1, 1, 5), abs=0.12)
    assert found.thresholds == pytest.approx(THRESHOLDS, abs=0.25)
    inside = np.abs(estimate - severity) < 1.96 * np.array([each.standard_error for each in found.raters])
    assert 0.85 < inside.mean() < 0.97


def test_it_agrees_with_the_linear_model() -> None:
    given, _ = rasch(World(ratees=400, items=5))
    of = sheets(given)

    found = facets(given).raters or []

    linear = -fitted(of)[1].rater
    assert np.corrcoef([each.estimate for each in found], linear)[0, 1] > 0.98


def test_who_rates_at_random_does_not_fit() -> None:
    given, _ = rasch(World(ratees=400, items=5))
    odd = given.rater < 20
    score = given.score.copy()
    score[odd] = np.random.default_rng(1).integers(1, 6, odd.sum())

    found = facets(Ratings(given.ratee, given.rater, given.item, score, *(given.ratees, given.raters, given.items)))

    infit = [each.infit or 0 for each in found.raters or []]
    assert np.median(infit[:20]) > 1.5
    assert 0.6 < np.median(infit[20:]) < 1.1


@pytest.mark.parametrize(("scores", "reason"), [([4.0] * 30, TOO_FEW), ([k / 7 for k in range(30)], TOO_MANY)])
def test_what_is_no_rating_scale_is_said(scores: list[float], reason: str) -> None:
    given = ratings([f"a{k % 6}" for k in range(30)], [f"r{k // 6}" for k in range(30)], ["x"] * 30, scores)

    found = facets(given)

    assert (found.raters, found.reason) == (None, reason)


def test_it_stops_after_so_many_rounds(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tolok.rules.fairness.facets.ROUNDS", 2)
    given, _ = rasch(World(ratees=60, items=3))

    found = facets(given)

    assert (found.rounds, found.converged) == (2, False)
