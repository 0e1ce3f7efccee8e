"""Leads name who was planted, and nearly nobody where nobody was."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from tests.rules.fairness.invented import World, as_ratings, in_steps, invented
from tolok.rules.fairness import whole
from tolok.rules.fairness.columns import Ratings, ratings
from tolok.rules.fairness.leads import discovered, falsely, of_severity
from tolok.rules.fairness.severity import Severity
from tolok.rules.fairness.whole import Asked


def fairness(given: Ratings, asked: Asked) -> Any:
    """What is found, as JSON is: of any shape."""
    return whole.fairness(given, asked)


def rater(difference: float | None, error: float | None) -> Severity:
    """A rater so far from the others."""
    return Severity("r", difference, error, None, 8, 70.0, difference, error, 1)


def test_lenient_raters_are_found_and_most_who_are_named_are_lenient() -> None:
    made = invented(World(ratees=3_000))
    lenient = made.rater % 50 == 0
    found = fairness(as_ratings(made.ratee, made.rater, made.sheet + 12 * lenient), Asked())

    flags = [lead for lead in found["flags"] if lead["kind"] == "lenient_rater"]
    named = {int(lead["whom"][0][1:]) for lead in flags}
    truly = set(range(0, 3_000, 50))
    # Truly lenient by chance counts too: severity itself has a spread of 4.
    mild = {k for k in range(3_000) if made.severity[k] - 12 * (k in truly) < -4}
    assert len(named & truly) > 0.6 * len(truly)
    assert len(named & mild) > 0.8 * len(named)


@pytest.mark.parametrize("items", [1, 7])
def test_where_raters_do_not_differ_hardly_anything_is_named(items: int) -> None:
    made = invented(World(ratees=1_000, rater_sd=0.0, items=items))
    scores = made.sheet if items == 1 else in_steps(made)
    groups = {"sex": {f"p{k}": "fm"[k % 2] for k in range(1_000)}}

    found = fairness(as_ratings(made.ratee, made.rater, scores), Asked(groups=groups))

    assert len(found["flags"]) <= 3


def test_a_difference_within_chance_or_within_what_is_usual_is_no_lead() -> None:
    assert of_severity([rater(3.0, 2.0), rater(1.0, 0.1), rater(None, None)], 2.0) == []


def test_of_many_raters_only_who_is_far_off_is_a_lead() -> None:
    usual = [rater(0.0, 0.1)] * 19

    assert of_severity([*usual, rater(2.9, 0.1)], 2.0) == []
    assert len(of_severity([*usual, rater(3.1, 0.1)], 2.0)) == 1


def test_severe_and_lenient_are_told_in_words() -> None:
    found = of_severity([rater(3.0, 1.0), rater(-4.0, 1.0)], 2.0)

    assert [(lead.kind, lead.statistic, lead.words) for lead in found] == [
        ("lenient_rater", -4.0, "r rates 4.00 higher than colleagues would, over 8 sheets."),
        ("severe_rater", 3.0, "r rates 3.00 lower than colleagues would, over 8 sheets."),
    ]


def test_of_many_only_what_stands_out_is_discovered() -> None:
    z = np.array([np.nan, 5.0, 2.0, *np.zeros(50)])

    assert discovered(z).tolist() == [False, True, False, *[False] * 50]
    assert falsely([]).tolist() == []
    assert falsely([0.01, 0.04]).tolist() == pytest.approx([0.02, 0.04])


def test_each_lead_says_whom_how_many_and_how_strong() -> None:
    rows = [(f"a{i}", f"r{j}", "x", float(5 + i % 3 - 3 * (j == 0))) for i in range(12) for j in range(8)]

    found = fairness(ratings(*zip(*rows, strict=True)), Asked())

    assert [{**lead, "statistic": round(lead["statistic"], 1)} for lead in found["flags"]] == [
        {
            "kind": "severe_rater",
            "whom": ["r0"],
            "n": 12,
            "statistic": 2.6,
            "words": "r0 rates 2.62 lower than colleagues would, over 12 sheets.",
        }
    ]
