"""Starts projects."""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING

from django.db import transaction
from django.utils.translation import gettext as _

from tolok.ledger.actions import Refusal, record
from tolok.people.access import require
from tolok.people.queries import local_day
from tolok.skp.access import PERMISSIONS
from tolok.skp.models import MOST, Goal, Project

if TYPE_CHECKING:
    from tolok.people.models import Person, Unit

# Ten years: nothing here is planned for longer, and a slip of the year is found.
LONGEST = 3660


class ProjectHasNoDays(Refusal):
    """The project ends before it starts."""


class ProjectIsTooLong(Refusal):
    """The project lasts more than ten years."""


class BudgetIsNegative(Refusal):
    """A budget is nothing or more."""


class BudgetIsTooLarge(Refusal):
    """The budget is more than the rules can take."""


@transaction.atomic
def start_project(
    *,
    by: Person,
    at: datetime,
    unit: Unit,
    title: str,
    starts_on: date,
    ends_on: date,
    budget_rupiah: int,
    goal: Goal | None = None,
) -> Project:
    """Plan a project of a unit; `ends_on` is the first day after it, the budget is in whole rupiah.

    It runs once it has a head, its first day has come, and somebody begins it.
    """
    require(PERMISSIONS, "start_project", by=by, person=by, on=local_day(by.government, at))
    _check(starts_on, ends_on, budget_rupiah)
    project = Project.objects.create(
        government_id=by.government_id,
        unit=unit,
        goal=goal,
        title=title,
        starts_on=starts_on,
        ends_on=ends_on,
        budget_rupiah=budget_rupiah,
    )
    fields = {"title": title, "unit": unit.pk, "budget_rupiah": budget_rupiah}
    record(verb="start_project", by=by, at=at, on=project, fields=fields)
    return project


def _check(starts_on: date, ends_on: date, budget_rupiah: int) -> None:
    if ends_on <= starts_on:
        raise ProjectHasNoDays(_("The project ends before it starts. Choose a later end."))
    if (ends_on - starts_on).days > LONGEST:
        raise ProjectIsTooLong(_("The project would last more than ten years. Check the year of its last day."))
    if budget_rupiah < 0:
        raise BudgetIsNegative(_("The budget is below zero. Write 0 when there is none."))
    if budget_rupiah > MOST:
        raise BudgetIsTooLarge(_("This is more than any budget. Check the zeros."))
