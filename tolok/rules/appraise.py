"""From a dossier and a policy to a proposal that explains itself."""

from __future__ import annotations

from functools import cache

from tolok.rules.behaviour import behaviour_rule
from tolok.rules.facts import Dossier, OutcomeFact, TargetFact
from tolok.rules.policy import Policy
from tolok.rules.quadrant import predikat, quadrant_step
from tolok.rules.receipt import Receipt
from tolok.rules.records import (
    behaviour_cells,
    fact_rows,
    outcome_cells,
    outcome_rule,
    settled,
    target_cells,
    target_rule,
    why_missing,
    work_cells,
)
from tolok.rules.result import Appraisal
from tolok.rules.scheme import score_scheme
from tolok.rules.terms import Claim, Level, Silence
from tolok.rules.trace import Traced, trace
from tolok.rules.values import Groups, Row
from tolok.rules.work import WORK

__all__ = ["appraise", "predikat"]

_quadrant = cache(quadrant_step)

_DECIDED = ("only_claimed", "zero_target")
"""Why an indicator has no achievement where the policy may leave it out and ask nobody."""


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
    rows = fact_rows(dossier, policy, [cells for _, cells in targets])
    local = tuple(score_scheme(scheme, rows, receipt) for scheme in policy.schemes)
    proposal = predikat(work, behaviour, policy.quadrant)
    return Appraisal(work, behaviour, proposal, local, tuple(receipt.steps), tuple(receipt.held))


def _target(fact: TargetFact, dossier: Dossier, policy: Policy, receipt: Receipt) -> Row:
    path = f"target/{fact.id}"
    cells = target_cells(fact, dossier, policy)
    traced = trace(target_rule(fact, policy), cells)
    why = why_missing(fact, cells)
    silence = _silence(why, policy)
    receipt.write(path, traced, why, policy.achievement.source, silence.value)
    if why and (silence is Silence.HOLD or why not in _DECIDED):
        receipt.hold(path, why)
    return settled(cells)


def _silence(why: str | None, policy: Policy) -> Silence:
    """What the policy says of an indicator without an achievement, for this reason."""
    if why == "zero_target":
        return policy.achievement.zero_target
    if why == "only_claimed":
        return Silence.HOLD if policy.achievement.claimed is Claim.HOLD else Silence.REDISTRIBUTE
    return policy.achievement.missing


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
    traced = trace(WORK, work_cells(policy.work), {"outcomes": outcomes})
    why = "too_few_known" if outcomes else "no_outcomes"
    if not outcomes:
        receipt.hold("work", why)
    receipt.write("work", traced, why, policy.work.source)
    return _level(traced)


def _behaviour(dossier: Dossier, policy: Policy, receipt: Receipt) -> Level | None:
    groups: Groups = {
        "behaviours": [{"level": fact.level} for fact in dossier.behaviours],
        "ratings": [{"voice": fact.voice, "points": fact.points} for fact in dossier.ratings],
    }
    traced = trace(behaviour_rule(policy.behaviour), behaviour_cells(policy.behaviour), groups)
    receipt.write("behaviour", traced, "too_few_values", policy.behaviour.source)
    if traced[-1].value is None:
        receipt.hold("behaviour", "too_few_values")
    return _level(traced)


def _level(traced: list[Traced]) -> Level | None:
    value = traced[-1].value
    return None if value is None else Level(str(value))
