"""Pages of the HR agency: how far each period is, and gathering it."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from tolok.appraisal import actions
from tolok.appraisal.access import PERMISSIONS
from tolok.appraisal.queries.lists import closings
from tolok.calendar.queries import period
from tolok.people.access import Request, require, signed_in


@signed_in
def periods(request: Request, year: int | None = None) -> HttpResponse:
    """The year's periods with what is gathered, rated and signed."""
    require(PERMISSIONS, "see_progress", by=request.person, person=request.person, on=request.on)
    year = year or request.on.year
    return render(request, "appraisal/periods.html", {"year": year, "closings": closings(year, on=request.on)})


@require_POST
@signed_in
def gather(request: Request, period_id: int) -> HttpResponse:
    """Gather the period: facts are kept, proposals made, raters asked."""
    found = period(period_id)
    if found is None:
        raise Http404
    count = actions.gather_period(by=request.person, at=request.at, period=found)
    said = ngettext("%(count)s appraisal came new.", "%(count)s appraisals came new.", count)
    messages.success(request, said % {"count": count})
    return redirect("appraisal:periods_of", request.government.slug, found.starts_on.year)
