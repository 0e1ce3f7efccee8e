"""Reads projects and their members."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from django.db.models import Count, QuerySet

from tolok.skp.models import Project, ProjectMember

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
    """The projects the person is a member of that run that day, the one that ends first first."""
    mine = ProjectMember.objects.filter(person=person, project__starts_on__lte=on, project__ends_on__gt=on)
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


def all_projects() -> QuerySet[Project]:
    """All projects, running and coming ones first, with unit and number of members."""
    counted = Project.objects.select_related("unit").annotate(n_members=Count("members"))
    return counted.order_by("-ends_on", "title")


def project_by_id(project_id: int) -> Project | None:
    """A project with unit and goal, when this transaction may see it."""
    return Project.objects.select_related("unit", "goal").filter(pk=project_id).first()


def members_of(project: Project) -> list[ProjectMember]:
    """The members of a project with their persons, by name."""
    return list(project.members.select_related("person").order_by("person__name"))
