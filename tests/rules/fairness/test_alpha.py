"""Krippendorff's alpha as he prints it, and as slow pairs give it."""

from __future__ import annotations

from itertools import combinations

import numpy as np
import pytest

from tests.rules.fairness.invented import World, as_ratings, in_steps, invented
from tolok.rules.fairness.alpha import UNPAIRED, UNVARIED, alpha
from tolok.rules.fairness.columns import Ratings, ratings

#: Krippendorff (2011), section on missing values: twelve units, four observers.
PUBLISHED = "1 1 - 1|2 2 3 2|3 3 3 3|3 3 3 3|2 2 2 2|1 2 3 4|4 4 4 4|1 1 2 1|2 2 2 2|- 5 5 5|- - 1 1|- - 3 -"


def published() -> Ratings:
    """His example in long form."""
    cells = [
        (f"u{i}", f"o{j}", "x", None if text == "-" else float(text))
        for i, row in enumerate(PUBLISHED.split("|"))
        for j, text in enumerate(row.split())
    ]
    return ratings(*zip(*cells, strict=True))


def slowly(given: Ratings, metric: str) -> float:
    """Alpha by forming every pair, from the definition of observed and expected disagreement."""
    units: dict[tuple[int, int], list[float]] = {}
    for who, on, score in zip(given.ratee.tolist(), given.item.tolist(), given.score.tolist(), strict=True):
        units.setdefault((who, on), []).append(score)
    paired = [scores for scores in units.values() if len(scores) > 1]
    every = [score for scores in paired for score in scores]
    steps = sorted(set(every))
    counts = {step: every.count(step) for step in steps}

    def apart(a: float, b: float) -> float:
        low, high = min(a, b), max(a, b)
        if metric == "nominal":
            return float(a != b)
        if metric == "interval":
            return (a - b) ** 2
        between = sum(counts[step] for step in steps if low <= step <= high)
        return (between - (counts[low] + counts[high]) / 2) ** 2

    observed = sum(sum(apart(a, b) for a, b in combinations(s, 2)) * 2 / (len(s) - 1) for s in paired) / len(every)
    expected = sum(apart(a, b) for a, b in combinations(every, 2)) * 2 / (len(every) * (len(every) - 1))
    return 1 - observed / expected


def test_the_published_example() -> None:
    found = alpha(published())

    assert (found.nominal, found.ordinal, found.interval) == pytest.approx((0.743, 0.815, 0.849), abs=5e-4)
    assert (found.units, found.values, found.reason) == (11, 40, None)


@pytest.mark.parametrize("metric", ["nominal", "ordinal", "interval"])
def test_sums_give_what_pairs_give(metric: str) -> None:
    made = invented(World(ratees=30, items=2, outside=0.3))
    given = as_ratings(made.ratee, made.rater, in_steps(made))

    assert getattr(alpha(given), metric) == pytest.approx(slowly(given, metric), abs=1e-12)


def test_intervals_are_as_wide_as_alpha_varies() -> None:
    found = []
    for seed in range(60):
        made = invented(World(ratees=100, raters_of_each=4, outside=1.0, seed=seed))
        found.append(alpha(as_ratings(made.ratee, made.rater, in_steps(made, seed))))

    for metric in ("nominal", "ordinal", "interval"):
        truth = np.std([getattr(each, metric) for each in found])
        width = np.mean([np.ptp(each.intervals[metric] or (0, 0)) for each in found]) / 3.92
        assert width == pytest.approx(truth, rel=0.3), metric


def test_two_ratees_have_an_alpha_without_interval() -> None:
    found = alpha(ratings(["a", "a", "b", "b"], ["r", "s", "r", "s"], ["x"] * 4, [1, 1, 2, 3]))

    assert found.interval == pytest.approx(1 - 3 * 1 / (4 * 15 - 49))
    assert set(found.intervals.values()) == {None}


@pytest.mark.parametrize(
    ("rows", "reason"),
    [
        ([("a", "r", 1.0), ("b", "s", 2.0)], UNPAIRED),
        ([("a", "r", 1.0), ("a", "s", 1.0), ("b", "s", 2.0)], UNVARIED),
    ],
)
def test_without_pairs_or_variation_there_is_no_alpha(rows: list[tuple[str, str, float]], reason: str) -> None:
    found = alpha(ratings(*zip(*((*row[:2], "x", row[2]) for row in rows), strict=True)))

    assert (found.nominal, found.ordinal, found.interval, found.reason) == (None, None, None, reason)


def test_without_holes_nominal_alpha_is_the_kappa_of_fleiss_but_for_small_numbers() -> None:
    from statsmodels.stats.inter_rater import aggregate_raters, fleiss_kappa

    rng = np.random.default_rng(5)
    truth = rng.integers(1, 4, 30)
    given = np.where(rng.random((30, 4)) < 0.6, truth[:, None], rng.integers(1, 4, (30, 4)))
    cells = [(f"p{i}", f"r{j}", "x", float(given[i, j])) for i in range(30) for j in range(4)]

    kappa = float(fleiss_kappa(aggregate_raters(given)[0]))

    assert 0.2 < kappa < 0.8
    assert alpha(ratings(*zip(*cells, strict=True))).nominal == pytest.approx(1 - (1 - kappa) * 119 / 120)
