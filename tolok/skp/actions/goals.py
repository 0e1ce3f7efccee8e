"""Writes the government's goals and says which units carry them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import TYPE_CHECKING

from django.db import transaction
from django.utils.translation import gettext as _

from tolok.ledger.actions import Act, Refusal, act_on, copy_models, record, record_many, reserve_ids
from tolok.people.access import require
from tolok.people.queries import local_day
from tolok.skp.access import PERMISSIONS
from tolok.skp.actions.wordings import GoalDraft
from tolok.skp.models import Goal, GoalCarrier

if TYPE_CHECKING:
    from tolok.people.models import Person, Unit


class GoalCodeIsTaken(Refusal):
    """Another goal of the year carries this code."""

    about = "code"


class UnknownParent(Refusal):
    """No goal of the year carries the code of the parent."""

    about = "parent"


class AlreadyCarried(Refusal):
    """The unit carries this goal already."""

    about = "unit"


@transaction.atomic
def add_goal(
    *,
    by: Person,
    at: datetime,
    year: int,
    code: str,
    title: str,
    source: str,
    measure: str = "",
    parent: Goal | None = None,
) -> Goal:
    """Write a goal of the government for a year, or one below another."""
    require(PERMISSIONS, "add_goal", by=by, person=by, on=local_day(by.government, at))
    draft = GoalDraft(by, at, year, code, title, source, measure, parent.code if parent else "")
    _refuse_taken([draft])
    goal = _goal(draft, parent)
    goal.save()
    record_many([_added(goal, draft)])
    return goal


@transaction.atomic
def carry_goal(*, by: Person, at: datetime, goal: Goal, unit: Unit) -> GoalCarrier:
    """Say that a unit carries a goal."""
    require(PERMISSIONS, "carry_goal", by=by, person=by, on=local_day(by.government, at))
    if GoalCarrier.objects.filter(goal=goal, unit=unit).exists():
        raise AlreadyCarried(_("%(unit)s carries this goal already. Choose another unit.") % {"unit": unit.name})
    carrier = GoalCarrier.objects.create(government_id=goal.government_id, goal=goal, unit=unit)
    record(verb="carry_goal", by=by, at=at, on=carrier, fields={"goal": goal.pk, "unit": unit.pk})
    return carrier


@transaction.atomic
def add_goals(*, at: datetime, drafts: Sequence[GoalDraft]) -> list[Goal]:
    """Write many goals with the units that carry them; a parent stands earlier or exists. In the order given."""
    for by, day in {(draft.by, local_day(draft.by.government, draft.at)) for draft in drafts}:
        require(PERMISSIONS, "add_goal", by=by, person=by, on=day)
    _refuse_taken(drafts)
    known = {(g.year, g.code): g for g in Goal.objects.filter(year__in={draft.year for draft in drafts})}
    goals, carriers, acts = [], list[GoalCarrier](), list[Act]()
    for draft, number in zip(drafts, reserve_ids(Goal, len(drafts)), strict=True):
        goal = _goal(draft, _parent(known, draft))
        goal.pk = number
        known[goal.year, goal.code] = goal
        goals.append(goal)
        acts.append(_added(goal, draft))
        carriers += [GoalCarrier(government_id=goal.government_id, goal=goal, unit_id=u) for u in draft.unit_ids]
    for carrier, number in zip(carriers, reserve_ids(GoalCarrier, len(carriers)), strict=True):
        carrier.pk = number
    copy_models(Goal, goals)
    copy_models(GoalCarrier, carriers)
    record_many([*acts, *_carried(carriers, dict(zip(goals, drafts, strict=True)))])
    return goals


def _goal(draft: GoalDraft, parent: Goal | None) -> Goal:
    return Goal(
        government_id=draft.by.government_id,
        year=draft.year,
        code=draft.code,
        title=draft.title,
        measure=draft.measure,
        source=draft.source,
        parent=parent,
    )


def _parent(known: dict[tuple[int, str], Goal], draft: GoalDraft) -> Goal | None:
    if not draft.parent:
        return None
    if (draft.year, draft.parent) not in known:
        raise UnknownParent(
            _("No goal of %(year)s has the code %(code)s. Write that goal first.")
            % {"year": draft.year, "code": draft.parent}
        )
    return known[draft.year, draft.parent]


def _refuse_taken(drafts: Sequence[GoalDraft]) -> None:
    years = {draft.year for draft in drafts}
    taken = set(Goal.objects.filter(year__in=years).values_list("year", "code"))
    for draft in drafts:
        if (draft.year, draft.code) in taken:
            raise GoalCodeIsTaken(
                _("The code %(code)s is used in %(year)s already. Choose another.")
                % {"code": draft.code, "year": draft.year}
            )
        taken.add((draft.year, draft.code))


def _added(goal: Goal, draft: GoalDraft) -> Act:
    fields = {"year": goal.year, "code": goal.code, "title": goal.title}
    return act_on(verb="add_goal", by=draft.by, at=draft.at, on=goal, fields=fields)


def _carried(carriers: Sequence[GoalCarrier], drafts: dict[Goal, GoalDraft]) -> list[Act]:
    return [
        act_on(
            verb="carry_goal",
            by=drafts[carrier.goal].by,
            at=drafts[carrier.goal].at,
            on=carrier,
            fields={"goal": carrier.goal_id, "unit": carrier.unit_id},
        )
        for carrier in carriers
    ]
