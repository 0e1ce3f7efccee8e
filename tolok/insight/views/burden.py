"""What reporting costs, by role."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from tolok.insight.access import PERMISSIONS
from tolok.insight.queries.burden import burden
from tolok.insight.queries.burden_words import proposals, told
from tolok.people.access import Request, require, signed_in


@require_GET
@signed_in
def page(request: Request) -> HttpResponse:
    """Minutes a week by role through twelve weeks, and what hardly anybody fills in."""
    require(PERMISSIONS, "see_burden", by=request.person, person=request.person, on=request.on)
    roles = burden(on=request.on)
    return render(request, "insight/burden.html", {"roles": told(roles), "proposals": proposals(roles)})
