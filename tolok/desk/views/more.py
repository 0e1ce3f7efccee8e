"""Everything else, by what one may do."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render

from tolok.desk.queries.more import groups
from tolok.desk.queries.projects import troubles_of
from tolok.people.access import Request, signed_in


@signed_in
def page(request: Request) -> HttpResponse:
    """Everything else, by what one may do."""
    found = groups(request.person, on=request.on, slug=request.government.slug)
    troubles = troubles_of(request.person, on=request.on)
    return render(request, "desk/more.html", {"groups": found, "troubles": troubles})
