"""Citizens are heard of the unit first, of a person from enough answers on."""

from __future__ import annotations

from fractions import Fraction

import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tolok.rules.columns.plan import Kind, Plan, Ready, applied
from tolok.rules.heard import HEARD, Heard, heard
from tolok.rules.proof import Domain, prove
from tolok.rules.terms import Scale
from tolok.rules.trace import trace
from tolok.rules.values import Row, compute

LIMITS = {"heard_from": 30, "pull": 30}


@pytest.mark.parametrize(
    ("unit", "own", "expected"),
    [
        (Heard(8_000, 200), Heard(6_000, 29), Heard(8_000, 200)),
        (Heard(8_000, 200), Heard(6_000, 30), Heard(7_000, 30)),
        (Heard(8_000, 200), Heard(6_000, 90), Heard(6_500, 90)),
        (Heard(8_000, 200), Heard(None, 0), Heard(8_000, 200)),
        (Heard(None, 0), Heard(6_000, 90), Heard(None, 0)),
    ],
)
def test_the_unit_comes_first_and_few_answers_are_drawn_to_it(unit: Heard, own: Heard, expected: Heard) -> None:
    assert heard(unit, own, **LIMITS) == expected


POINTS, COUNTS = st.integers(2_500, 10_000), st.integers(1, 100_000)


@given(POINTS, COUNTS, POINTS, COUNTS, st.integers(3, 1_000), st.integers(1, 1_000))
def test_nobody_is_judged_beyond_what_was_said_of_them_or_of_their_unit(
    unit: int, unit_n: int, own: int, own_n: int, least: int, pull: int
) -> None:
    found = heard(Heard(unit, unit_n), Heard(own, own_n), heard_from=least, pull=pull)

    exact = Fraction(own * own_n + unit * pull, own_n + pull) if own_n >= least else Fraction(unit)
    assert found.points is not None
    assert abs(found.points - exact) <= Fraction(1, 2)
    assert min(unit, own) <= found.points <= max(unit, own)


def test_it_is_proven_for_all_answers() -> None:
    points, n = Domain(Scale.POINTS, 2_500, 10_000, missing=True), Domain(Scale.COUNT, 0, 1_000_000)
    columns = {"unit_points": points, "unit_n": n, "own_points": points, "own_n": n}
    columns |= {"heard_from": Domain(Scale.COUNT, 3, 10_000), "pull": Domain(Scale.COUNT, 1, 10_000)}

    proof = prove(HEARD, columns)["heard"]

    assert (proof.faults, proof.missing_from) == ((), frozenset({"unit_points"}))


def test_columns_say_the_same_as_one_row_at_a_time() -> None:
    columns = ("unit_points", "unit_n", "own_points", "own_n", "heard_from", "pull")
    rows = [
        dict(zip(columns, (unit, 200, own, n, 30, 30), strict=True))
        for unit in (None, 2_500, 8_001)
        for own in (None, 9_999)
        for n in (0, 29, 30, 31)
    ]

    def make(kind: Kind) -> Ready:
        plan = Plan(kind)
        plan.add(plan.reading({}), HEARD)
        return plan.ready()

    found = applied(make, pl.DataFrame(rows, schema=dict.fromkeys(columns, pl.Int64)), {}, "key")

    assert found.select("heard", "heard_n").rows() == [
        (each["heard"], each["heard_n"]) for each in (compute(HEARD, dict(row)) for row in rows)
    ]


def test_each_step_can_be_told() -> None:
    cells: Row = {"unit_points": 8_000, "unit_n": 200, "own_points": 6_000, "own_n": 90, "heard_from": 30, "pull": 30}

    assert [traced.value for traced in trace(HEARD, cells)] == [6_500, 90]
