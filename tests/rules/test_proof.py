"""What is proven of small formulas: bounds, words, silence, directions, jumps."""

from __future__ import annotations

import pytest

from tolok.rules.proof import Direction, Domain, Group, Proof, Turn, prove, turn
from tolok.rules.proof.forms import column, multiple, number
from tolok.rules.steps import (
    Band,
    Both,
    Column,
    Count,
    Formula,
    Greatest,
    Join,
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
    known,
    node,
)
from tolok.rules.terms import Scale

A, B, GONE, FREE = (Column(name, Scale.COUNT, name, name) for name in ("a", "b", "gone", "free"))
W = Column("w", Scale.LEVEL, "w", "w")
X, N = Column("x", Scale.POINTS, "x", "x"), Column("n", Scale.COUNT, "n", "n")
COLUMNS = {
    "a": Domain(Scale.COUNT, 0, 100),
    "b": Domain(Scale.COUNT, 1, 10, missing=True),
    "gone": Domain(Scale.COUNT, 1, 0, missing=True),
    "free": Domain(Scale.COUNT),
    "w": Domain(Scale.LEVEL, words=frozenset({"below", "meets"})),
}
GROUPS = {"rows": Group({"x": Domain(Scale.POINTS, 0, 10_000, missing=True), "n": Domain(Scale.COUNT, 0, 5)}, 0, 4)}
LIMITS = ((Number(60), 30), (Number(20), 10))
UP, DOWN, STILL, OPEN = Direction.RISING, Direction.FALLING, Direction.CONSTANT, Direction.UNKNOWN


def proven(rule: Node, scale: Scale = Scale.COUNT) -> Proof:
    """The proof of one step."""
    return prove((Formula("step", rule, "", "", scale, "", ""),), COLUMNS, GROUPS)["step"]


