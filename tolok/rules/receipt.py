"""Collects the steps of rules while they run, and what has to wait for somebody."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

from tolok.rules.result import Held, Step
from tolok.rules.steps import Formula
from tolok.rules.trace import Traced

ESCALATES_TO = {
    "only_claimed": "checker",
    "claims_could_change_it": "checker",
    "negative_amount": "checker",
    "nothing_reported": "person",
    "no_target": "superior",
    "zero_target": "superior",
    "not_stated": "superior",
    "no_outcomes": "superior",
    "too_few_values": "superior",
    "component_missing": "agency",
    "predikat_missing": "superior",
    "education_missing": "agency",
    "position_missing": "agency",
    "training_missing": "person",
    "training_negative": "person",
    "severity_missing": "agency",
    "attendance_missing": "agency",
    "attendance_unreadable": "agency",
    "base_missing": "agency",
    "base_negative": "agency",
    "cut_missing": "agency",
    "cut_out_of_range": "agency",
    "no_plans": "agency",
    "too_few_plans": "agency",
    "no_agreement": "agency",
}

_OTHERWISE = {"due": "not_needed"}
"""Why a step has no value though the rule around it has one; else an unchecked amount is below zero."""


class Receipt:
    """The steps so far, and what is held."""

    def __init__(self) -> None:
        self.steps: list[Step] = []
        self.held: list[Held] = []

    def write(self, path: str, traced: Iterable[Traced], why: str | None, numbers: str, silence: str = "") -> None:
        """Keep each step; the last, which reads the policy's numbers, names their source and what missing means."""
        *before, last = traced
        self.steps += [_step(path, each, why, each.formula.source) for each in before]
        step = _step(path, last, why, _cited(last.formula.source, numbers))
        step.silence = silence if step.missing else ""
        self.steps.append(step)

    def hold(self, path: str, why: str) -> None:
        """Somebody is asked, and the person pays nothing meanwhile."""
        self.held.append(Held(path, why, ESCALATES_TO[why]))


@cache
def _cited(source: str, numbers: str) -> str:
    return f"{source} · {numbers}"


@cache
def _fixed(formula: Formula) -> tuple[str, str, str, str]:
    """What every step of a formula says alike."""
    return formula.name, formula.label_id, formula.label_en, formula.scale.value


def _step(path: str, traced: Traced, why: str | None, source: str) -> Step:
    formula, value, text = traced
    name, label_id, label_en, scale = _fixed(formula)
    missing = (why or _OTHERWISE.get(name, "negative_amount")) if value is None else None
    # By place, not by name: half a million of them are made when a city's period closes.
    return Step(f"{path}/{name}" if path else name, name, label_id, label_en, value, scale, text, source, missing)
