"""The public's pages of services: all of them with their time limits, and one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.http import Http404
from django.shortcuts import render

from tolok.citizens.access import kept, public
from tolok.citizens.queries.cases.improved import changes
from tolok.citizens.queries.cases.published import case_places
from tolok.citizens.queries.cases.terms import rules_of
from tolok.citizens.queries.served import service_lines, service_shown
from tolok.citizens.queries.survey.trend import index_trend, recent_spans

if TYPE_CHECKING:
    from django.http import HttpResponse

    from tolok.citizens.access import Visit


@public
@kept
def page(request: Visit) -> HttpResponse:
    """Every service that is given, with its unit, its limit and how often that was kept."""
    return render(request, "citizens/home.html", {"lines": service_lines(on=request.on)})


@public
@kept
def service(request: Visit, service_id: int) -> HttpResponse:
    """One service: its limit, how often that was kept, what people say and what was changed by it."""
    found = service_shown(service_id, on=request.on)
    if found is None:
        raise Http404
    spans, key = recent_spans(), f"service:{service_id}"
    shown = {
        "service": found.row,
        "quarters": found.quarters,
        "span": spans[-1] if spans else None,
        "heard": spans[-1].row(key) if spans else None,
        "trend": index_trend(spans, key),
        "changes": changes(service_id=service_id),
    }
    return render(request, "citizens/service.html", shown)


@public
@kept
def answered(request: Visit) -> HttpResponse:
    """How cases were answered: by quarter and year, altogether and by unit."""
    shown = {"figures": case_places(), "rules": rules_of(request.government)}
    return render(request, "citizens/answered.html", shown)
