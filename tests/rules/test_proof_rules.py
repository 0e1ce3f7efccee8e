"""The rules as they are, proven; and faults planted in rules, found."""

from __future__ import annotations

import importlib
import pkgutil

import pytest

import tolok.rules
from tolok.rules.behaviour import behaviour_rule
from tolok.rules.local import SCORE
from tolok.rules.outcome import OUTCOME, STATED
from tolok.rules.policy import BehaviourPolicy
from tolok.rules.proof import ORDERS, Direction, Domain, Fault, Group, Proof, prove
from tolok.rules.proof.units import unit_faults
from tolok.rules.quadrant import quadrant_step
from tolok.rules.steps import (
    Band,
    Both,
    Column,
    Count,
    Formula,
    Least,
    Lookup,
    Missing,
    Node,
    Nothing,
    Number,
    Quantile,
    Ratio,
    Unit,
    When,
    Word,
)
from tolok.rules.target import BOUNDS, CONFIRMED, TARGET
from tolok.rules.terms import Polarity, Predikat, Scale
from tolok.rules.work import WORK

MOST = 460_000_000_000_000
LOW, HIGH = (Column(name, Scale.AMOUNT, name, name) for name in ("low", "high"))
MINUTES, DAYS = Column("minutes", Scale.MINUTES, "menit", "minutes"), Column("days", Scale.DAYS, "hari", "days")
SHARE, POINTS = Column("share", Scale.RATIO, "bagian", "share"), Column("points", Scale.POINTS, "nilai", "points")
MONTHS, RUPIAH = Column("months", Scale.MONTHS, "bulan", "months"), Column("rupiah", Scale.RUPIAH, "rupiah", "rupiah")
LEVEL, COUNT = Column("level", Scale.LEVEL, "tingkat", "level"), Column("count", Scale.COUNT, "banyak", "count")
COLUMNS = {
    "minutes": Domain(Scale.MINUTES, 0, 600),
    "days": Domain(Scale.DAYS, 0, 30),
    "share": Domain(Scale.RATIO, 0, 10_000),
}
LEVELS = Domain(Scale.LEVEL, missing=True, words=frozenset(("below", "meets", "above")))
UP, DOWN, STILL, OPEN = Direction.RISING, Direction.FALLING, Direction.CONSTANT, Direction.UNKNOWN
VALUES = BehaviourPolicy(above_count=4, below_count=2, known_count=7, source="contoh")
RULES = (*BOUNDS, *TARGET, *CONFIRMED, *OUTCOME, *STATED, *SCORE, *WORK, *behaviour_rule(VALUES))


def word(*words: str) -> Domain:
    """A column that holds some words."""
    return Domain(Scale.WORD, words=frozenset(words))


def of_target(polarity: Polarity, accumulation: str) -> dict[str, Proof]:
    """The proofs of an indicator's steps, for all amounts and all targets."""
    amount, n = Domain(Scale.AMOUNT, 0, MOST), Domain(Scale.COUNT, 0, 1_000_000)
    columns = {"low": amount, "high": amount, "checked": amount, "claimed": amount, "n_checked": n, "n_claimed": n}
    columns |= {"polarity": word(polarity), "accumulation": word(accumulation)}
    columns |= {"months": Domain(Scale.MONTHS, 1, 12), "cap": Domain(Scale.RATIO, 12_000, 12_000)}
    return prove((*BOUNDS, *TARGET), columns, given=(LOW <= HIGH,))


def step(rule: Node, scale: Scale = Scale.POINTS) -> Formula:
    """A rule of one step."""
    return Formula("step", rule, "", "", scale, "", "")


def every_formula() -> list[Formula]:
    """All steps that a module of the rules holds under a name."""
    found = {id(rule): rule for rule in (*RULES, quadrant_step("permenpanrb-6-2022"))}
    for place in pkgutil.walk_packages(tolok.rules.__path__, "tolok.rules."):
        held = vars(importlib.import_module(place.name)).values()
        found |= {id(rule): rule for rule in held if isinstance(rule, Formula)}
    return list(found.values())


@pytest.mark.parametrize("rule", every_formula(), ids=lambda rule: rule.name)
def test_the_units_of_every_rule_fit(rule: Formula) -> None:
    assert list(unit_faults(rule)) == []


