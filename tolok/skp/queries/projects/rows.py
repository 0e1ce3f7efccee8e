"""Reads projects as their members see them, and what one row belongs to."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from django.db.models import Q

from tolok.skp.models import Milestone, Project, ProjectMember, ProjectOutcome, ProjectSpending
from tolok.skp.queries.projects.standing import members_on

if TYPE_CHECKING:
    from tolok.people.models import Person


@dataclass(frozen=True)
class ProjectRow:
    """A project as its member sees it; `ends_on` is the first day after it, the budget whole rupiah."""

    id: int
    title: str
    unit: str
    role: str
    starts_on: date
    ends_on: date
    budget_rupiah: int


def projects_of(person: Person, *, on: date) -> list[ProjectRow]:
    """The projects the person is a member of and that were not over that day, the one that ends first first.

    One that runs late stays until somebody finishes or stops it; one that was never begun goes with its last day.
    """
    is_going_on = Q(project__ends_on__gt=on) | Q(project__state=Project.State.RUNNING)
    is_open = Q(project__ended_on__gte=on) | Q(is_going_on, project__ended_on__isnull=True)
    mine = members_on(on).filter(is_open, person=person, project__starts_on__lte=on)
    return [
        ProjectRow(
            id=member.project_id,
            title=member.project.title,
            unit=member.project.unit.name,
            role=member.role,
            starts_on=member.project.starts_on,
            ends_on=member.project.ends_on,
            budget_rupiah=member.project.budget_rupiah,
        )
        for member in mine.select_related("project__unit").order_by("project__ends_on", "project_id")
    ]


def project_by_id(project_id: int) -> Project | None:
    """A project with unit and goal, when this transaction may see it."""
    return Project.objects.select_related("unit", "goal").filter(pk=project_id).first()


def member_by_id(member_id: int) -> ProjectMember | None:
    """A running membership with its project and person, when this transaction may see it."""
    found = ProjectMember.objects.select_related("project", "person").filter(pk=member_id, ends_on__isnull=True)
    return found.first()


def milestone_by_id(milestone_id: int) -> Milestone | None:
    """A milestone with its project, when this transaction may see it."""
    return Milestone.objects.select_related("project").filter(pk=milestone_id).first()


def project_outcome_by_id(outcome_id: int) -> ProjectOutcome | None:
    """An outcome of a project with the project, when this transaction may see it."""
    return ProjectOutcome.objects.select_related("project").filter(pk=outcome_id).first()


def spending_by_id(spending_id: int) -> ProjectSpending | None:
    """A booked row with its project, no correction, when this transaction may see it."""
    found = ProjectSpending.objects.select_related("project").filter(pk=spending_id, corrects__isnull=True)
    return found.first()


def members_of(project: Project) -> list[ProjectMember]:
    """The members that have not left, with their persons: the head first, then by name."""
    named = project.members.filter(ends_on__isnull=True).select_related("person")
    return list(named.order_by("-is_head", "person__name"))
