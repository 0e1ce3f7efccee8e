"""The written cases, run as they stand; amounts are in the indicator's own unit."""

from __future__ import annotations

import tomllib
from decimal import Decimal
from importlib.resources import files
from typing import Any

import pytest

from tests.rules.make import behaviours, dossier, target
from tolok.engine import packs
from tolok.rules.appraise import appraise
from tolok.rules.facts import (
    AttendanceFact,
    ComponentFact,
    ConductFact,
    Dossier,
    EventFact,
    OutcomeFact,
    ProjectFact,
    RatingFact,
    TargetFact,
)
from tolok.rules.result import Appraisal

FOLDER = files("tolok") / "policies" / "cases"
CASES = [
    pytest.param(book["policy"], case, id=f"{book['policy']}: {case['when']}")
    for file in sorted(FOLDER.iterdir(), key=lambda each: each.name)
    for book in [tomllib.loads(file.read_text(encoding="utf-8"), parse_float=Decimal)]
    if "kind" not in book  # a case of another rule than the appraisal
    for case in book["case"]
]


#: What nobody knows yet of a project that a case leaves out.
UNKNOWN = {"done": None, "taken_days": None, "spent": None}


def hundredths(value: Any) -> int | None:
    """A number of the case as the facts store it."""
    return None if value is None else int(Decimal(value) * 100)


def indicator(number: int, written: dict[str, Any], outcomes: list[str]) -> TargetFact:
    """An indicator as the case tells it."""
    bounds = written["target"]
    low, high = bounds if isinstance(bounds, list) else (bounds, bounds)
    return target(
        number,
        outcome=outcomes.index(written["outcome"]) + 1,
        aspect=written.get("aspect", "quantity"),
        polarity=written.get("better", "higher"),
        accumulation=written.get("counts", "sum"),
        low=hundredths(low),
        high=hundredths(high),
        checked=hundredths(written.get("checked")),
        claimed=hundredths(written.get("claimed")),
        n_checked=int("checked" in written),
        n_claimed=int("claimed" in written),
        is_utmost=int(written.get("utmost", False)),
    )


def facts(case: dict[str, Any]) -> Dossier:
    """The dossier a case describes."""
    names, stated = list(case["outcomes"]), case.get("stated", {})
    own = tuple(
        OutcomeFact(place, case["outcomes"][name], name, stated.get(name)) for place, name in enumerate(names, 1)
    )
    told = case["behaviour"]
    voices = {kind: (hundredths(points) or 0, n) for kind, (points, n) in case.get("components", {}).items()}
    return dossier(
        *(indicator(number, written, names) for number, written in enumerate(case.get("indicators", []), 1)),
        outcomes=own,
        levels=behaviours(*([told] if isinstance(told, str) else told)),
        components=tuple(ComponentFact(kind, points, n) for kind, (points, n) in voices.items()),
        months=case.get("months", 12),
        **observed(case),
    )


def observed(case: dict[str, Any]) -> dict[str, tuple[Any, ...]]:
    """What others said, and what was counted and measured."""
    spoken = case.get("voices", {}).items()
    counted = case.get("conduct", {}).items()
    return {
        "ratings": tuple(RatingFact(voice, hundredths(each)) for voice, points in spoken for each in points),
        "attendance": tuple(
            AttendanceFact(each["kind"], each.get("minutes"), each["days"]) for each in case.get("attendance", ())
        ),
        "events": tuple(EventFact(**each) for each in case.get("events", ())),
        "projects": tuple(ProjectFact(**(UNKNOWN | each)) for each in case.get("projects", ())),
        "conduct": tuple(ConductFact(kind, *(n if isinstance(n, list) else (n, None))) for kind, n in counted),
    }


def told(found: Appraisal, person: Dossier) -> dict[str, Any]:
    """The result in the words of a case."""
    steps = {step.path: step.value for step in found.steps}
    names = {f"outcome/{each.id}": each.title for each in person.outcomes}
    names |= {f"target/{each.id}": "indicator" for each in person.targets}
    short = [(names.get(each.path, each.path.split("/")[-1]), each.escalates_to) for each in found.held]
    answers: dict[str, Any] = {
        "work": found.work,
        "behaviour": found.behaviour,
        "predikat": found.predikat,
        "achievement": steps.get("target/1/achievement"),
        "held": [f"{name}: {who}" for name, who in short],
    }
    answers |= {each.title: steps[f"outcome/{each.id}/level"] for each in person.outcomes}
    answers |= {f"{score.name}: word": score.word for score in found.local}
    return answers | {score.name: score.points for score in found.local}


def expected(written: Any) -> Any:
    """A case's answer as the rules store it: numbers in hundredths."""
    if written == "missing":
        return None
    return written if isinstance(written, str | list) else hundredths(written)


@pytest.mark.parametrize(("policy", "case"), CASES)
def test_each_written_case_comes_out_as_written(policy: str, case: dict[str, Any]) -> None:
    person = facts(case)

    answers = told(appraise(person, packs.load(policy).policy()), person)

    wanted = {key: expected(value) for key, value in case["expect"].items()}
    wanted.setdefault("held", [])
    assert {key: answers[key] for key in wanted} == wanted


def test_every_pack_has_cases() -> None:
    assert {case.values[0] for case in CASES} == set(packs.names())
