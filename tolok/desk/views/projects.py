"""Projects: the list, and one of them with what its team reports."""

from __future__ import annotations

from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import render

from tolok.desk.queries.projects import listed, project_page
from tolok.people.access import Request, signed_in
from tolok.people.queries import units
from tolok.skp.access import may
from tolok.skp.queries import project_by_id

ON_A_PAGE = 50


@signed_in
def projects(request: Request) -> HttpResponse:
    """All projects of the government, or with `unit` those of one unit and below it."""
    asked = request.GET.get("unit", "")
    offered = units()
    chosen = next((unit for unit in offered if str(unit.pk) == asked), None)
    found = listed(on=request.on, unit_id=chosen.pk if chosen else None)
    shown = {
        "page": Paginator(found, ON_A_PAGE).get_page(request.GET.get("page")),
        "troubled": sum(each.line.is_troubled for each in found),
        "units": offered,
        "chosen": chosen,
        "may_start": may("start_project", by=request.person, person=request.person, on=request.on),
    }
    return render(request, "desk/projects.html", shown)


@signed_in
def project(request: Request, project_id: int) -> HttpResponse:
    """One project: who, what for, how far against the plan, money, outcomes, what was said."""
    found = project_by_id(project_id)
    if found is None:
        raise Http404
    return render(request, "desk/project.html", {"page": project_page(found, request.person, on=request.on)})
