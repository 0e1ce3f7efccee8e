"""The written cases of the rules beside the appraisal, run as they stand."""

from __future__ import annotations

import tomllib
from collections.abc import Callable
from decimal import Decimal
from importlib.resources import files
from typing import Any

import pytest

from tolok.engine import packs
from tolok.engine.packs import Pack
from tolok.rules.credit import CreditFacts, FunctionalLevel, credit
from tolok.rules.discipline import DisciplineFacts, Severity, discipline
from tolok.rules.facts import AttendanceFact
from tolok.rules.ip_asn import ip_asn
from tolok.rules.ip_asn.facts import Duty, Education, IpAsnFacts
from tolok.rules.result import Reckoned, Step
from tolok.rules.terms import Attendance, Predikat, Scale
from tolok.rules.tpp import tpp
from tolok.rules.tpp.facts import TppFacts

KINDS = ("credit", "discipline", "ip-asn", "tpp")
FOLDER = files("tolok") / "policies" / "cases"
CASES = [
    pytest.param(kind, case.get("policy", book["policy"]), case, id=f"{kind}: {case['when']}")
    for kind in KINDS
    for book in [tomllib.loads((FOLDER / f"{kind}.toml").read_text(encoding="utf-8"), parse_float=Decimal)]
    for case in book["case"]
]
PIECES = {Scale.RATIO: 100, Scale.POINTS: 100, Scale.CREDIT: 1000, Scale.RUPIAH8: 100_000_000}
Facts = dict[str, Any]


def _named(kind: Callable[[str], Any], word: str | None) -> Any:
    return None if word is None else kind(word)


def _credit(facts: Facts, pack: Pack) -> Reckoned:
    predikat, level = _named(Predikat, facts.get("predikat")), _named(FunctionalLevel, facts.get("level"))
    return credit(CreditFacts(predikat, level, facts.get("months")), pack.credit())


def _discipline(facts: Facts, pack: Pack) -> Reckoned:
    return discipline(DisciplineFacts(facts.get("days"), facts.get("longest_run")), pack.discipline())


def _ip_asn(facts: Facts, pack: Pack) -> Reckoned:
    person = IpAsnFacts(
        education=_named(Education, facts.get("education")),
        duty=_named(Duty, facts.get("position")),
        duty_training=facts.get("duty_training"),
        technical_hours=facts.get("technical_hours"),
        seminars=facts.get("seminars"),
        predikat=_named(Predikat, facts.get("predikat")),
        severity=_named(Severity, facts.get("sanction")),
    )
    return ip_asn(person, pack.ip_asn())


def _attendance(told: Facts) -> tuple[AttendanceFact, ...]:
    """Days as a number, times late or early as the minutes of each."""
    days = [AttendanceFact(Attendance(kind), None, told[kind]) for kind in ("working", "absent") if kind in told]
    times = [(kind, minutes) for kind in ("late", "early") for minutes in told.get(kind, [])]
    rows = [AttendanceFact(Attendance(kind), None if m == "unrecorded" else m, 1) for kind, m in times]
    return (*days, *rows)


def _tpp(facts: Facts, pack: Pack) -> Reckoned:
    predikat, rows = _named(Predikat, facts.get("predikat")), _attendance(facts["attendance"])
    return tpp(TppFacts(facts["base"], predikat, rows, 100 * facts["cut"]), pack.tpp())


RULES = {"credit": _credit, "discipline": _discipline, "ip-asn": _ip_asn, "tpp": _tpp}


def told(step: Step) -> Any:
    """A step's value in the units of a case."""
    if step.value is None:
        return "missing"
    pieces = PIECES.get(Scale(step.scale), 1)
    return step.value if isinstance(step.value, str) else Decimal(step.value) / pieces


@pytest.mark.parametrize(("kind", "policy", "case"), CASES)
def test_each_written_case_comes_out_as_written(kind: str, policy: str, case: dict[str, Any]) -> None:
    found = RULES[kind](case["facts"], packs.load(policy))

    answers = {step.name: told(step) for step in found.steps} | {"missing": found.missing}
    answers["held"] = [f"{each.path}: {each.escalates_to}" for each in found.held]
    wanted = {"missing": None, "held": []} | case["expect"]
    assert {key: answers[key] for key in wanted} == wanted


@pytest.mark.parametrize("kind", KINDS)
def test_each_rule_has_at_least_eight_cases(kind: str) -> None:
    assert sum(case.values[0] == kind for case in CASES) >= 8
