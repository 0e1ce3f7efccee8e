"""Projects for programs: those one works in, and one with its members."""

from __future__ import annotations

from datetime import date
from typing import cast

from django.http import Http404, HttpRequest
from ninja import Router, Schema

from tolok.people.access import Day, Id, Request, Scoped
from tolok.skp.queries import members_of, project_by_id, projects_of

router = Router()


class ProjectOut(Schema):
    """A project; `ends_on` is the first day after it, `budget_rupiah` whole rupiah."""

    id: int
    title: str
    unit: str
    starts_on: date
    ends_on: date
    budget_rupiah: int


class MyProject(ProjectOut):
    """A project with one's own part in it."""

    role: str


class Member(Schema):
    """Who works in a project, and as what."""

    name: str
    role: str


class ProjectDetail(ProjectOut):
    """A project with its members."""

    members: list[Member]


@router.get("", response=list[MyProject], auth=Scoped("projects:read"))
def project_list(request: HttpRequest, on: Day | None = None) -> object:
    """List the projects one is a member of that run on a day (today), the one that ends first first."""
    asked = cast(Request, request)
    return projects_of(asked.person, on=on or asked.on)


@router.get("/{int:project_id}", response=ProjectDetail, auth=Scoped("projects:read"))
def project_detail(request: HttpRequest, project_id: Id) -> ProjectDetail:
    """Read one project of the government with its members."""
    found = project_by_id(project_id)
    if found is None:
        raise Http404
    return ProjectDetail(
        id=found.pk, title=found.title, unit=found.unit.name, starts_on=found.starts_on, ends_on=found.ends_on,
        budget_rupiah=found.budget_rupiah,
        members=[Member(name=each.person.name, role=each.role) for each in members_of(found)],
    )  # fmt: skip  # one line a thought
