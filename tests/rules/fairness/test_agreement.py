"""Intraclass correlations as textbooks print them, or the reason for none."""

from __future__ import annotations

import numpy as np
import pytest

from tests.rules.fairness.invented import Floats, World, as_ratings, invented
from tolok.rules.fairness.agreement import EQUAL, FEW, FLAT, FORMS, UNCROSSED, Squares, agreement, bounds, intraclass
from tolok.rules.fairness.columns import ratings
from tolok.rules.fairness.sheets import Sheets, sheets

#: Shrout and Fleiss (1979), table 2: six targets, four judges.
CLASSIC = ((9, 2, 5, 8), (6, 1, 3, 2), (8, 4, 6, 8), (7, 1, 2, 6), (10, 5, 6, 9), (6, 2, 4, 7))


def table(rows: tuple[tuple[float | None, ...], ...]) -> Sheets:
    """Sheets of a table, a ratee a row and a rater a column; None where nobody rated."""
    cells = [(f"t{i}", f"j{j}", "x", value) for i, row in enumerate(rows) for j, value in enumerate(row)]
    return sheets(ratings(*zip(*cells, strict=True)))


def test_the_classical_example_gives_its_six_values() -> None:
    found = intraclass(table(CLASSIC))

    values = {form: round(each.value or 0, 2) for form, each in found.items()}
    assert values == {"ICC1": 0.17, "ICC2": 0.29, "ICC3": 0.71, "ICC1k": 0.44, "ICC2k": 0.62, "ICC3k": 0.91}
    assert tuple(found) == FORMS


def test_the_classical_example_gives_its_six_intervals() -> None:
    found = intraclass(table(CLASSIC))

    spans = {form: tuple(round(end, 2) for end in each.interval or ()) for form, each in found.items()}
    assert spans == {
        "ICC1": (-0.13, 0.72),
        "ICC2": (0.02, 0.76),
        "ICC3": (0.34, 0.95),
        "ICC1k": (-0.88, 0.91),
        "ICC2k": (0.07, 0.93),
        "ICC3k": (0.68, 0.99),
    }


def test_intervals_hold_the_true_correlation_nineteen_times_of_twenty() -> None:
    chance, truth = np.random.default_rng(7), {"ICC1": 36 / 77, "ICC2": 36 / 77, "ICC3": 36 / 61}
    held = dict.fromkeys(truth, 0)
    for _ in range(200):
        people, chances = 6 * chance.normal(size=(40, 1)), chance.normal(size=(40, 12))
        crossed = people + 4 * chance.normal(size=(1, 12)) + 5 * chances
        found = intraclass(as_table(crossed)) | {"ICC1": intraclass(as_table(people + 41**0.5 * chances))["ICC1"]}
        for form, each in truth.items():
            low, high = found[form].interval or (1, 1)
            held[form] += low < each < high

    assert [each / 200 for each in held.values()] == pytest.approx([0.95] * 3, abs=0.04)


def as_table(rows: Floats) -> Sheets:
    """Sheets of an array, a ratee a row."""
    ratee, rater = np.indices(rows.shape)
    return sheets(as_ratings(ratee.ravel(), rater.ravel(), rows.ravel(), raters="r"))


def test_raters_drawn_anew_for_each_ratee_have_the_one_way_forms_only() -> None:
    made = invented(World(ratees=2_000, outside=1.0, seed=3))

    found = intraclass(sheets(as_ratings(made.ratee, made.rater, made.sheet)))

    assert found["ICC1"].value == pytest.approx(36 / 77, abs=0.02)
    assert found["ICC1k"].value == pytest.approx(36 / (36 + 41 / 6), abs=0.02)
    without = {form: each.reason for form, each in found.items() if each.reason}
    assert without == dict.fromkeys(("ICC2", "ICC3", "ICC2k", "ICC3k"), UNCROSSED)


def test_unequal_counts_use_their_mean_size() -> None:
    found = intraclass(table(((9, 8, 9), (2, 3, None), (5, None, 5))))

    # (7 - 17/7) / 2, with counts 3, 2 and 2.
    assert found["ICC1"].k == pytest.approx(16 / 7)
    assert found["ICC1"].value == pytest.approx(0.97, abs=0.01)
    assert found["ICC2"].value is None


@pytest.mark.parametrize(
    ("rows", "reason"),
    [
        (((1, 2, 3),), FEW),
        (((1,), (2,)), FEW),
        (((4, 4), (4, 4)), FLAT),
    ],
)
def test_a_design_without_agreement_says_why(rows: tuple[tuple[float, ...], ...], reason: str) -> None:
    found = intraclass(table(rows))

    assert {(each.value, each.interval, each.reason) for each in found.values()} == {(None, None, reason)}


def test_raters_who_agree_perfectly_but_for_severity() -> None:
    found = intraclass(table(((1, 2, 4), (3, 4, 6), (5, 6, 8))))

    assert found["ICC3"].value == pytest.approx(1)
    assert found["ICC3"].interval == pytest.approx((1, 1))
    assert found["ICC2"].value == pytest.approx(12 / 19)


def test_raters_who_agree_perfectly() -> None:
    found = intraclass(table(((1, 1, 1), (3, 3, 3), (5, 5, 5))))

    assert [each.value for each in found.values()] == pytest.approx([1] * 6)
    assert all(each.interval == pytest.approx((1, 1)) for each in found.values())


def test_only_severity_differs() -> None:
    found = intraclass(table(((1, 2, 4), (1, 2, 4), (1, 2, 4))))

    assert (found["ICC3"].reason, found["ICC2"].reason) == (FLAT, FLAT)
    assert found["ICC1"].value == pytest.approx(-0.5)
    assert (found["ICC1k"].value, found["ICC1k"].interval, found["ICC1k"].reason) == (None, None, EQUAL)


def test_degrees_of_freedom_where_nothing_but_ratees_differs() -> None:
    assert agreement(Squares(4.0, 0.0, 0.0), 5, 3) == pytest.approx((1, 1, 1))


def test_an_interval_needs_both_ends() -> None:
    assert (bounds(None, 1.0), bounds(0.1, None), bounds(0.1, 0.2)) == (None, None, (0.1, 0.2))
