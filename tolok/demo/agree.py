"""Loads goals, library, projects and everybody's SKP: drafted, proposed, agreed."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from tolok.demo import count
from tolok.demo.chance import dice
from tolok.demo.days import YEAR
from tolok.demo.followed import follow
from tolok.demo.library import SOURCE, Want, aims, standards
from tolok.demo.plans import Outcome, Plan, plans
from tolok.demo.projects import projects
from tolok.demo.scene import Scene
from tolok.demo.standards import public_reading, reading_of
from tolok.skp.actions import (
    Agreement,
    GoalDraft,
    IndicatorDraft,
    OutcomeDraft,
    PlanDraft,
    Proposal,
    TargetDraft,
    Wording,
    add_goals,
    add_indicators,
    agree_plans,
    draft_plans,
    keep_agreement_result,
    propose_plans,
)
from tolok.skp.queries import outcomes_of
from tolok.skp.queries.agreements import agreed_units

if TYPE_CHECKING:
    from tolok.skp.models import Goal, Skp

GOALS_ON = date(YEAR, 1, 2)
NINE = 9 * 60
# What a leader's target serves, by its aspect.
PERSPECTIVES = {"quantity": "process", "quality": "recipients", "time": "recipients", "cost": "budget"}


def set_goals(scene: Scene) -> dict[str, Goal]:
    """Write the government's goals and the units that carry them; by code."""
    by, at = scene.on_duty("planning"), scene.at(GOALS_ON, NINE)
    drafts = [
        GoalDraft(
            by=by, at=at, year=YEAR, code=aim.code, title=aim.title, source=SOURCE, measure=aim.measure,
            parent=aim.parent, unit_ids=tuple(scene.units[code].pk for code in aim.units),
        )
        for aim in aims(scene.town.slug)
    ]  # fmt: skip  # one goal a glance
    return {goal.code: goal for goal in add_goals(at=scene.end, drafts=drafts)}


def keep_agreements(scene: Scene) -> None:
    """Keep what each office achieved of last year's Perjanjian Kinerja."""
    by, at = scene.on_duty("planning"), scene.at(GOALS_ON, NINE + 30)
    for unit in agreed_units().values():
        ratio = dice("agreement", scene.town.slug, unit.code).randint(7_800, 11_400)
        keep_agreement_result(by=by, at=at, unit=unit, year=YEAR - 1, ratio=ratio, source=f"LKjIP {YEAR - 1}")


def fill_library(scene: Scene) -> dict[str, int]:
    """Write the standard indicators; the ids of their first revisions by code."""
    by, at = scene.on_duty("hr"), scene.at(GOALS_ON, NINE + 60)
    listed = list(standards().values())
    drafts = [
        IndicatorDraft(
            by=by, at=at, code=each.code, position=each.position, service=each.service,
            wording=Wording(
                name=each.name, unit=each.unit, polarity=each.polarity, accumulation=each.accumulation,
                formula=each.formula, source=SOURCE, typical_low=each.low, typical_high=each.high,
            ),
        )
        for each in listed
    ]  # fmt: skip  # one indicator a glance
    written = add_indicators(at=scene.end, drafts=drafts)
    return {each.code: revision.pk for each, revision in zip(listed, written, strict=True)}


def agree(scene: Scene) -> None:
    """Bring every plan from draft to agreed; those of January together, later ones each on its day."""
    goals, revisions = set_goals(scene), fill_library(scene)
    keep_agreements(scene)
    count.open_services(scene)
    listed = plans(scene.town.slug)
    early = [plan for plan in listed if plan.starts_on == date(YEAR, 1, 1)]
    _write(scene, early, goals, revisions)
    for plan in listed:
        if plan not in early:
            _write(scene, [plan], goals, revisions)
    for project in projects(scene.town.slug):
        follow(scene, project, goals[project.goal])


def _write(scene: Scene, listed: list[Plan], goals: dict[str, Goal], revisions: dict[str, int]) -> None:
    drafts = [_draft(scene, plan, goals, revisions, {p.key for p in listed}) for plan in listed]
    skps = draft_plans(at=scene.end, drafts=drafts)
    for plan, skp in zip(listed, skps, strict=True):
        _remember(scene, plan, skp)
    pairs = list(zip(listed, skps, strict=True))
    proposals = [
        Proposal(by=scene.people[plan.nip], at=scene.at(plan.proposed_on, NINE + 40), skp_id=skp.pk)
        for plan, skp in pairs
    ]
    propose_plans(at=scene.end, proposals=proposals)
    agreements = [
        Agreement(
            by=scene.people[plan.superior],
            at=scene.at(plan.agreed_on, 14 * 60),
            skp_id=skp.pk,
            expectations=dict(plan.expectations),
        )
        for plan, skp in pairs
    ]
    agree_plans(at=scene.end, agreements=agreements)


def _draft(scene: Scene, plan: Plan, goals: dict[str, Goal], revisions: dict[str, int], fresh: set[str]) -> PlanDraft:
    return PlanDraft(
        by=scene.people[plan.nip],
        at=scene.at(plan.drafted_on, NINE),
        year=YEAR,
        approach=plan.approach,
        outcomes=tuple(_outcome(scene, plan, each, goals, revisions, fresh) for each in plan.outcomes),
        annex=dict(plan.annex),
    )


def _outcome(
    scene: Scene, plan: Plan, each: Outcome, goals: dict[str, Goal], known: dict[str, int], fresh: set[str]
) -> OutcomeDraft:
    is_fresh = each.supports.rpartition(":")[0] in fresh
    targets = tuple(_target(scene, plan, want, known[want.standard.code]) for want in each.wants)
    return OutcomeDraft(
        key=each.key, title=each.title, kind=each.kind, measure=each.measure, assigned_by=each.assigned_by,
        supports=each.supports if is_fresh else "",
        supports_id=scene.outcomes[each.supports] if each.supports and not is_fresh else None,
        goal_id=goals[each.goal].pk if each.goal else None,
        targets=targets,
    )  # fmt: skip  # the fields that are handed on stand together


def _target(scene: Scene, plan: Plan, want: Want, revision_id: int) -> TargetDraft:
    read = reading_of(scene.town.slug, plan.post, want.standard.code)
    counted: dict[str, Any] = {"reading": public_reading(scene.town.slug, plan.post, want.standard.code)}
    counted |= {"service_id": scene.services[read[0].code], "reading": read[1]} if read else {}
    perspective = PERSPECTIVES[want.standard.aspect] if scene.town.posts[plan.post].level == "jpt" else ""
    aspect = want.standard.aspect
    return TargetDraft(aspect, want.low, want.high, revision_id=revision_id, perspective=perspective, **counted)


def _remember(scene: Scene, plan: Plan, skp: Skp) -> None:
    """The ids of the stored outcomes and targets, by the keys of the plan."""
    scene.skps[plan.key] = skp.pk
    stored = {(row.kind, row.number): row for row in outcomes_of(skp)}
    counts: dict[str, int] = {}
    for each in plan.outcomes:
        counts[each.kind] = counts.get(each.kind, 0) + 1
        row = stored[each.kind, counts[each.kind]]
        scene.outcomes[each.key] = row.id
        for want, target in zip(each.wants, sorted(row.targets, key=lambda t: t.id), strict=True):
            scene.targets[each.key, want.standard.code] = target.id
