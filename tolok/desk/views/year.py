"""Where I stand and why."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render

from tolok.desk.queries.year import year_of
from tolok.people.access import Request, signed_in


@signed_in
def page(request: Request) -> HttpResponse:
    """The plan, the trend of each target, the periods with their receipts, and what comes next."""
    return render(request, "desk/year.html", {"year": year_of(request.person, on=request.on)})
