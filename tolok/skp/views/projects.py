"""Projects and their members."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from tolok.people.access import Request, require, signed_in
from tolok.people.queries import running, units
from tolok.skp import actions
from tolok.skp.access import PERMISSIONS, may
from tolok.skp.forms import MemberForm, ProjectForm
from tolok.skp.models import Project
from tolok.skp.queries import all_projects, goals_of, members_of, project_by_id
from tolok.skp.views.pages import address, form_page, is_done, page_of


@signed_in
def projects(request: Request) -> HttpResponse:
    """All projects of the government."""
    may_start = may("start_project", by=request.person, person=request.person, on=request.on)
    return render(request, "skp/projects.html", {"page": page_of(request, all_projects()), "may_start": may_start})


@signed_in
def start(request: Request) -> HttpResponse:
    """Open a project."""
    require(PERMISSIONS, "start_project", by=request.person, person=request.person, on=request.on)
    form = ProjectForm(request.POST or None, units=units(), goals=goals_of(request.on.year))
    if is_done(form, lambda: actions.start_project(by=request.person, at=request.at, **form.written())):
        messages.success(request, _("The project is open. Name its members next."))
        return redirect(address(request, "projects"))
    back = address(request, "projects")
    return form_page(request, form, title=_("Start a project"), submit=_("Start the project"), back=back)


@signed_in
def project(request: Request, project_id: int) -> HttpResponse:
    """One project; who may names members by NIP."""
    found = project_by_id(project_id)
    if found is None:
        raise Http404
    form = MemberForm(request.POST or None)
    if is_done(form, lambda: _add_member(request, found, form)):
        return redirect(address(request, "project", project_id))
    may_add = may("add_member", by=request.person, person=request.person, on=request.on)
    shown = {"project": found, "members": members_of(found), "form": form, "may_add": may_add}
    return render(request, "skp/project.html", shown, status=422 if form.errors else 200)


def _add_member(request: Request, found: Project, form: MemberForm) -> None:
    nip = form.cleaned_data["nip"].replace(" ", "")
    posting = running(request.on).select_related("person").filter(person__nip=nip).first()
    if posting is None:
        form.add_error("nip", _("Nobody who works here today has this NIP. Check the 18 digits."))
        return
    role = form.cleaned_data["role"]
    actions.add_member(by=request.person, at=request.at, project=found, person=posting.person, role=role)
