"""rWG and AD: agreement that does not need people to differ."""

from __future__ import annotations

import numpy as np
import pytest

from tolok.rules.fairness.columns import ratings
from tolok.rules.fairness.spread import ALONE, NO_SCALE, blind, within


def test_by_hand() -> None:
    found = within(ratings(["a", "a", "b", "b", "c"], ["r", "s"] * 2 + ["r"], ["x"] * 5, [1, 5, 4, 4, 3]))

    # Five steps: blind choice has variance 2; a's raters 8, b's 0; AD 2 and 0.
    assert found.rwg is not None
    assert found.ad is not None
    assert (found.rwg.value, found.ad.value, found.n, found.scale) == (0.5, 1, 2, (1, 5))


def test_over_several_items_agreement_steps_up() -> None:
    rows = [("a", r, item, float(v)) for item in "pqr" for r, v in (("s", 3), ("t", 4))] + [("b", "s", "p", 1.0)]
    rows += [("b", "t", "p", 5.0)]

    found = within(ratings(*zip(*rows, strict=True)))

    # Variance .5 against 2 on three items: 3 x .75 / (3 x .75 + .25) = .9; b has 0.
    assert found.rwg is not None
    assert found.rwg.value == pytest.approx(0.45)


def test_raters_may_agree_where_people_do_not_differ() -> None:
    chance = np.random.default_rng(1)
    rows = [(f"a{i}", f"r{j}", "x", float(chance.choice([4, 4, 4, 5]))) for i in range(50) for j in range(5)]
    rows += [("z", "r0", "x", 1.0), ("z", "r1", "x", 1.0)]

    found = within(ratings(*zip(*rows, strict=True)))

    assert found.rwg is not None
    assert found.rwg.value > 0.85


def test_a_scale_without_steps_is_taken_as_even() -> None:
    assert blind(np.array([0.0, 0.5, 6.0])) == 3
    assert blind(np.array([1.0, 5.0])) == 2


def test_one_person_has_no_interval_and_without_pairs_or_scale_there_is_nothing() -> None:
    one = within(ratings(["a", "a"], ["r", "s"], ["x"] * 2, [1, 3]))
    alone = within(ratings(["a", "b"], ["r", "s"], ["x"] * 2, [1, 3]))
    same = within(ratings(["a", "a"], ["r", "s"], ["x"] * 2, [3, 3]))

    assert one.rwg is not None
    assert (one.rwg.interval, alone.reason, same.reason) == (None, ALONE, NO_SCALE)
