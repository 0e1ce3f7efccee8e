"""Pages of the HR agency: how far each period is; close it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext

from tolok.appraisal import actions
from tolok.appraisal.access import PERMISSIONS
from tolok.appraisal.queries.lists import closings, progress
from tolok.calendar.queries import period
from tolok.ledger.actions import Refusal
from tolok.people.access import Request, require, signed_in

if TYPE_CHECKING:
    from tolok.calendar.models import Period


@signed_in
def periods(request: Request, year: int | None = None) -> HttpResponse:
    """The year's periods with what is gathered, rated and signed."""
    require(PERMISSIONS, "see_progress", by=request.person, person=request.person, on=request.on)
    year = year or request.on.year
    return render(request, "appraisal/periods.html", {"year": year, "closings": closings(year, on=request.on)})


@signed_in
def close(request: Request, period_id: int) -> HttpResponse:
    """Say what closing means, then close."""
    require(PERMISSIONS, "close_period", by=request.person, person=request.person, on=request.on)
    found, refused = _period(period_id), ""
    if request.method == "POST":
        try:
            actions.close_period(by=request.person, at=request.at, period=found)
            messages.success(request, gettext("%(period)s is closed.") % {"period": found.label})
            return redirect("appraisal:periods_of", request.government.slug, found.starts_on.year)
        except Refusal as refusal:
            refused = str(refusal)
    words = {"period": found, "refused": refused, "progress": progress([found.pk], on=request.on).get(found.pk)}
    return render(request, "appraisal/close.html", words, status=422 if refused else 200)


def _period(period_id: int) -> Period:
    found = period(period_id)
    if found is None:
        raise Http404
    return found
