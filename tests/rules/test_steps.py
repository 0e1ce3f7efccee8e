"""The alphabet: each kind of node, its value and its words on the receipt."""

from __future__ import annotations

import pytest

from tolok.rules.numbers import shown
from tolok.rules.steps import (
    Band,
    Both,
    Column,
    Compare,
    Count,
    Formula,
    Greatest,
    Least,
    Lookup,
    Missing,
    Node,
    Nothing,
    Number,
    Quantile,
    Ratio,
    Total,
    Unit,
    When,
    Word,
    formula,
    known,
    node,
    ratio,
)
from tolok.rules.terms import Scale
from tolok.rules.trace import trace
from tolok.rules.values import Cell, compute

A, B, GONE = (Column(name, Scale.COUNT, name, name) for name in ("a", "b", "gone"))
LIMITS = ((Number(9), "high"), (Number(5), "middle"))
TABLE = (("x", "y", "found"),)


@pytest.mark.parametrize(
    ("rule", "value", "text"),
    [
        (A + 2, 9, "7 + 2 = 9"),
        (A - (B + 1), 3, "7 − (3 + 1) = 3"),
        ((A + B) * 2, 20, "(7 + 3) × 2 = 20"),
        (A // B, 2, "7 ÷ 3 = 2"),
        (A // 0, None, "7 ÷ 0"),
        (A + GONE, None, "7 + —"),
        (GONE * A, None, "— × 7"),
        (Ratio(A, B, 100), 233, "7 ÷ 3 = 233"),
        (Ratio(A, A + B, 1), 1, "7 ÷ (7 + 3) = 1"),
        (Ratio(GONE, B), None, "— ÷ 3"),
        (A >= B, 1, "7 ≥ 3 = 1"),
        (A <= B, 0, "7 > 3 = 0"),
        (A < B, 0, "7 ≥ 3 = 0"),
        (A > B, 1, "7 > 3 = 1"),
        (A > GONE, None, "7 > —"),
        (A.same(7), 1, "7 = 7 = 1"),
        (A // Number(1), 7, "7 ÷ 1 = 7"),
        (A.same(8), 0, "7 ≠ 8 = 0"),
        (Both(A > B, A > 9), 0, "7 ≤ 9 = 0"),
        (Both(A > B, A < 9), 1, "7 > 3; 7 < 9 = 1"),
        (Both(A > B, GONE > 1), None, "— > 1"),
        (Least(A, B), 3, "7 > 3 → 3"),
        (Greatest(A, B), 7, "7"),
        (Greatest(B, A), 7, "3 < 7 → 7"),
        (Least(GONE, A), None, "—"),
        (When(A > B, A, B), 7, "7"),
        (When(A < B, A, Number(1)), 1, "7 ≥ 3 → 1"),
        (When(A > B, Word("yes"), Word("no")), "yes", "7 > 3"),
        (When(A > B, Nothing(), A), None, "7 > 3"),
        (When(GONE > 1, A, B), None, "— > 1"),
        (Missing(GONE), 1, "— = 1"),
        (known(A), 1, "7 → 1"),
        (Unit(A, 12, Scale.COUNT, " jam"), 84, "7 jam = 84"),
        (Unit(GONE, 12, Scale.COUNT), None, "—"),
        (Band(A, LIMITS, "low"), "middle", "5 ≤ 7 < 9"),
        (Band(A, ((Number(5), 150),), 0, Scale.RATIO) * B, 450, "1,50 % × 3 = 450"),
        (Lookup((("x", "", 150),), Word("x"), Word(""), Scale.RATIO) * B, 450, "1,50 % × 3 = 450"),
        (Band(A + 2, LIMITS, "low"), "high", "9 ≤ 7 + 2"),
        (Band(B, LIMITS, "low"), "low", "3 < 5"),
        (Band(GONE, LIMITS, "low"), None, "—"),
        (Lookup(TABLE, node("x"), node("y")), "found", "x × y"),
        (Lookup(TABLE, node("x"), node("z")), None, "x × z"),
        (Total("rows", B), 5, "1 + 4 = 5"),
        (Total("none", B), 0, "0"),
        (Count("rows", B > 1), 1, "1"),
        (Quantile("rows", B, Number(1), 5_000), 1, "50 % × 2 = 1"),
        (Quantile("rows", B, Number(2), 5_001), 4, "50,01 % × 4 = 4"),
        (Quantile("rows", B, B, 2_000), 1, "20 % × 5 = 1"),
        (Quantile("none", B, Number(1), 5_000), None, "50 % × 0"),
        (Band(B, ((Number(9), 90), (Number(1), 10)), 0), 10, "1 ≤ 3 < 9 = 10"),
        (Band(Number(0), ((Number(9), 90), (Number(1), 10)), 0), 0, "0 < 1 = 0"),
        (Lookup((("x", "", 12),), node("x"), node("")), 12, "x = 12"),
        (Nothing(), None, "—"),
        (Word("word"), "word", "word"),
    ],
)
def test_each_node_has_a_value_and_a_text(rule: Node, value: Cell, text: str) -> None:
    groups: dict[str, list[dict[str, Cell]]] = {"rows": [{"b": 1}, {"b": None}, {"b": 4}], "none": []}
    cells: dict[str, Cell] = {"a": 7, "b": 3, "gone": None}
    step = Formula("step", rule, "", "", Scale.COUNT, "", "")

    found = trace((step,), dict(cells), groups)[0]

    assert (found.value, found.text) == (value, text)
    assert compute((step,), dict(cells), groups)["step"] == value


def test_a_function_names_cites_and_summarises_its_step() -> None:
    @formula("Jumlah", "Sum", Scale.COUNT)
    def together() -> Node:
        """Both together.

        Source: PP 1/2000, Pasal 2
        """
        return A + B

    assert (together.name, together.summary, together.source) == (
        "together",
        "Both together.",
        "PP 1/2000, Pasal 2",
    )


@pytest.mark.parametrize(
    ("number", "by", "expected"),
    [(1, 2, 1), (1, 3, 0), (0, 5, 0), (285, 100, 3), (1005, 10, 101), (-1, 2, None), (1, 0, None), (1, -2, None)],
)
def test_the_only_rounding_is_half_up(number: int, by: int, expected: int | None) -> None:
    assert ratio(number, by) == expected


@pytest.mark.parametrize(
    ("value", "scale", "text"),
    [
        (9789, "ratio", "97,89 %"),
        (12000, "ratio", "120 %"),
        (9750, "ratio", "97,50 %"),
        (-5000, "ratio", "−50 %"),
        (8250, "points", "82,50"),
        (650, "amount", "6,5"),
        (125_000_000, "amount", "1.250.000"),
        (100, "amount12", "0,0833"),
        (-100, "amount12", "−0,0833"),
        (1250, "count", "1.250"),
        (21_875, "credit", "21,875"),
        (450, "minutes", "450"),
        (7_500_000, "rupiah", "7.500.000"),
        (None, "ratio", "—"),
        ("meets", "level", "meets"),
    ],
)
def test_numbers_are_written_as_people_in_indonesia_read_them(value: int | str | None, scale: str, text: str) -> None:
    assert shown(value, scale) == text


def test_comparisons_can_be_written_out() -> None:
    assert compute((Formula("c", Compare("=", A, B), "", "", Scale.COUNT, "", ""),), {"a": 1, "b": 1})["c"] == 1
