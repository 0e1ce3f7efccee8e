"""Projects as lines of a receipt."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from tolok.appraisal.queries.lines import Line, rule_line
from tolok.appraisal.queries.words import not_counted
from tolok.rules.facts import ProjectFact
from tolok.rules.numbers import shown
from tolok.rules.project import PROJECT
from tolok.rules.records import cells_of
from tolok.rules.result import Step
from tolok.rules.trace import Traced, trace

if TYPE_CHECKING:
    from tolok.rules.policy import Policy

# Why a finished project has no value there, by step.
WHY = {"project_outcome": "outcome_unread", "project_budget": "nothing_booked"}


def project_lines(facts: Sequence[ProjectFact], policy: Policy) -> tuple[Line, ...]:
    """Each project with its outcome, time and budget, opening to the rule and its article."""
    return tuple(_line(fact, policy) for fact in facts)


def counts_projects(policy: Policy) -> bool:
    """Whether a local score of this policy looks at projects."""
    return any(part.measure.startswith("project_") for scheme in policy.schemes for part in scheme.components)


def _line(fact: ProjectFact, policy: Policy) -> Line:
    if fact.own_days is not None:
        days = ngettext("%(days)s day a member", "%(days)s days a member", fact.own_days) % {"days": fact.own_days}
        return Line(fact.title, _("Finished"), f"{days} · {not_counted('project_joined_briefly')}", missing=True)
    if fact.taken_days is None:
        return Line(fact.title, _("Still runs"), not_counted("project_runs"), missing=True)
    traced = trace(PROJECT, cells_of(fact) | {"cap": policy.achievement.cap})
    steps = tuple(rule_line(_step(fact, each)) for each in traced)
    return Line(fact.title, _("Finished"), _told(fact), open=True, steps=steps)


def _step(fact: ProjectFact, traced: Traced) -> Step:
    formula, missing = traced.formula, None if traced.value is not None else WHY[traced.formula.name]
    return Step(
        path=f"project/{fact.id}/{formula.name}",
        name=formula.name,
        label_id=formula.label_id,
        label_en=formula.label_en,
        value=traced.value,
        scale=formula.scale.value,
        formula=traced.text,
        source=formula.source,
        missing=missing,
    )


def _told(fact: ProjectFact) -> str:
    days = ngettext("%(taken)s of %(planned)s planned day", "%(taken)s of %(planned)s planned days", fact.planned_days)
    said = [days % {"taken": fact.taken_days, "planned": fact.planned_days}]
    if fact.spent is not None:
        money = {"spent": shown(fact.spent, "rupiah"), "budget": shown(fact.budget, "rupiah")}
        said.append(_("Rp%(spent)s of Rp%(budget)s") % money)
    if fact.first_days is not None:
        days = ngettext("first planned: %(days)s day", "first planned: %(days)s days", fact.first_days)
        said.append(days % {"days": fact.first_days})
    if fact.first_budget is not None:
        said.append(_("first budget: Rp%(budget)s") % {"budget": shown(fact.first_budget, "rupiah")})
    return " · ".join(said)
