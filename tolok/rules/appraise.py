"""From a dossier and a policy to a proposal that explains itself."""

from __future__ import annotations

from functools import cache

from tolok.rules.behaviour import BEHAVIOUR
from tolok.rules.facts import Dossier, OutcomeFact, TargetFact
from tolok.rules.local import GIVEN, MEASURED, SCORE
from tolok.rules.policy import Component, Policy, Scheme
from tolok.rules.quadrant import predikat, quadrant_step
from tolok.rules.receipt import Receipt
from tolok.rules.records import (
    behaviour_cells,
    component_cells,
    outcome_cells,
    outcome_rule,
    settled,
    target_cells,
    target_rule,
    why_missing,
    work_cells,
)
from tolok.rules.result import Appraisal, LocalScore, Part
from tolok.rules.steps import Formula
from tolok.rules.terms import Claim, Level, Silence
from tolok.rules.trace import Traced, trace
from tolok.rules.values import Row
from tolok.rules.work import WORK

__all__ = ["appraise", "predikat"]

_quadrant = cache(quadrant_step)


def appraise(dossier: Dossier, policy: Policy) -> Appraisal:
    """Propose both ratings, the predikat and the local scores of one person, with every step.

    Source: PermenPANRB 6/2022, evaluasi kinerja pegawai
    """
    receipt = Receipt()
    targets = [(fact, _target(fact, dossier, policy, receipt)) for fact in dossier.targets]
    outcomes = [_outcome(fact, targets, policy, receipt) for fact in dossier.outcomes]
    work = _work(outcomes, policy, receipt)
    behaviour = _behaviour(dossier, policy, receipt)
    ratings: Row = {"work": work, "behaviour": behaviour}
    why = None if work and behaviour else "rating_missing"
    quadrant = _quadrant(policy.quadrant)
    receipt.write("", trace((quadrant,), ratings), why, policy.name)
    local = tuple(_scheme(scheme, dossier, [cells for _, cells in targets], receipt) for scheme in policy.schemes)
    proposal = predikat(work, behaviour, policy.quadrant)
    return Appraisal(work, behaviour, proposal, local, tuple(receipt.steps), tuple(receipt.held))


def _target(fact: TargetFact, dossier: Dossier, policy: Policy, receipt: Receipt) -> Row:
    path = f"target/{fact.id}"
    cells = target_cells(fact, dossier, policy)
    traced = trace(target_rule(fact, policy), cells)
    why = why_missing(fact, cells)
    receipt.write(path, traced, why, policy.achievement.source)
    left_out = why == "only_claimed" and policy.achievement.claimed is Claim.LEAVE_OUT
    if why and not left_out:
        receipt.hold(path, why)
    return settled(cells)


def _outcome(fact: OutcomeFact, targets: list[tuple[TargetFact, Row]], policy: Policy, receipt: Receipt) -> Row:
    path, measured = f"outcome/{fact.id}", [cells for target, cells in targets if target.outcome == fact.id]
    cells, rule = outcome_cells(fact, policy), outcome_rule(measured)
    traced = trace(rule, cells, {"targets": measured})
    level = traced[-1].value
    why = _why_no_level(cells) if measured else "not_stated"
    if level is None and why != "waits_for_indicators":
        receipt.hold(path, why)
    kept = [each for each in traced if each.formula.name != "achievement_if_confirmed" or level is None]
    receipt.write(path, kept, why, policy.outcome.source)
    return cells


def _why_no_level(cells: Row) -> str:
    """Unchecked reports matter only if confirming them would settle or move the level."""
    same = cells["achievement"] == cells["achievement_if_confirmed"]
    return "waits_for_indicators" if same else "claims_could_change_it"


def _work(outcomes: list[Row], policy: Policy, receipt: Receipt) -> Level | None:
    traced = trace(WORK, work_cells(policy), {"outcomes": outcomes})
    why = "too_few_known" if outcomes else "no_outcomes"
    if not outcomes:
        receipt.hold("work", why)
    receipt.write("work", traced, why, policy.work.source)
    return _level(traced)


def _behaviour(dossier: Dossier, policy: Policy, receipt: Receipt) -> Level | None:
    levels: list[Row] = [{"level": fact.level} for fact in dossier.behaviours]
    traced = trace(BEHAVIOUR, behaviour_cells(policy), {"behaviours": levels})
    receipt.write("behaviour", traced, "too_few_values", policy.behaviour.source)
    if traced[-1].value is None:
        receipt.hold("behaviour", "too_few_values")
    return _level(traced)


def _level(traced: list[Traced]) -> Level | None:
    value = traced[-1].value
    return None if value is None else Level(str(value))


def _scheme(scheme: Scheme, dossier: Dossier, targets: list[Row], receipt: Receipt) -> LocalScore:
    path = f"local/{scheme.name}"
    rows = [_component(each, path, dossier, targets, receipt) for each in scheme.components]
    traced = trace(SCORE, {}, {"components": rows})
    why = "component_missing" if traced[0].value else "no_component"
    receipt.write(path, traced if traced[0].value else traced[1:], why, scheme.source)
    points = traced[-1].value
    parts = tuple(_part(each, cells) for each, cells in zip(scheme.components, rows, strict=True))
    found = points if isinstance(points, int) else None
    return LocalScore(scheme.name, scheme.label_id, scheme.label_en, found, parts, why if found is None else None)


def _component(component: Component, path: str, dossier: Dossier, targets: list[Row], receipt: Receipt) -> Row:
    measured = [cells for cells in targets if cells["aspect"] in component.aspects]
    fact = next((fact for fact in dossier.components if fact.kind == component.kind), None)
    cells = component_cells(component, fact.points if fact else None, fact.n if fact else 0)
    rule: tuple[Formula, ...] = MEASURED if component.aspects else GIVEN
    traced = trace(rule, cells, {"targets": measured})
    cells["n"] = sum(each["achievement"] is not None for each in measured) if component.aspects else cells["n"]
    waits = any(each["achievement"] != each["achievement_if_confirmed"] for each in measured)
    cells["silence"] = Silence.HOLD.value if waits else cells["silence"]
    cells["why"] = _why_no_points(component, cells, waits)
    place = f"{path}/{component.kind}"
    receipt.write(place, traced, str(cells["why"]), component.source)
    if cells["why"] and cells["silence"] == Silence.HOLD:
        receipt.hold(place, "claims_could_change_it" if waits else "component_missing")
    return cells


def _why_no_points(component: Component, cells: Row, waits: bool) -> str | None:
    if cells["points"] is not None:
        return None
    if waits:
        return "claims_could_change_it"
    if component.aspects:
        return "not_measured"
    return "nothing_received" if cells["given"] is None else "too_few_voices"


def _part(component: Component, cells: Row) -> Part:
    points, n, why = cells["points"], cells["n"], cells["why"]
    return Part(
        kind=component.kind,
        label_id=component.label_id,
        label_en=component.label_en,
        points=points if isinstance(points, int) else None,
        weight=component.weight,
        n=int(n or 0),
        missing=None if why is None else str(why),
        source=component.source,
    )
