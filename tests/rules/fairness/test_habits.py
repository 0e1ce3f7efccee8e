"""Planted faults stand out, and where nothing is planted hardly anything does."""

from __future__ import annotations

import numpy as np
import pytest
from scipy.stats import rankdata

from tests.rules.fairness.invented import Floats, Ints, Invented, World, as_ratings, in_steps, invented
from tests.rules.fairness.towns import Plan, town
from tolok.rules.fairness import habits
from tolok.rules.fairness.columns import Ratings, ratings
from tolok.rules.fairness.effects import Effects, Variances, effects, variances
from tolok.rules.fairness.habits import Habit
from tolok.rules.fairness.leads import of_habit
from tolok.rules.fairness.linked import linked
from tolok.rules.fairness.sheets import Sheets, sheets

WORLD = World(ratees=2_000, raters_of_each=7, items=7, outside=0.1)
EVERY = 33
FAULTY = 61


def planted(kind: str) -> tuple[Ratings, Ints]:
    """Scores from 1 to 5 of a world where some raters of different units have one fault, and these raters' places."""
    made = invented(WORLD)
    scores, odd = in_steps(made), made.rater % EVERY == 0
    chance = np.random.default_rng(9)
    if kind == "flat_sheets":
        scores[odd] = np.round(scores[odd].mean(axis=1, keepdims=True))
    if kind == "central_tendency":
        scores[odd] = np.round(3.4 + 0.6 * chance.normal(size=scores[odd].shape))
    if kind == "random_rating":
        scores[odd] = np.clip(chance.integers(1, 6, (odd.sum(), 1)) + chance.integers(-1, 2, scores[odd].shape), 1, 5)
    return as_ratings(made.ratee, made.rater, scores), np.arange(0, WORLD.ratees, EVERY)


def fitted(given: Sheets) -> tuple[Variances, Effects]:
    """Variances and effects of sheets."""
    found = variances(given)
    assert found is not None
    return found, effects(given, found, linked(given).rater)


def habit(kind: str, given: Ratings) -> Habit:
    """The statistic that should find a fault."""
    of = sheets(given)
    apart, model = fitted(of)
    return {
        "flat_sheets": lambda: habits.flatness(given, of),
        "central_tendency": lambda: habits.slope(of, model),
        "narrow_range": lambda: habits.width(of),
        "random_rating": lambda: habits.noise(of, model, apart),
    }[kind]()


def area(odd: Floats, others: Floats) -> float:
    """The chance that an odd one scores higher than another (AUC)."""
    odd, others = odd[~np.isnan(odd)], others[~np.isnan(others)]
    ranks = rankdata(np.r_[odd, others])
    return float((ranks[: len(odd)].sum() - len(odd) * (len(odd) + 1) / 2) / (len(odd) * len(others)))


@pytest.mark.parametrize(
    ("fault", "statistic", "side", "least", "share"),
    [
        ("flat_sheets", "flat_sheets", -1, 0.97, 0.5),
        ("central_tendency", "central_tendency", -1, 0.9, 0),
        ("central_tendency", "narrow_range", -1, 0.95, 0.2),
        ("random_rating", "random_rating", 1, 0.9, 0.1),
    ],
)
def test_a_planted_fault_is_found(fault: str, statistic: str, side: int, least: float, share: float) -> None:
    given, odd = planted(fault)

    found = habit(statistic, given)

    z = found.z * side
    assert area(z[odd], np.delete(z, odd)) > least
    told = {lead.whom[0] for lead in of_habit(statistic, found, given.raters)}
    truly = {given.raters[place] for place in odd}
    assert len(told & truly) >= share * FAULTY
    assert len(told - truly) <= max(3, 0.15 * len(told))


@pytest.mark.parametrize("statistic", ["flat_sheets", "central_tendency", "narrow_range", "random_rating"])
def test_without_faults_hardly_anybody_is_named(statistic: str) -> None:
    given, _ = planted("none")

    found = habit(statistic, given)

    assert len(of_habit(statistic, found, given.raters)) <= 0.002 * len(given.raters)
    assert (np.abs(found.z) > 1.96).mean() < 0.075


def sheet(scores: list[tuple[str, str, float]]) -> Ratings:
    """Ratings on one item."""
    return ratings(*zip(*((*row[:2], "x", row[2]) for row in scores), strict=True))


def test_raters_with_few_sheets_have_no_statistic() -> None:
    given = sheet([("a", "r", 1), ("a", "s", 4), ("b", "r", 3), ("c", "t", 9), ("b", "s", 2)])
    of = sheets(given)
    _, model = fitted(of)

    flat, follow, wide = habits.flatness(given, of), habits.slope(of, model), habits.width(of)

    assert np.isnan(flat.statistic).all()
    assert np.isnan(follow.statistic).all()
    assert np.isnan(wide.z[2])
    assert of_habit("narrow_range", wide, given.raters) == []


@pytest.mark.parametrize("flat", [0, 8, 40])
def test_flat_sheets_are_found_on_three_levels_where_all_of_them_have_whole_means(flat: int) -> None:
    made = town(Plan(people=960, quarters=1, flat=flat, within=0.6))
    given = as_ratings(np.arange(960), made.rater[0], made.score[0], raters="r")

    found = habits.flatness(given, sheets(given))

    assert {lead.whom[0] for lead in of_habit("flat_sheets", found, given.raters)} == made.flat


def test_where_all_sheets_are_flat_nobody_is_odd() -> None:
    rows = [(f"a{i}", f"r{j}", f"x{k}", float(i + j)) for i in range(5) for j in range(4) for k in range(3)]
    given = ratings(*zip(*rows, strict=True))

    found = habits.flatness(given, sheets(given))

    assert found.statistic == pytest.approx(1)
    assert np.isnan(found.z).all()


def test_without_residuals_nobody_rates_at_random() -> None:
    given = sheets(sheet([(f"a{i}", f"r{j}", i + 2 * j) for i in range(6) for j in range(4)]))
    apart, model = fitted(given)

    found, follow = habits.noise(given, model, apart), habits.slope(given, model)

    assert np.isnan(found.z).all()
    assert np.isnan(follow.z).all()
    assert follow.statistic == pytest.approx(1, abs=1e-3)


def test_raters_who_tell_nobody_apart_have_no_usual_range() -> None:
    given = sheets(sheet([(f"a{i}", f"r{j}", 3.0 * j) for i in range(4) for j in range(3)]))

    assert np.isnan(habits.width(given).statistic).all()


def test_where_nobody_follows_the_others_no_slope_is_usual() -> None:
    rows = [("a", "r", 1), ("a", "s", 3), ("b", "r", 3), ("b", "s", 3), ("c", "r", 1), ("c", "s", 5), ("d", "r", 3)]
    given = sheets(sheet([*rows, ("d", "s", 5)]))
    _, model = fitted(given)

    assert np.isnan(habits.slope(given, model).statistic).all()


def test_invented_people_never_rate_themselves() -> None:
    made: Invented = invented(WORLD)

    assert (made.ratee != made.rater).all()
