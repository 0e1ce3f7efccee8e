"""Favours given and returned are found among thousands of pairs."""

from __future__ import annotations

import numpy as np
import pytest
from numpy.typing import NDArray

from tests.rules.fairness.invented import World, as_ratings, invented
from tests.rules.fairness.test_habits import area, fitted
from tolok.rules.fairness.columns import Ratings, ratings
from tolok.rules.fairness.dyads import FEW, Dyads, dyads
from tolok.rules.fairness.leads import of_dyads
from tolok.rules.fairness.sheets import sheets

FAVOUR = 12.0
Bools = NDArray[np.bool_]


def mutual(favour: float, pairs: int) -> tuple[Dyads, Bools]:
    """Pairs of a world where the first ones favour each other, and which of all pairs these are."""
    made = invented(World(ratees=2_000, raters_of_each=8, outside=0.0))
    value, both = made.sheet.copy(), {(a, a + 1) for a in range(0, 20 * pairs, 20)}
    chosen = np.array([(min(a, b), max(a, b)) in both for a, b in zip(made.ratee, made.rater, strict=True)])
    value[chosen] += favour
    given = as_ratings(made.ratee, made.rater, value)
    of = sheets(given)
    found = dyads(given, of, fitted(of)[1])
    named = {(f"p{a}", f"p{b}") for a, b in both}
    return found, np.array([tuple(sorted(p, key=lambda n: int(n[1:]))) in named for p in found.pairs])


def test_planted_favours_are_found() -> None:
    found, odd = mutual(FAVOUR, 80)

    assert area(found.z[odd], found.z[~odd]) > 0.95
    told = {tuple(lead.whom) for lead in of_dyads(found)}
    truly = {pair for pair, is_odd in zip(found.pairs, odd, strict=True) if is_odd}
    assert len(told & truly) > 0.1 * len(truly)
    assert len(told - truly) <= 0.15 * len(told) + 1


def test_without_favours_no_pair_is_named() -> None:
    found, _ = mutual(0.0, 0)

    assert found.n > 5_000
    assert len(of_dyads(found)) <= 1
    assert abs(found.reciprocity or 0) < 0.05


def everybody(people: int, reciprocal: float) -> Ratings:
    """Everybody rates everybody else; the same chance moves both directions of a pair."""
    chance = np.random.default_rng(3)
    shared, rows = chance.normal(size=(people, people)), []
    for a in range(people):
        for b in range(people):
            if a != b:
                value = 10 + a % 3 + reciprocal * shared[min(a, b), max(a, b)] + chance.normal()
                rows.append((f"p{a}", f"p{b}", "x", float(value)))
    return ratings(*zip(*rows, strict=True))


def test_reciprocity_is_found_again() -> None:
    given = everybody(40, 1.0)
    of = sheets(given)

    found = dyads(given, of, fitted(of)[1])

    assert found.reciprocity == pytest.approx(0.5, abs=0.06)
    assert found.interval is not None
    assert found.interval[0] < 0.5 < found.interval[1]


def test_a_few_pairs_say_nothing() -> None:
    given = everybody(4, 1.0)
    of = sheets(given)

    found = dyads(given, of, fitted(of)[1])

    assert (found.n, found.reciprocity, found.reason) == (6, None, FEW)
    assert of_dyads(found) == []


def test_raters_who_are_not_rated_are_in_no_pair() -> None:
    given = ratings(["a", "a", "b", "b"], ["r", "s", "r", "s"], ["x"] * 4, [1, 2, 3, 5])
    of = sheets(given)

    assert dyads(given, of, fitted(of)[1]).n == 0


def test_pairs_without_residuals_say_nothing() -> None:
    rows = [(f"p{a}", f"p{b}", "x", float(a + 2 * b)) for a in range(6) for b in range(6) if a != b]
    given = ratings(*zip(*rows, strict=True))
    of = sheets(given)

    found = dyads(given, of, fitted(of)[1])

    assert (found.n, found.reciprocity, found.reason) == (15, None, None)
