"""A unit's cases count first, a person's own from enough of them on."""

from __future__ import annotations

from fractions import Fraction

import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tolok.rules.caseload import ANSWERED, Caseload, answered
from tolok.rules.columns.plan import Kind, Plan, Ready, applied
from tolok.rules.proof import Domain, prove
from tolok.rules.terms import Scale
from tolok.rules.trace import trace
from tolok.rules.values import Row, compute

LIMITS = {"own_from": 10, "pull": 10}
COLUMNS = ("unit_amount", "unit_cases", "own_amount", "own_cases", "own_from", "own_pull")


@pytest.mark.parametrize(
    ("unit", "own", "expected"),
    [
        (Caseload(9_000, 200), Caseload(5_000, 9), Caseload(9_000, 200)),
        (Caseload(9_000, 200), Caseload(5_000, 10), Caseload(7_000, 10)),
        (Caseload(9_000, 200), Caseload(5_000, 30), Caseload(6_000, 30)),
        (Caseload(9_000, 200), Caseload(None, 0), Caseload(9_000, 200)),
        (Caseload(None, 0), Caseload(5_000, 30), Caseload(None, 0)),
        (Caseload(None, 0), Caseload(None, 0), Caseload(None, 0)),
    ],
)
def test_the_unit_comes_first_and_few_cases_are_drawn_to_it(unit: Caseload, own: Caseload, expected: Caseload) -> None:
    assert answered(unit, own, **LIMITS) == expected


AMOUNTS, CASES = st.integers(0, 366_000), st.integers(1, 100_000)


@given(AMOUNTS, CASES, AMOUNTS, CASES, st.integers(3, 1_000), st.integers(1, 1_000))
def test_nobody_is_judged_beyond_their_own_cases_and_their_units(
    unit: int, unit_n: int, own: int, own_n: int, least: int, pull: int
) -> None:
    found = answered(Caseload(unit, unit_n), Caseload(own, own_n), own_from=least, pull=pull)

    exact = Fraction(own * own_n + unit * pull, own_n + pull) if own_n >= least else Fraction(unit)
    assert found.amount is not None
    assert abs(found.amount - exact) <= Fraction(1, 2)
    assert min(unit, own) <= found.amount <= max(unit, own)


def test_it_is_proven_for_all_cases() -> None:
    amounts, n = Domain(Scale.AMOUNT, 0, 366_000, missing=True), Domain(Scale.COUNT, 0, 1_000_000)
    limits = {"own_from": Domain(Scale.COUNT, 3, 10_000), "own_pull": Domain(Scale.COUNT, 1, 10_000)}
    columns = {"unit_amount": amounts, "unit_cases": n, "own_amount": amounts, "own_cases": n, **limits}

    proof = prove(ANSWERED, columns)["answered"]

    assert (proof.faults, proof.missing_from) == ((), frozenset({"unit_amount"}))


def test_columns_say_the_same_as_one_row_at_a_time() -> None:
    rows = [
        dict(zip(COLUMNS, (unit, 200, own, n, 10, 10), strict=True))
        for unit in (None, 0, 8_001)
        for own in (None, 9_999)
        for n in (0, 9, 10, 11)
    ]

    def make(kind: Kind) -> Ready:
        plan = Plan(kind)
        plan.add(plan.reading({}), ANSWERED)
        return plan.ready()

    found = applied(make, pl.DataFrame(rows, schema=dict.fromkeys(COLUMNS, pl.Int64)), {}, "key")

    assert found.select("answered", "answered_n").rows() == [
        (each["answered"], each["answered_n"]) for each in (compute(ANSWERED, dict(row)) for row in rows)
    ]


def test_each_step_can_be_told() -> None:
    cells: Row = dict(zip(COLUMNS, (9_000, 200, 5_000, 30, 10, 10), strict=True))

    assert [traced.value for traced in trace(ANSWERED, cells)] == [6_000, 30]
