"""What must not matter does not: the order of rows, names, and a constant."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as some

from tolok.rules.fairness import whole
from tolok.rules.fairness.columns import Ratings, parted, ratings
from tolok.rules.fairness.whole import Asked

Row = tuple[str, str, str, float | None]
CELLS = some.dictionaries(
    some.tuples(some.integers(0, 5), some.integers(0, 4), some.integers(0, 2)),
    some.one_of(some.none(), some.integers(1, 5)),
    min_size=1,
    max_size=60,
)
TABLES = CELLS.map(
    lambda cells: [(f"a{i}", f"b{j}", f"x{k}", None if v is None else float(v)) for (i, j, k), v in cells.items()]
)
ASKED = Asked(
    groups={"sex": {f"a{i}": "fm"[i % 2] for i in range(6)}},
    unit=("unit", {f"a{i}": f"u{i % 3}" for i in range(5)}),
    anchors={"ikm": {f"a{i}": 70.0 + i for i in range(6)}},
    mfrm=True,
)


def fairness(given: Ratings, asked: Asked) -> Any:
    """What is found, as JSON is: of any shape."""
    return whole.fairness(given, asked)


def read(rows: list[Row]) -> Ratings:
    """Ratings that hold at least one score."""
    assume(any(row[3] is not None for row in rows))
    return ratings(*zip(*rows, strict=True))


def near(one: Any, other: Any) -> None:
    """Fail unless two results are alike but for rounding."""
    if isinstance(one, dict):
        assert one.keys() == other.keys()
        for key in one:
            near(one[key], other[key])
    elif isinstance(one, list):
        assert len(one) == len(other)
        for pair in zip(one, other, strict=True):
            near(*pair)
    elif isinstance(one, float):
        assert other == pytest.approx(one, abs=2e-5, rel=1e-5)
    else:
        assert one == other


@settings(max_examples=20)
@given(rows=TABLES, chance=some.randoms())
def test_the_order_of_rows_does_not_matter(rows: list[Row], chance: Any) -> None:
    shuffled = list(rows)
    chance.shuffle(shuffled)

    assert fairness(read(shuffled), ASKED) == fairness(read(rows), ASKED)


@settings(max_examples=20)
@given(rows=TABLES)
def test_json_holds_whatever_is_found(rows: list[Row]) -> None:
    assert json.dumps(fairness(read(rows), ASKED), allow_nan=False)


@settings(max_examples=20)
@given(rows=TABLES)
def test_names_do_not_matter(rows: list[Row]) -> None:
    renamed: list[Row] = [("c" + row[0], "d" + row[1], "e" + row[2], row[3]) for row in rows]

    one, other = fairness(read(rows), Asked()), fairness(read(renamed), Asked())

    for key in ("icc", "alpha", "variances", "notes"):
        assert one[key] == other[key]
    for key, name, letter in (("severity", "rater", "d"), ("ratees", "ratee", "c"), ("items", "item", "e")):
        assert [{**row, name: letter + row[name]} for row in one[key]] == other[key]


@settings(max_examples=20)
@given(rows=TABLES, constant=some.integers(-3, 3))
def test_a_constant_moves_results_and_nothing_else(rows: list[Row], constant: int) -> None:
    moved: list[Row] = [(*row[:3], None if row[3] is None else row[3] + constant) for row in rows]

    before, after = fairness(read(rows), Asked()), fairness(read(moved), Asked())

    for key in ("icc", "alpha", "variances", "components", "habits"):
        near(before[key], after[key])
    for key, fields in {"severity": ("estimate", "standard_error"), "ratees": ("standard_error",)}.items():
        near([[row[f] for f in fields] for row in before[key]], [[row[f] for f in fields] for row in after[key]])
    near([row["raw"] + constant for row in before["ratees"]], [row["raw"] for row in after["ratees"]])


@settings(max_examples=20)
@given(rows=TABLES)
def test_nobody_here_rates_themselves(rows: list[Row]) -> None:
    assert len(parted(read(rows))[1].score) == 0
