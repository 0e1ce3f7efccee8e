"""Pages of one gathering: ask for it, watch it, see who has no rater."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_POST

from tolok.appraisal import actions
from tolok.appraisal.access import PERMISSIONS
from tolok.appraisal.queries.gatherings import newest_gathering, seconds_left, without_rater
from tolok.calendar.queries import period as period_by_id
from tolok.people.access import Request, require, signed_in

if TYPE_CHECKING:
    from tolok.calendar.models import Period


@require_POST
@signed_in
def order(request: Request, period_id: int) -> HttpResponse:
    """Have the period gathered in the background, and show how far it is."""
    actions.order_gathering(by=request.person, at=request.at, period=_period(request, period_id))
    return redirect("appraisal:gathering", request.government.slug, period_id)


@require_GET
@signed_in
def page(request: Request, period_id: int) -> HttpResponse:
    """How far the newest gathering of a period is, and whom nobody may rate."""
    period = _period(request, period_id)
    gathering = newest_gathering(period_id)
    left = seconds_left(gathering, at=request.at) if gathering else None
    alone = without_rater(period_id, request.GET.get("page"), on=request.on)
    shown = {"period": period, "gathering": gathering, "left": left, "alone": alone}
    return render(request, "appraisal/gathering.html", shown)


@require_GET
@signed_in
def progress(request: Request, period_id: int) -> HttpResponse:
    """The bar alone, for a page that asks again and again; the whole page anew once it has ended."""
    _period(request, period_id)
    gathering = newest_gathering(period_id)
    if gathering is None or not gathering.is_running:
        return HttpResponse(status=404 if gathering is None else 200, headers={"HX-Refresh": "true"})
    shown = {"gathering": gathering, "left": seconds_left(gathering, at=request.at)}
    return render(request, "appraisal/gathering_progress.html", shown)


def _period(request: Request, period_id: int) -> Period:
    require(PERMISSIONS, "see_progress", by=request.person, person=request.person, on=request.on)
    found = period_by_id(period_id)
    if found is None:
        raise Http404
    return found
