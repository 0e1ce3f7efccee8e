"""Moves the agreed end or budget of a project, before it is missed."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING

from django.db import transaction
from django.db.models import Sum
from django.utils import formats
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from tolok.delivery.actions import Telling, tell_many
from tolok.ledger.actions import Refusal, record
from tolok.people.queries import local_day
from tolok.rules.numbers import shown
from tolok.skp.access import require_on_project
from tolok.skp.access.frame import check_frame
from tolok.skp.access.ground import said
from tolok.skp.models import Project, ProjectReplan
from tolok.skp.queries.held import held_project

if TYPE_CHECKING:
    from tolok.people.models import Person

MOVED = gettext_lazy(
    "The plan of the project “%(project)s” moved: last day %(last)s, budget Rp%(budget)s. Why: %(words)s"
)
# A notice is short; the page holds the whole.
SHORT = 160
DAY = timedelta(days=1)


class NothingMoves(Refusal):
    """The end and the budget are those that hold already."""


class EndHasPassed(Refusal):
    """What is late stays late: an end moves only before it has passed."""

    about = "last_on"


class MilestoneWouldBeOutside(Refusal):
    """A milestone that is still ahead is due after the new end."""

    about = "last_on"


class BudgetIsSpent(Refusal):
    """What is overspent stays so, and no budget is less than what was spent."""

    about = "budget_rupiah"


@transaction.atomic
def replan_project(
    *, by: Person, at: datetime, project: Project, ends_on: date, budget_rupiah: int, words: str
) -> ProjectReplan:
    """Agree on another end or budget, with the reason; from now on the project is judged against it.

    `ends_on` is the first day after the project. What was agreed before is kept and shown beside it.
    """
    project, today = held_project(project), local_day(by.government, at)
    require_on_project("replan_project", by=by, project=project, on=today)
    told = said(words, _("Say in a sentence why the plan moves. Everybody who opens the project reads it."))
    check_frame(project.starts_on, ends_on, budget_rupiah)
    if (ends_on, budget_rupiah) == (project.ends_on, project.budget_rupiah):
        raise NothingMoves(_("This is the plan that holds already. Change the last day or the budget, or go back."))
    if ends_on != project.ends_on:
        _check_end(project, ends_on, today=today)
    if budget_rupiah != project.budget_rupiah:
        _check_budget(project, budget_rupiah)
    replan = ProjectReplan(
        government_id=project.government_id, project=project, on=today, by=by, words=told, moved_at=at,
        former_ends_on=project.ends_on, former_budget_rupiah=project.budget_rupiah,
        ends_on=ends_on, budget_rupiah=budget_rupiah,
    )  # fmt: skip  # what was and what will be stand together
    replan.save(force_insert=True)
    project.ends_on, project.budget_rupiah = ends_on, budget_rupiah
    project.save(update_fields=["ends_on", "budget_rupiah"])
    fields = {"ends_on": ends_on, "budget_rupiah": budget_rupiah, "words": told}
    record(verb="replan_project", by=by, at=at, on=replan, fields=fields)
    _tell_team(replan, at=at)
    return replan


def _check_end(project: Project, ends_on: date, *, today: date) -> None:
    if project.ends_on <= today:
        raise EndHasPassed(
            _(
                "The last day that was agreed, %(day)s, has passed, so it moves no more: what is late stays late. "
                "Say at the finish what held it up."
            )
            % {"day": _day(project.ends_on - DAY)}
        )
    if ends_on <= today:
        raise EndHasPassed(_("This last day has passed already. Choose today or a later day."))
    late = project.milestones.filter(done_on__isnull=True, due_on__gte=ends_on).order_by("due_on").first()
    if late is not None:
        raise MilestoneWouldBeOutside(
            _("“%(title)s” is due on %(day)s, after the new last day. Write that milestone anew first.")
            % {"title": late.title, "day": _day(late.due_on)}
        )


def _check_budget(project: Project, budget_rupiah: int) -> None:
    spent = project.spendings.aggregate(sum=Sum("rupiah"))["sum"] or 0
    if spent > project.budget_rupiah:
        raise BudgetIsSpent(
            _(
                "More was spent already than was agreed, so the budget moves no more. "
                "Correct the booked rows if they are wrong; else say at the finish what made it dearer."
            )
        )
    if budget_rupiah < spent:
        raise BudgetIsSpent(
            _("Rp%(spent)s were spent already. Write that amount or a larger one.") % {"spent": shown(spent, "rupiah")}
        )


def _tell_team(replan: ProjectReplan, *, at: datetime) -> None:
    team = replan.project.members.filter(ends_on__isnull=True).exclude(person=replan.by_id)
    words = {
        "project": replan.project.title,
        "last": _day(replan.ends_on - DAY),
        "budget": shown(replan.budget_rupiah, "rupiah"),
        "words": replan.words[:SHORT],
    }
    key = f"replan_project:{replan.pk}"
    tellings = [
        Telling(at, member.person, key, MOVED, words, "desk:project", replan.project_id)
        for member in team.select_related("person__government")
    ]
    tell_many(at=at, tellings=tellings)


def _day(day: date) -> str:
    return formats.date_format(day, "j F Y")
