"""A survey's index: exact until rounded once, missing while an unsur is silent."""

from __future__ import annotations

from fractions import Fraction
from math import floor
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tolok.engine.skm.bands import load
from tolok.rules.numbers import shown
from tolok.rules.skm import UNANSWERED, Answers, SurveyIndex, survey_index

BANDS, OLDER = load("2017"), load("2004")
MARKS = st.lists(st.integers(1, 4), min_size=1, max_size=40)
SURVEYS = st.lists(MARKS, min_size=1, max_size=30)


def unsur(*marks: int, name: str = "U1") -> Answers:
    """The answers to one unsur."""
    return Answers(name, sum(marks), len(marks), len(marks))


def survey(*unsur_marks: list[int]) -> list[Answers]:
    """The answers to several unsur, U1 onwards."""
    return [unsur(*marks, name=f"U{place}") for place, marks in enumerate(unsur_marks, 1)]


def mean(value: str) -> Answers:
    """An unsur of which only the exact mean is known."""
    exact = Fraction(value)
    return Answers("U1", exact.numerator, exact.denominator, None)


def half_up(value: Fraction) -> int:
    """The nearest whole number, the greater of two equally near."""
    return floor(value + Fraction(1, 2))


def texts(found: SurveyIndex) -> dict[str, str]:
    """Each step's formula by its path."""
    return {step.path: step.formula for step in found.steps}


def test_nine_unsur_weigh_the_same() -> None:
    answers = survey([4, 4], [3, 3], [3, 4], [4, 4], [3, 3], [3, 3], [4, 3], [3, 3], [2, 3])

    found = survey_index(answers, BANDS)

    assert (found.points, found.mutu, found.missing) == (8_194, "B", None)
    assert [each.nrr for each in found.unsur] == [
        40_000,
        30_000,
        35_000,
        40_000,
        30_000,
        30_000,
        35_000,
        30_000,
        25_000,
    ]
    assert "".join(str(each.mutu) for each in found.unsur) == "ACBACCBCD"


@pytest.mark.parametrize(
    ("index", "letter", "older"),
    [
        ("25", "D", "D"),
        ("43.75", "D", "D"),
        ("43.76", "D", "C"),
        ("62.50", "D", "C"),
        ("62.51", "D", "B"),
        ("64.99", "D", "B"),
        ("64.9949", "D", "B"),
        ("64.995", "C", "B"),
        ("65.00", "C", "B"),
        ("76.60", "C", "B"),
        ("76.605", "B", "B"),
        ("76.61", "B", "B"),
        ("81.25", "B", "B"),
        ("81.2549", "B", "B"),
        ("81.255", "B", "A"),
        ("81.26", "B", "A"),
        ("88.30", "B", "A"),
        ("88.305", "A", "A"),
        ("88.31", "A", "A"),
        ("100", "A", "A"),
    ],
)
def test_the_rounded_index_finds_its_letter_in_both_tables(index: str, letter: str, older: str) -> None:
    answers = [mean(str(Fraction(index) / 25))]

    now, before = survey_index(answers, BANDS), survey_index(answers, OLDER)

    assert now.points == before.points == half_up(Fraction(index) * 100)
    assert (now.mutu, before.mutu) == (letter, older)
    assert (now.unsur[0].mutu, before.unsur[0].mutu) == (letter, older)


def test_a_missing_answer_is_left_out_of_its_unsur_only() -> None:
    answers = survey([4, 2, 3], [4, 4])

    found = survey_index(answers, BANDS)

    assert [(each.n, each.nrr) for each in found.unsur] == [(3, 30_000), (2, 40_000)]
    assert found.points == 8_750


def test_an_unsur_that_nobody_answered_leaves_the_index_missing_and_not_lower() -> None:
    answers = survey([4, 4], [])

    found = survey_index(answers, BANDS)

    assert (found.points, found.mutu, found.missing) == (None, None, UNANSWERED)
    assert [(each.n, each.nrr, each.points, each.mutu) for each in found.unsur] == [
        (2, 40_000, 10_000, "A"),
        (0, None, None, None),
    ]
    assert {step.path for step in found.steps if step.missing == UNANSWERED} == {
        *("unsur/U2/nrr", "unsur/U2/points", "unsur/U2/mutu"),
        *("index/ikm", "index/mutu"),
    }


def test_a_survey_without_unsur_has_no_index() -> None:
    found = survey_index([], BANDS)

    assert (found.points, found.mutu, found.missing) == (None, None, UNANSWERED)


def test_a_weight_rounded_down_lowers_the_index_and_keeps_full_marks_from_100() -> None:
    best = survey(*[[4, 4]] * 9)

    exact, legacy = survey_index(best, BANDS), survey_index(best, BANDS, Fraction("0.111"))

    assert (exact.points, legacy.points) == (10_000, 9_990)


