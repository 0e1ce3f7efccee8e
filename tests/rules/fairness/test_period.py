"""What is planted in a town is found, and what is not hardly ever."""

from __future__ import annotations

import json
from collections import Counter
from typing import Any

import numpy as np
import pytest

from tests.rules.fairness.towns import Plan, asked, town
from tolok.rules.fairness import each, gaps, period, severity
from tolok.rules.fairness.columns import ratings
from tolok.rules.fairness.period import Asked, of_period


def read(**plan: Any) -> Any:
    """What is found in a town."""
    return of_period(asked(town(Plan(**plan))))


def leading(found: Any, *kinds: str) -> set[Any]:
    """The raters with one of these leads."""
    return {row["rater"] for row in found.raters if set(kinds) & set(row["leads"])}


def only_rater(name: str, ratees: int) -> Asked:
    """One rater alone with so many people."""
    whom = [str(k) for k in range(ratees) for _ in range(3)]
    scores = [1.0 + (k % 3) for k in range(len(whom))]
    columns = (whom, [name] * len(whom), ["a", "b", "c"] * ratees, scores)
    return Asked(ratings(*columns), ratings(*columns), {"sex": {}}, {}, {})


def test_planted_raters_and_a_planted_gap_are_found_and_hardly_anybody_else() -> None:
    made = town(Plan(severe=8, flat=8, gap=0.4))

    found: Any = of_period(asked(made))

    severe, flat = leading(found, "severe_results", "severe_shared"), leading(found, "flat_sheets")
    assert len(severe & made.severe) >= 6
    assert len(severe - made.severe) <= 2
    assert flat == made.flat
    far = [row["far"] for row in found.whole["groups"]]
    assert far == [{"group_gap": [far[0]["group_gap"][0]], "four_fifths": ["woman"]}]


def test_without_bias_false_alarms_are_few() -> None:
    leads, groups, raters = Counter[str](), 0, 0
    for seed in range(8):
        found = read(people=400, each=6, seed=seed + 50)
        leads.update(lead for row in found.raters for lead in row["leads"])
        groups += sum(bool(row["far"]["group_gap"]) for row in found.whole["groups"])
        raters += len(found.raters)

    assert leads.total() <= raters // 50
    assert groups <= 2


def test_nobody_moves_and_severity_is_still_told_beside_results() -> None:
    found = read(moves=0.0, severe=8)

    shared = {json.dumps(row["shared"]["reason"]) for row in found.raters}
    assert shared == {json.dumps(severity.ONE_EACH)}
    assert len(leading(found, "severe_results")) >= 4
    assert found.whole["favours"]["reason"] == severity.ONE_EACH


def test_what_would_betray_a_small_group_is_left_out() -> None:
    found = read(people=200, each=5)

    groups = [row for column in found.whole["groups"] for row in column["groups"]]
    assert {(row["mean"], row["top"]) for row in groups} == {(None, None)}
    assert {row["rating"] for beside in found.whole["units"] for row in beside["units"]} == {None}
    assert "items" not in found.whole
    assert "mean" not in found.whole["usual"]


def test_where_few_were_rated_twice_nothing_is_said_of_severity_by_others() -> None:
    found = read(people=120, each=6, moves=0.05, quarters=2)

    reasons = {row["shared"]["reason"] for row in found.raters}
    assert reasons <= {each.SELDOM, severity.BOUND}
    assert found.whole["shared"]["agreement"]["reason"] == period.RARELY


def test_a_rater_outside_the_company_is_told_why() -> None:
    made = asked(town(Plan(people=400, each=6)))
    whom, columns = [f"x{k}" for k in range(4) for _ in range(7)], [str(k) for k in range(7)] * 4
    for place, name in enumerate(("now", "year")):
        of = getattr(made, name)
        said = [of.ratees[k] for k in of.ratee] + whom
        by = [of.raters[k] for k in of.rater] + ["alone"] * len(whom)
        items = [of.items[k] for k in of.item] + [column if not place else f"2/{column}" for column in columns]
        more = ratings(said, by, items, [*of.score.tolist(), *([2.0] * len(whom))])
        made = Asked(**{**made.__dict__, name: more})

    row: Any = next(row for row in of_period(made).raters if row["rater"] == "alone")

    assert row["shared"] == {"n": 4, "raters": 1, "reason": each.COMPANY}
    assert (row["alike"], row["full"], row["n"]) == (4, 4, 4)


@pytest.mark.parametrize("ratees", [1, 3])
def test_one_rater_alone_is_compared_with_nobody(ratees: int) -> None:
    found: Any = of_period(only_rater("r", ratees))

    assert [row["leads"] for row in found.raters] == [[]]
    assert found.raters[0]["shared"]["reason"] in {severity.ONE_RATER, severity.ONE_EACH}
    assert found.whole["shared"]["largest"] == 1


def test_short_sheets_are_no_flat_sheets() -> None:
    whom, by = [str(k) for k in range(6)], ["r", "r", "r", "s", "s", "s"]
    columns = (whom, by, ["a"] * 6, [1.0, 2.0, 3.0] * 2)

    found: Any = of_period(Asked(ratings(*columns), ratings(*columns), {}, {}, {}))

    assert [(row["alike"], row["full"], row["flat_sheets"]["z"]) for row in found.raters] == [(0, 0, None)] * 2
    assert found.whole["usual"]["full"] == 0


def test_the_same_town_gives_the_same_bytes() -> None:
    one, other = (json.dumps(read(people=200)._asdict(), sort_keys=True) for _ in range(2))

    assert one == other


def test_a_gap_over_few_raters_is_not_told() -> None:
    group, strata = np.array([0, 1, 0, 1, 0, 0]), np.array([0, 0, 1, 1, 2, 2])

    assert (gaps.mixed(group, strata, 1), gaps.mixed(group, strata, 0)) == (2, 2)