@pytest.mark.parametrize(
    ("polarity", "expected"),
    [
        (Polarity.HIGHER, UP),
        (Polarity.RANGE, UP),
        (Polarity.ON_OFF, UP),
        (Polarity.LOWER, DOWN),
        (Polarity.ZERO, DOWN),
        (Polarity.STABLE, OPEN),
    ],
)
@pytest.mark.parametrize("accumulation", ["sum", "latest"])
def test_achievement_moves_one_way_for_all_amounts(polarity: Polarity, expected: Direction, accumulation: str) -> None:
    found = of_target(polarity, accumulation)

    assert (found["raw"].directions["checked"], found["achievement"].directions["checked"]) == (expected, expected)
    assert found["achievement"].low == 0
    assert found["achievement"].high in (10_000, 12_000)
    assert [each.faults for each in found.values()] == [()] * 5


def test_a_score_rises_with_each_component_whatever_is_missing() -> None:
    points, weight = Domain(Scale.POINTS, 0, 10_000, missing=True), Domain(Scale.RATIO, 1, 10_000)
    columns = {"points": points, "weight": weight, "silence": word("redistribute", "hold", "refuse")}

    found = prove(SCORE, {}, {"components": Group(columns, 1, 12)})["score"]

    assert (found.low, found.high, found.missing_from) == (0, 10_000, frozenset({"components.points"}))
    assert found.directions["components.points"] is UP
    assert found.jump["components.points"] == 1


def test_a_better_outcome_never_lowers_the_rating() -> None:
    numbers = {"most": 5_000, "small_part": 3_333, "known_share": 6_667}
    columns = {name: Domain(Scale.RATIO, value, value) for name, value in numbers.items()}
    rows = {"level": LEVELS, "kind": word("main", "additional")}

    found = prove(WORK, columns, {"outcomes": Group(rows, 1, 30)})["rating"]

    assert found.directions["outcomes.level"] is UP
    assert found.words == frozenset({"above", "meets", "below"})


def test_a_better_value_never_lowers_the_rating_of_behaviour() -> None:
    numbers = {"above_count": 4, "below_count": 2, "known_count": 7}
    columns = {name: Domain(Scale.COUNT, value, value) for name, value in numbers.items()}

    found = prove(behaviour_rule(VALUES), columns, {"behaviours": Group({"level": LEVELS}, 7, 7)})["rating"]

    assert found.directions["behaviours.level"] is UP


def test_the_predikat_never_improves_when_a_rating_falls() -> None:
    given = Domain(Scale.LEVEL, words=LEVELS.words)
    best_last = (Predikat.SANGAT_KURANG, Predikat.KURANG, Predikat.BUTUH_PERBAIKAN, Predikat.BAIK, Predikat.SANGAT_BAIK)
    orders = {**ORDERS, Scale.PREDIKAT: best_last}

    found = prove((quadrant_step("permenpanrb-6-2022"),), {"work": given, "behaviour": given}, orders=orders)

    assert dict(found["predikat"].directions) == {"work": UP, "behaviour": UP}


def bands(*limits: tuple[int, int], rest: int = 0, scale: Scale = Scale.MINUTES) -> Node:
    """Points by minutes."""
    return Band(MINUTES, tuple((Number(limit, scale), points) for limit, points in limits), rest)


def test_a_deduction_that_rises_is_seen() -> None:
    found = prove((step(bands((61, 95), (31, 80), rest=60)),), COLUMNS)["step"]

    assert found.directions["minutes"] is UP
    assert found.jump["minutes"] == 20
    assert found.faults == ()