def test_a_weight_below_the_exact_one_can_fall_below_the_lowest_band_and_stays_there() -> None:
    found = survey_index(survey(*[[1, 1]] * 9), BANDS, Fraction("0.111"))

    assert (found.points, found.mutu) == (2_498, "D")


def test_means_stand_for_answers_that_nobody_counts_again() -> None:
    found = survey_index([mean("3.0644"), mean("3.5324")], BANDS)

    assert (found.points, [each.n for each in found.unsur]) == (8_246, [None, None])
    assert [each.nrr for each in found.unsur] == [30_644, 35_324]


def test_the_letter_comes_from_the_exact_mean_and_not_from_the_printed_nrr() -> None:
    found = survey_index([mean("3.53219")], BANDS).unsur[0]

    assert (found.nrr, found.points, found.mutu) == (35_322, 8_830, "B")


def test_ten_million_answers_stay_exact() -> None:
    most = 10_000_000
    nearly = [Answers(f"U{place}", 4 * most - 1, most - place, most - place) for place in range(1, 10)]
    exact = sum((Fraction(4 * most - 1, most - place) for place in range(1, 10)), Fraction()) * 25 / 9

    found = survey_index(nearly, BANDS)

    assert found.points == half_up(exact * 100)


def test_the_receipt_reads_as_means_over_unsur() -> None:
    found = survey_index(survey([4, 2, 3], [4, 4]), BANDS)

    assert texts(found) == {
        "unsur/U1/nrr": "9 ÷ 3 = 3",
        "unsur/U1/points": "9 × 25 ÷ 3 = 75",
        "unsur/U1/mutu": "65 ≤ 75 < 76,61",
        "unsur/U2/nrr": "8 ÷ 2 = 4",
        "unsur/U2/points": "8 × 25 ÷ 2 = 100",
        "unsur/U2/mutu": "88,31 ≤ 100",
        "index/silent": "0",
        "index/ikm": "(9 ÷ 3 + 8 ÷ 2) × (25 × 1 ÷ 2) = 87,50",
        "index/mutu": "76,61 ≤ 87,50 < 88,31",
    }
    assert found.steps[-1].source.endswith("· PermenPANRB 14/2017")


def test_the_receipt_of_a_silent_unsur_says_how_many_are_silent() -> None:
    found = survey_index(survey([4, 2, 3], []), BANDS)

    assert (texts(found)["index/silent"], texts(found)["index/ikm"]) == ("1", "1 > 0")


def test_the_index_can_be_kept_as_text_and_read_back() -> None:
    found = survey_index(survey([4, 2, 3], []), BANDS)

    assert SurveyIndex.from_json(found.to_json()) == found


def test_a_mean_is_written_with_four_decimals_at_most() -> None:
    assert [shown(value, "mean") for value in (30_644, 35_000, 40_000)] == ["3,0644", "3,5", "4"]


@given(SURVEYS)
def test_any_survey_is_the_mean_of_its_means_times_25(marks: list[list[int]]) -> None:
    means = [Fraction(sum(each), len(each)) for each in marks]

    found = survey_index(survey(*marks), BANDS)

    assert found.points == half_up(sum(means, Fraction()) / len(means) * 2_500)
    assert [each.nrr for each in found.unsur] == [half_up(each * 10_000) for each in means]
    assert [each.points for each in found.unsur] == [half_up(each * 2_500) for each in means]


@given(SURVEYS, st.integers(1, 10**9), st.integers(1, 10**9))
def test_any_weight_is_exact(marks: list[list[int]], number: int, by: int) -> None:
    weight = Fraction(number, by)
    total = sum((Fraction(sum(each), len(each)) for each in marks), Fraction())

    found = survey_index(survey(*marks), BANDS, weight)

    assert found.points == half_up(total * weight * 2_500)


@given(SURVEYS, st.integers(0, 2**32))
def test_neither_the_order_of_answers_nor_that_of_unsur_leaves_a_trace(marks: list[list[int]], seed: int) -> None:
    first = survey_index(survey(*marks), BANDS)
    shuffled = [Random(seed).sample(each, len(each)) for each in marks]

    same, turned = survey_index(survey(*shuffled), BANDS), survey_index(survey(*marks)[::-1], BANDS)

    assert same == first
    assert (turned.points, turned.mutu) == (first.points, first.mutu)


@given(SURVEYS)
def test_a_better_answer_never_lowers_the_index(marks: list[list[int]]) -> None:
    better = [[min(4, mark + 1) for mark in marks[0]], *marks[1:]]

    before, after = survey_index(survey(*marks), BANDS).points, survey_index(survey(*better), BANDS).points

    assert before is not None
    assert after is not None
    assert before <= after <= 10_000
