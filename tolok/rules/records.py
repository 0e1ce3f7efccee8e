"""Facts and policy numbers as the records the rules read."""

from __future__ import annotations

from collections.abc import Sequence

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
from tolok.rules.outcome import OUTCOME, STATED
from tolok.rules.policy import BehaviourPolicy, Component, Policy, Voices, WorkPolicy
from tolok.rules.project import PROJECT
from tolok.rules.steps import Formula
from tolok.rules.target import BOUNDS, CONFIRMED, TARGET
from tolok.rules.terms import Claim, Polarity, Silence
from tolok.rules.values import Groups, Row, compute

Fact = ComponentFact | RatingFact | AttendanceFact | EventFact | ProjectFact | ConductFact


def target_cells(fact: TargetFact, dossier: Dossier, policy: Policy) -> Row:
    """One indicator's record."""
    return {
        "id": fact.id,
        "aspect": fact.aspect,
        "polarity": fact.polarity,
        "accumulation": fact.accumulation,
        "low": fact.low,
        "high": fact.high,
        "checked": fact.checked,
        "claimed": fact.claimed,
        "n_checked": fact.n_checked,
        "n_claimed": fact.n_claimed,
        "is_utmost": fact.is_utmost,
        "months": dossier.months,
        "cap": policy.achievement.cap,
        "due_low": None,
    }


def target_rule(fact: TargetFact, policy: Policy) -> tuple[Formula, ...]:
    """The steps for one indicator: the lower bound of a range, and what unchecked reports could lead to, if any."""
    ranged = fact.low is not None and fact.high is not None and fact.low < fact.high
    bounds = BOUNDS if ranged else ()
    open_claims = fact.claimed is not None and policy.achievement.claimed is Claim.HOLD
    return bounds + TARGET + CONFIRMED if open_claims else bounds + TARGET


def outcome_cells(fact: OutcomeFact, policy: Policy) -> Row:
    """One outcome's record."""
    return {
        "kind": fact.kind,
        "stated": fact.stated,
        "wait": int(policy.achievement.missing is Silence.HOLD),
        "above_from": policy.outcome.above_from,
        "meets_from": policy.outcome.meets_from,
    }


def outcome_rule(measured: Sequence[Row]) -> tuple[Formula, ...]:
    """The steps for one outcome: measured by its indicators, or stated where it has none."""
    return OUTCOME if measured else STATED


def settled(cells: Row) -> Row:
    """An indicator without unchecked reports: confirming changes nothing."""
    cells.setdefault("achievement_if_confirmed", cells["achievement"])
    return cells


def work_cells(work: WorkPolicy) -> Row:
    """The numbers that turn outcomes into a rating."""
    return {"most": work.most, "small_part": work.small_part, "known_share": work.known_share}


def behaviour_cells(counts: BehaviourPolicy) -> Row:
    """The numbers that turn seven levels into a rating."""
    return {
        "above_count": counts.above_count,
        "below_count": counts.below_count,
        "known_count": counts.known_count,
        **(_voice_cells(counts.voices) if counts.voices else {}),
    }


def _voice_cells(voices: Voices) -> Row:
    return {
        "voices_count": voices.count,
        "voices_above_from": voices.above_from,
        "voices_meets_from": voices.meets_from,
    }


def component_cells(component: Component) -> Row:
    """One local component's record."""
    return {
        "kind": component.kind,
        "weight": component.weight,
        "minimum": component.minimum,
        "silence": component.missing.value,
    }


def fact_rows(dossier: Dossier, policy: Policy, targets: list[Row]) -> Groups:
    """The groups that measures look at; indicators and projects come with their achievements."""
    projects: list[Row] = [cells_of(fact) | {"cap": policy.achievement.cap} for fact in dossier.projects]
    return {
        "targets": targets,
        "components": [cells_of(fact) for fact in dossier.components],
        "ratings": [cells_of(fact) for fact in dossier.ratings],
        "attendance": [cells_of(fact) for fact in dossier.attendance],
        "events": [cells_of(fact) for fact in dossier.events],
        "projects": [compute(PROJECT, cells) for cells in projects],
        "conduct": [cells_of(fact) for fact in dossier.conduct],
    }


def cells_of(fact: Fact) -> Row:
    """A fact as a record, column by column."""
    return {name: getattr(fact, name) for name in fact.__slots__}


def why_missing(fact: TargetFact, cells: Row) -> str | None:
    """The reason an indicator has no achievement, or None if it has one."""
    if cells["achievement"] is not None:
        return None
    if fact.low is None and fact.high is None and fact.polarity != Polarity.ZERO:
        return "no_target"
    if fact.checked is None:
        return "nothing_reported" if fact.claimed is None else "only_claimed"
    return "negative_amount" if fact.checked < 0 else "zero_target"
