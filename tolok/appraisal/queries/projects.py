"""Projects as facts for the rules, and as lines of a receipt."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
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
from tolok.rules.steps import ratio
from tolok.rules.trace import Traced, trace
from tolok.skp.queries import KnownProject, OutcomeReading, ProjectPart

if TYPE_CHECKING:
    from tolok.rules.policy import Policy

FULL = 10_000
# Why a finished project has no value there, by step.
WHY = {"project_outcome": "outcome_unread", "project_budget": "nothing_booked"}


def project_facts(parts: Sequence[ProjectPart], *, starts_on: date, ends_on: date) -> tuple[ProjectFact, ...]:
    """What is known of the projects a person had a part in within the span (end exclusive).

    A project is judged once, where it was finished while the person belonged to it. Elsewhere it still runs, and what
    it will have brought, taken and cost is missing: half the outcome in half the time is no half success.
    """
    facts: dict[int, ProjectFact] = {}
    for part in parts:
        project = part.project
        is_over = project.finished_on is not None and project.finished_on < starts_on
        if is_over or part.starts_on >= ends_on or (part.ends_on is not None and part.ends_on <= starts_on):
            continue
        known = facts.get(project.id)
        if known is None or known.taken_days is None:
            facts[project.id] = _fact(project, is_judged=_is_judged(part, ends_on))
    return tuple(facts.values())


def _is_judged(part: ProjectPart, ends_on: date) -> bool:
    on = part.project.finished_on
    is_there = on is not None and part.starts_on <= on and (part.ends_on is None or on < part.ends_on)
    return is_there and on is not None and on < ends_on


def _fact(project: KnownProject, *, is_judged: bool) -> ProjectFact:
    target, done = _outcome(project.outcomes)
    finished_on = project.finished_on if is_judged else None
    first_ends_on = project.first_ends_on
    is_end_moved = first_ends_on is not None and first_ends_on != project.ends_on
    return ProjectFact(
        id=project.id,
        title=project.title,
        target=target,
        done=done if is_judged else None,
        planned_days=(project.ends_on - project.starts_on).days,
        taken_days=None if finished_on is None else (finished_on - project.starts_on).days + 1,
        budget=project.budget,
        spent=project.spent if is_judged else None,
        first_days=(first_ends_on - project.starts_on).days if first_ends_on and is_end_moved else None,
        first_budget=None if project.first_budget == project.budget else project.first_budget,
    )


def _outcome(outcomes: Sequence[OutcomeReading]) -> tuple[int, int | None]:
    """Target and outcome in one number: its own of a single indicator, else the mean of all in hundredths of a percent.

    Among several each counts up to its target, so that no indicator hides behind another one. One that nobody read
    leaves the whole unknown; so does a project without any.
    """
    if len(outcomes) == 1:
        return outcomes[0].target, outcomes[0].read
    ratios = [min(each.ratio, FULL) for each in outcomes if each.ratio is not None]
    if not outcomes or len(ratios) < len(outcomes):
        return FULL if outcomes else 0, None
    return FULL, ratio(sum(ratios), len(ratios))


def project_lines(facts: Sequence[ProjectFact], policy: Policy) -> tuple[Line, ...]:
    """Each project with its outcome, time and budget, opening to the rule and its article."""
    return tuple(_line(fact, policy) for fact in facts)


def counts_projects(policy: Policy) -> bool:
    """Whether a local score of this policy looks at projects."""
    return any(part.measure.startswith("project_") for scheme in policy.schemes for part in scheme.components)


def _line(fact: ProjectFact, policy: Policy) -> Line:
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
