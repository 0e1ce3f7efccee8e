"""The public's pages of services: all of them with their time limits, and one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.http import Http404
from django.shortcuts import render

from tolok.citizens.access import public
from tolok.citizens.queries.served import service_lines, service_shown

if TYPE_CHECKING:
    from django.http import HttpResponse

    from tolok.citizens.access import Visit


@public
def page(request: Visit) -> HttpResponse:
    """Every service that is given, with its unit, its limit and how often that was kept."""
    return render(request, "citizens/home.html", {"lines": service_lines(on=request.on)})


@public
def service(request: Visit, service_id: int) -> HttpResponse:
    """One service: its limit, and quarter by quarter how often that was kept."""
    found = service_shown(service_id, on=request.on)
    if found is None:
        raise Http404
    return render(request, "citizens/service.html", {"service": found.row, "quarters": found.quarters})