@pytest.mark.parametrize(
    ("rule", "low", "high", "missing", "direction", "jump"),
    [
        (A, 0, 100, False, UP, 1),
        (Number(7), 7, 7, False, STILL, 0),
        (A + 2, 2, 102, False, UP, 1),
        (A - B, -10, 99, True, UP, 1),
        (A * B, 0, 1000, True, UP, 10),
        (Number(5) - A, -95, 5, False, DOWN, 1),
        (A - A, 0, 0, False, STILL, 0),
        (A + FREE, None, None, False, UP, 1),
        (A * FREE, None, None, False, OPEN, None),
        (FREE - FREE, 0, 0, False, STILL, 0),
        (A // 7, 0, 14, False, UP, 1),
        (A // B, 0, 100, True, UP, 1),
        (FREE // 7, None, None, False, STILL, 0),
        (Number(-9) // B, -9, -1, True, STILL, 0),
        (A // FREE, 0, 100, True, UP, 1),
        ((A - 200) // FREE, -200, -1, True, UP, 1),
        (Number(9) // (A + 1), 0, 9, False, DOWN, 9),
        (Ratio(A, Number(100)), 0, 10_000, False, UP, 100),
        (Ratio(A, B), 0, 1_000_000, True, UP, 10_000),
        (Ratio(B, A + 1, 1), 0, 10, True, DOWN, 10),
        (Ratio(A, A), 10_000, 10_000, True, STILL, 0),
        (Ratio(Number(1), Number(3), 1), 0, 0, False, STILL, 0),
        (Ratio(A, FREE), 0, 1_000_000, True, UP, 10_000),
        (Ratio(A, GONE), None, None, True, STILL, 0),
        (Least(A, B), 0, 10, True, UP, 1),
        (Greatest(A, Number(50)), 50, 100, False, UP, 1),
        (Unit(A, 12, Scale.COUNT), 0, 1200, False, UP, 12),
        (A >= 3, 0, 1, False, UP, 1),
        (A < 3, 0, 1, False, DOWN, 1),
        (A.same(3), 0, 1, False, OPEN, 1),
        (A > 100, 0, 0, False, STILL, 0),
        (Both(A >= 3, B <= 4), 0, 1, True, UP, 1),
        (Missing(B), 0, 1, False, STILL, 0),
        (known(A), 1, 1, False, STILL, 0),
        (When(A <= 30, Number(95), Number(80)), 80, 95, False, DOWN, 15),
        (When(A, A, Number(0)), 0, 100, False, UP, 1),
        (When(A >= B, A - B, Number(0)), 0, 99, True, UP, 1),
        (When(A > FREE, A, FREE), 0, None, False, UP, 1),
        (When(GONE > 1, A, B), None, None, True, STILL, 0),
        (When(A > 3, Nothing(), A), 0, 3, True, UP, 1),
        (Band(A, LIMITS, 0), 0, 30, False, UP, 20),
        (Band(GONE, LIMITS, 0), None, None, True, STILL, 0),
        (Band(A, ((B, 5),), 9), 5, 9, False, DOWN, 4),
        (Lookup((("below", "", 1), ("meets", "", 2)), W, node("")), 1, 2, False, STILL, 0),
        (Lookup((("below", "", 1),), W, node("")), 1, 1, True, STILL, 0),
        (When(W.same("below"), A, Number(100) - A), 0, 100, False, OPEN, 1),
    ],
)
def test_each_node_has_proven_bounds(
    rule: Node, low: int | None, high: int | None, missing: bool, direction: Direction, jump: int | None
) -> None:
    found = proven(rule)

    assert (found.low, found.high, found.may_be_missing) == (low, high, missing)
    assert (found.directions["a"], found.jump["a"]) == (direction, jump)
    assert found.words is None


@pytest.mark.parametrize(
    ("rule", "words", "missing", "direction"),
    [
        (Word("meets"), {"meets"}, False, STILL),
        (W, {"below", "meets"}, False, STILL),
        (When(A > 5, W, Nothing()), {"below", "meets"}, True, STILL),
        (Band(A, ((Number(60), "above"), (Number(20), "meets")), "below"), {"above", "meets", "below"}, False, UP),
        (When(A > 5, Word("below"), Word("above")), {"above", "below"}, False, DOWN),
        (When(A > 5, Word("x"), Word("above")), {"above", "x"}, False, OPEN),
        (When(W.same(W), W, Nothing()), {"below", "meets"}, False, STILL),
        (When(W.same(3), Nothing(), W), {"below", "meets"}, False, STILL),
    ],
)
def test_words_are_listed_and_ranked(rule: Node, words: set[str], missing: bool, direction: Direction) -> None:
    found = proven(rule, Scale.LEVEL)

    assert (found.words, found.may_be_missing, found.directions["a"]) == (frozenset(words), missing, direction)


def test_a_column_of_words_has_a_direction_where_words_have_an_order() -> None:
    assert proven(W, Scale.LEVEL).directions["w"] is UP
    assert proven(When(W.same("below"), Number(3), Number(1))).directions["w"] is DOWN


@pytest.mark.parametrize(
    ("rule", "low", "high", "missing", "direction", "jump"),
    [
        (Total("rows", X), 0, 40_000, False, UP, 1),
        (Count("rows", known(X)), 0, 4, False, STILL, 0),
        (Count("rows", X >= 500), 0, 4, False, UP, 1),
        (Ratio(Total("rows", X), Count("rows", known(X)), 1), 0, 10_000, True, UP, 1),
        (Ratio(Count("rows", X >= 500), Count("rows", known(X))), 0, 10_000, True, UP, 10_000),
        (Ratio(Total("rows", N * X), Total("rows", N), 1), 0, 10_000, True, UP, 1),
        (Ratio(Total("rows", N * X), Total("rows", N * 2), 1), 0, 200_000, True, UP, 1),
        (Quantile("rows", X, Number(1), 5_000), 0, 10_000, True, UP, None),
        (Quantile("rows", Number(10_000, Scale.POINTS) - X, N, 5_000), 0, 10_000, True, DOWN, None),
    ],
)
def test_one_row_moves_and_the_others_stay(
    rule: Node, low: int, high: int, missing: bool, direction: Direction, jump: int | None
) -> None:
    found = proven(rule)

    assert (found.low, found.high, found.may_be_missing) == (low, high, missing)
    assert found.directions["rows.x"] is direction
    assert jump is None or found.jump["rows.x"] == jump


@pytest.mark.parametrize(
    "rule",
    [
        Total("rows", Total("rows", X)),
        Quantile("rows", X, N - 3, 5_000),
        node("word") < A,
        A + node("word"),
        Least(W, A),
        Count("rows", Word("yes")),
        When(Word("yes"), A, B),
    ],
)
def test_nothing_is_claimed_of_what_is_not_understood(rule: Node) -> None:
    found = proven(rule)

    assert (found.low, found.high, found.words, found.may_be_missing) == (None, None, None, True)
    assert (dict(found.directions), dict(found.jump)) == ({}, {})


def test_nothing_is_claimed_of_too_many_branches() -> None:
    rule: Node = A
    for place in range(40):
        rule = Join("+", rule, When(Column(f"c{place}", Scale.COUNT, "", "").same(1), A, B))
    columns = {f"c{place}": Domain(Scale.COUNT, 0, 9) for place in range(40)}

    found = prove((Formula("step", rule, "", "", Scale.COUNT, "", ""),), COLUMNS | columns)["step"]

    assert (found.low, found.may_be_missing) == (None, True)


def test_a_group_may_always_or_never_have_rows() -> None:
    step = Formula("step", Quantile("rows", N, Number(1), 5_000), "", "", Scale.COUNT, "", "")
    columns = {"n": Domain(Scale.COUNT, 2, 5)}

    filled = prove((step,), {}, {"rows": Group(columns, 1)})["step"]
    empty = prove((step,), {}, {"rows": Group(columns, 0, 0)})["step"]

    assert (filled.low, filled.high, filled.may_be_missing) == (2, 5, False)
    assert (empty.low, empty.high, empty.may_be_missing) == (None, None, True)


def test_steps_keep_what_binds_them() -> None:
    first = Formula("first", A + 1, "", "", Scale.COUNT, "", "")
    second = Formula("second", first.column - A, "", "", Scale.COUNT, "", "")

    assert prove((first, second), COLUMNS)["second"].is_constant


def test_a_test_that_no_record_fails_narrows_the_proof() -> None:
    step = Formula("step", FREE - A, "", "", Scale.COUNT, "", "")

    found = prove((step,), COLUMNS, given=(A <= FREE, GONE <= A, Number(1).same(1)))["step"]

    assert (found.low, found.high) == (0, None)
    assert found.directions["free"] is UP


def test_silence_names_its_columns() -> None:
    assert proven(A + B).missing_from == {"b"}
    assert proven(When(Missing(B), Nothing(), A)).missing_from == {"b"}
    assert proven(A).missing_from == frozenset()


@pytest.mark.parametrize(
    ("rule", "column", "wanted", "expected"),
    [
        (When(A <= 30, Number(95), Number(80)), "a", UP, (30, 31, 95, 80)),
        (When(A <= 30, Number(80), Number(95)), "a", DOWN, (30, 31, 80, 95)),
        (When(A <= 30, Nothing(), A), "a", STILL, (31, 100, 31, 100)),
        (A, "a", UP, None),
        (When(W.same("below"), A, Number(100) - A), "a", UP, (0, 1, 100, 99)),
        (When(FREE > 5, FREE, Missing(GONE)), "free", DOWN, (5, 6, 1, 6)),
    ],
)
def test_a_wrong_move_is_shown(
    rule: Node, column: str, wanted: Direction, expected: tuple[int, int, int, int] | None
) -> None:
    found = turn((Formula("step", rule, "", "", Scale.COUNT, "", ""),), COLUMNS, column, wanted)

    assert (None if found is None else found[1:5]) == expected
    assert found is None or isinstance(found, Turn)


def test_forms_are_multiples_or_not() -> None:
    two = column("a").scaled(2)

    assert (number(0).number, number(3).number, two.number) == (0, 3, None)
    assert (multiple(two, column("a")), multiple(two, number(0)), multiple(column("a"), two)) == (2, None, None)
