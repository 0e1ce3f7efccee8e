"""Starts projects, names and releases their members."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.forms import Form
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _

from tolok.people.access import Request, acting, is_done, require, signed_in
from tolok.people.queries import running, units
from tolok.skp import actions
from tolok.skp.access import PERMISSIONS
from tolok.skp.forms import MemberForm, ProjectForm
from tolok.skp.models import Project
from tolok.skp.queries import goals_of, member_by_id, project_by_id
from tolok.skp.views.pages import form_page
from tolok.skp.views.projects.pages import answered, project_for, to_project

if TYPE_CHECKING:
    from tolok.people.models import Person


@signed_in
def start(request: Request) -> HttpResponse:
    """Plan a project, and name its head at once if that is known."""
    require(PERMISSIONS, "start_project", by=request.person, person=request.person, on=request.on)
    form = ProjectForm(request.POST or None, units=units(), goals=goals_of(request.on.year))
    begun: list[Project] = []
    if is_done(form, lambda: begun.extend(_started(request, form))):
        messages.success(request, _("The project is planned. Say next what it is to bring about, and by which steps."))
        return redirect(to_project(request, begun[0]))
    back = reverse("desk:projects", args=[request.government.slug])
    return form_page(request, form, title=_("Start a project"), submit=_("Start the project"), back=back)


@signed_in
def add_member(request: Request, project_id: int) -> HttpResponse:
    """Name somebody who works here today as member, by NIP."""
    project = project_for(request, "add_member", project_by_id(project_id))
    form = MemberForm(request.POST or None)
    return answered(
        request, project, form, lambda: _add_member(request, project, form), done=_("The member is named."),
        title=_("Name as member"), submit=_("Name as member"), intro=project.title,
    )  # fmt: skip  # the words of the page stand together


@signed_in
def name_head(request: Request, member_id: int) -> HttpResponse:
    """Ask, then hand the project over."""
    member = member_by_id(member_id)
    project = project_for(request, "name_head", member.project if member else None)
    name = {"name": member.person.name if member else ""}
    return answered(
        request, project, Form(request.POST or None),
        lambda: actions.name_head(**acting(request, member=member)), done=_("The project has its head."),
        template="skp/confirm.html", question=_("Shall %(name)s lead the project?") % name,
        what=_("Whoever leads it now stays as a member."),
    )  # fmt: skip  # the words of the page stand together


@signed_in
def end_membership(request: Request, member_id: int) -> HttpResponse:
    """Ask, then let a member leave."""
    member = member_by_id(member_id)
    project = project_for(request, "end_membership", member.project if member else None)
    name = {"name": member.person.name if member else ""}
    return answered(
        request, project, Form(request.POST or None),
        lambda: actions.end_membership(**acting(request, member=member)), done=_("The member has left the project."),
        template="skp/confirm.html", question=_("Shall %(name)s leave the project?") % name,
        what=_("What was reported stays. From today on nothing more is asked."),
    )  # fmt: skip  # the words of the page stand together


def _started(request: Request, form: ProjectForm) -> list[Project]:
    person = _found(request, form, "head") if form.cleaned_data["head"] else None
    if form.errors:
        return []
    project = actions.start_project(**acting(request, **form.written()))
    if person:
        role = _("Head of the project")
        actions.add_member(**acting(request, project=project, person=person, role=role, is_head=True))
    return [project]


def _add_member(request: Request, project: Project, form: MemberForm) -> None:
    given = form.cleaned_data
    if person := _found(request, form, "nip"):
        named = {"person": person, "role": given["role"], "is_head": given["is_head"]}
        actions.add_member(**acting(request, project=project, **named))


def _found(request: Request, form: Form, field: str) -> Person | None:
    nip = form.cleaned_data[field].replace(" ", "")
    posting = running(request.on).select_related("person__government").filter(person__nip=nip).first()
    if posting is None:
        form.add_error(field, _("Nobody who works here today has this NIP. Check the 18 digits."))
    return posting.person if posting else None