@pytest.mark.parametrize(
    ("rule", "kind", "text"),
    [
        (bands((31, 80), rest=95, scale=Scale.DAYS), "unit", "minutes are held against days."),
        (bands((31, 80), rest=95, scale=Scale.COUNT), "unit", "minutes are held against plain numbers."),
        (When(MINUTES > DAYS, Nothing(), Number(1)), "unit", "minutes are compared with days."),
        (bands((601, 1), (31, 2), rest=3), "never_reached", "nobody can reach 1."),
        (bands((31, 1), (61, 2), rest=3), "limits_order", "limit 61 doesn't lie below limit 31."),
        (bands((31, 1), (0, 2), rest=3), "never_reached", "nobody can reach 3."),
        (bands((31, 5), (11, 5), rest=5), "constant", "the result is always 5, whatever happens."),
        (
            Least(Number(9, Scale.POINTS), Ratio(SHARE, Number(1, Scale.RATIO), 1)),
            "unit",
            "points are set beside plain",
        ),
        (POINTS * SHARE, "unit", "the result is in points × ratio, but the step says points."),
        (Ratio(POINTS * SHARE, Number(100), 1), "unit", "the result is in points × ratio, but the step says points."),
        (Ratio(POINTS, SHARE), "unit", "points are divided by ratio."),
        (Ratio(MINUTES * POINTS, MINUTES), "unit", "a ratio leaves points over."),
        (SHARE + POINTS, "unit", "ratio are added to points."),
        (POINTS - MINUTES, "unit", "points are lessened by minutes."),
        (SHARE, "unit", "the result is in ratio, but the step says points."),
        (LEVEL * 2, "unit", "words can't be multiplied."),
        (Unit(DAYS, 1, Scale.MINUTES), "unit", "days are read as 1 × minutes."),
        (Unit(RUPIAH, 100, Scale.POINTS), "unit", "rupiah are read as 100 × points."),
        (When(MINUTES, POINTS, POINTS), "unit", "plain numbers are a condition beside minutes."),
        (Both(DAYS, COUNT), "unit", "plain numbers stand beside days."),
        (Lookup((("a", "b", 1),), COUNT, LEVEL), "unit", "word are looked up as plain numbers."),
    ],
)
def test_a_planted_fault_is_found(rule: Node, kind: str, text: str) -> None:
    everything = {
        **COLUMNS,
        "points": Domain(Scale.POINTS, 0, 10_000),
        "rupiah": Domain(Scale.RUPIAH, 0, MOST),
        "level": LEVELS,
        "count": Domain(Scale.COUNT, 0, 9),
    }

    found = prove((step(rule),), everything)["step"].faults

    assert any(fault.kind == kind and text in fault.text for fault in found), found
    assert all(isinstance(fault, Fault) for fault in found)


def test_a_word_that_never_changes_is_found() -> None:
    found = prove((step(When(MINUTES >= 0, Word("good"), Word("bad")), Scale.WORD),), COLUMNS)["step"]

    assert [fault.text for fault in found.faults] == ["the result is always good, whatever happens."]


def test_a_limit_that_may_be_missing_is_found() -> None:
    columns = COLUMNS | {"limit": Domain(Scale.MINUTES, 1, 600, missing=True)}
    rule = Band(MINUTES, ((Column("limit", Scale.MINUTES, "", ""), 1),), 2)

    assert [fault.kind for fault in prove((step(rule),), columns)["step"].faults] == ["limit_missing"]


@pytest.mark.parametrize(
    ("rule", "scale"),
    [
        (Ratio(MINUTES, Number(600, Scale.MINUTES)), Scale.RATIO),
        (Ratio(COUNT, Number(7), 10), Scale.COUNT),
        (Ratio(POINTS * SHARE, Number(10_000, Scale.RATIO), 1), Scale.POINTS),
        (Least(SHARE, Number(10_000, Scale.POINTS)), Scale.POINTS),
        (Unit(SHARE, 1, Scale.POINTS), Scale.POINTS),
        (Unit(MINUTES, 1, Scale.COUNT) * Number(50, Scale.POINTS), Scale.POINTS),
        (Unit(DAYS, 450, Scale.MINUTES) + MINUTES, Scale.MINUTES),
        (Unit(COUNT, 12, Scale.COUNT), Scale.COUNT),
        (Unit(LOW * MONTHS, 1, Scale.AMOUNT12), Scale.AMOUNT12),
        (DAYS // Number(7, Scale.DAYS), Scale.COUNT),
        (Nothing() * DAYS, Scale.RUPIAH),
        (Nothing() // DAYS, Scale.RUPIAH),
        (Missing(DAYS), Scale.COUNT),
        (Quantile("rows", DAYS, COUNT, 5_000), Scale.DAYS),
        (Count("rows", LEVEL.same("above")), Scale.COUNT),
        (DAYS.same(0), Scale.COUNT),
    ],
)
def test_units_that_fit_are_no_fault(rule: Node, scale: Scale) -> None:
    assert list(unit_faults(step(rule, scale))) == []
