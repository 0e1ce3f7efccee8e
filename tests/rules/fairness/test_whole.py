"""One answer for one file: what it holds, and what it says where there is nothing."""

from __future__ import annotations

from typing import Any

import pytest

from tests.rules.fairness.invented import World, as_ratings, in_steps, invented
from tolok.rules.fairness import notes, whole
from tolok.rules.fairness.columns import Ratings, ratings
from tolok.rules.fairness.severity import ALL_SAME, BOUND, ONE_EACH, ONE_RATER
from tolok.rules.fairness.whole import Asked, plain

KEYS = [
    *("design", "icc", "alpha", "alpha_about", "agreement_within", "variances", "severity", "ratees", "items"),
    *("components", "cross_raters", "habits", "favours", "groups", "inflation", "self_ratings", "flags", "notes"),
]


def fairness(given: Ratings, asked: Asked) -> Any:
    """What is found, as JSON is: of any shape."""
    return whole.fairness(given, asked)


def of(*told: str, asked: Asked | None = None) -> Any:
    """What is found in ratings `ratee rater score`, all on one item."""
    whom, by, score = zip(*(each.split() for each in told), strict=True)
    return fairness(ratings(whom, by, ["x"] * len(told), [float(each) for each in score]), asked or Asked())


def test_every_key_is_there_and_logits_only_where_asked() -> None:
    made = invented(World(ratees=60, items=4))
    given = as_ratings(made.ratee, made.rater, in_steps(made))

    plainly, more = fairness(given, Asked()), fairness(given, Asked(mfrm=True))

    assert list(plainly) == KEYS
    assert set(more) - set(plainly) == {"severity_logits", "mfrm"}
    assert len(more["severity_logits"]) == len(more["severity"]) == 60


@pytest.mark.parametrize(
    ("told", "reason"),
    [
        (("a r 4", "b r 3"), ONE_RATER),
        (("a r 4", "b s 3"), ONE_EACH),
        (("a r 4", "a s 4", "b r 4", "b s 4"), ALL_SAME),
        (("a r 4", "a s 3", "b s 2", "b t 1"), BOUND),
    ],
)
def test_where_the_design_allows_no_severity_the_rest_is_still_told(told: tuple[str, ...], reason: str) -> None:
    found = of(*told)

    assert found["variances"]["reason"] == reason
    assert {(row["estimate"], row["standard_error"]) for row in found["severity"]} == {(None, None)}
    assert [row["raw"] for row in found["ratees"]] != []
    assert found["favours"] is None


def test_equal_scores_with_holes_lead_nowhere() -> None:
    rows = [(f"a{i}", f"r{j}", f"x{k}", 0.1) for i in range(9) for j in range(7) for k in range(3) if (i + j * k) % 5]

    found: Any = fairness(ratings(*zip(*rows, strict=True)), Asked())

    assert (found["variances"]["reason"], found["flags"]) == (ALL_SAME, [])


def test_components_say_who_can_be_compared_and_who_would_link_them() -> None:
    found = of("a r 4", "b r 3", "c s 5", "d s 1", "c t 5")

    assert found["components"] == [
        {"component": 1, "sheets": 3, "raters": ["s", "t"], "ratees": ["c", "d"]},
        {"component": 2, "sheets": 2, "raters": ["r"], "ratees": ["a", "b"]},
    ]
    assert found["cross_raters"][0] == {"rater": "s", "ratee": "a", "links": [1, 2]}
    assert found["notes"][:2] == [notes.APART.format(2), notes.INSIDE]


def test_notes_say_what_applies() -> None:
    told = of("1 1 4", "1 2 3", "2 1 5", "2 2 5", "3 1 1", "3 2 2")["notes"]

    assert notes.NUMBERED in told
    assert notes.FEW_REPEATED.format(3) in told
    skipped = fairness(ratings(["a", "a", "b"], ["r", "r", "r"], ["x", "y", "x"], [1, 2, 3]), Asked())["notes"]
    assert notes.HOLES.format(1, 2) in skipped
    assert tuple(told[-4:]) == notes.ALWAYS


def test_columns_of_units_and_results_are_used_where_known() -> None:
    told = [f"a{i} r{j} {i + j}" for i in range(12) for j in range(3)]
    units = {f"a{i}": f"u{i % 6}" for i in range(12)}
    results = {f"a{i}": float(i % 6) for i in range(12)}

    by_unit = of(*told, asked=Asked(unit=("unit", units), anchors={"ikm": results}))["inflation"]
    partly = of(*told, asked=Asked(unit=("unit", {"a1": "u1"}), anchors={"ikm": results}))["inflation"]
    by_rater = of(*told, asked=Asked(anchors={"ikm": {"a1": 2.0}}))["inflation"]

    assert [(each["over"], each["n"]) for each in (*by_unit, *partly, *by_rater)] == [
        ("unit", 6),
        ("unit", 1),
        ("rater", 3),
    ]


def test_plain_values_hold_no_number_that_json_does_not_know() -> None:
    assert plain({"a": (float("nan"), float("inf"), -0.0, 1 / 3), "b": "x"}) == {
        "a": [None, None, 0.0, 0.333333],
        "b": "x",
    }
