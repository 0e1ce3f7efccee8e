"""The written cases of a unit: what it achieved, and how predikat are spread."""

from __future__ import annotations

import tomllib
from decimal import Decimal
from importlib.resources import files
from typing import Any

import pytest

from tolok.engine import packs
from tolok.rules.distribution import distribution
from tolok.rules.organisation import organisation
from tolok.rules.terms import Evaluation, OrganisationPredikat, Predikat
from tolok.rules.unit import OrganisationFacts, PlanFact

FOLDER = files("tolok") / "policies" / "cases"


def cases(kind: str) -> list[Any]:
    """The cases of one kind with their policy."""
    book = tomllib.loads((FOLDER / f"{kind}.toml").read_text(encoding="utf-8"), parse_float=Decimal)
    return [pytest.param(book["policy"], case, id=case["when"]) for case in book["case"]]


def hundredths(percent: Any) -> int | None:
    """A percentage of a case as a ratio."""
    return None if percent == "missing" else int(Decimal(percent) * 100)


def expected(written: dict[str, Any]) -> dict[str, Any]:
    """A case's answers as the rules store them."""
    return {key: None if value == "missing" else value for key, value in written.items()}


@pytest.mark.parametrize(("policy", "case"), cases("organisation"))
def test_each_organisation_comes_out_as_written(policy: str, case: dict[str, Any]) -> None:
    numbers = packs.load(policy).organisation
    assert numbers is not None
    plans = tuple(PlanFact(n, "Rencana", hundredths(each)) for n, each in enumerate(case.get("progress", []), 1))
    agreement = hundredths(case.get("agreement", "missing"))
    evaluation = Evaluation.YEARLY if "agreement" in case else Evaluation.PERIODIC

    found = organisation(OrganisationFacts(1, "mataram", "2026", evaluation, plans, agreement), numbers)

    held = [f"{each.path}: {each.escalates_to}" for each in found.held]
    answers = {"predikat": found.predikat, "why": found.missing, "held": held}
    wanted = {"why": None, "held": []} | expected(case["expect"])
    assert answers == wanted


@pytest.mark.parametrize(("policy", "case"), cases("distribution"))
def test_each_unit_comes_out_as_written(policy: str, case: dict[str, Any]) -> None:
    pattern = packs.load(policy).pattern(OrganisationPredikat(case["organisation"]))
    assert pattern is not None
    people = [
        None if word == "missing" else Predikat(word) for word, times in case["persons"].items() for _ in range(times)
    ]

    found = distribution(people, pattern)

    answers: dict[str, Any] = {
        "standing": found.standing,
        "moves": found.moves,
        "limits": [each.standing for each in found.limits],
    }
    answers |= {
        name: [getattr(each, name) for each in found.limits]
        for name in ("least", "most", "found", "too_few", "too_many")
    }
    wanted = expected(case["expect"])
    assert {key: answers[key] for key in wanted} == wanted
