"""Starts projects and names their members."""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING

from django.db import transaction
from django.utils.translation import gettext as _

from tolok.ledger.actions import Refusal, record
from tolok.people.access import require
from tolok.people.queries import local_day
from tolok.skp.access import PERMISSIONS
from tolok.skp.models import Goal, Project, ProjectMember

if TYPE_CHECKING:
    from tolok.people.models import Person, Unit


class ProjectHasNoDays(Refusal):
    """The project ends before it starts."""


class BudgetIsNegative(Refusal):
    """A budget is nothing or more."""


class AlreadyMember(Refusal):
    """The person is in the project already."""


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
    """Open a project of a unit; `ends_on` is the first day after it, the budget is in whole rupiah."""
    require(PERMISSIONS, "start_project", by=by, person=by, on=local_day(by.government, at))
    if ends_on <= starts_on:
        raise ProjectHasNoDays(_("The project ends before it starts. Choose a later end."))
    if budget_rupiah < 0:
        raise BudgetIsNegative(_("The budget is below zero. Write 0 when there is none."))
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


@transaction.atomic
def add_member(*, by: Person, at: datetime, project: Project, person: Person, role: str) -> ProjectMember:
    """Name a person as member of a project."""
    require(PERMISSIONS, "add_member", by=by, person=person, on=local_day(by.government, at))
    if ProjectMember.objects.filter(project=project, person=person).exists():
        raise AlreadyMember(_("%(name)s is in this project already. Choose somebody else.") % {"name": person.name})
    member = ProjectMember.objects.create(
        government_id=project.government_id, project=project, person=person, role=role
    )
    record(verb="add_member", by=by, at=at, on=member, person=person, fields={"project": project.pk, "role": role})
    return member
