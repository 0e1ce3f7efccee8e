"""Pages of what surveys found inside the government, and of the year's report."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from tolok.citizens.access import PERMISSIONS
from tolok.citizens.documents.survey import yearly_pdf
from tolok.citizens.queries.survey import desk, results
from tolok.citizens.queries.survey.surveys import survey_rows, surveyed_units
from tolok.citizens.queries.survey.yearly import yearly
from tolok.people.access import Request, require, signed_in

if TYPE_CHECKING:
    from tolok.citizens.queries.survey.yearly import Yearly


@require_GET
@signed_in
def inside(request: Request) -> HttpResponse:
    """What a span that is over found, to exact decimals: together, and each service."""
    require(PERMISSIONS, "see_surveys", by=request.person, person=request.person, on=request.on)
    spans, asked = desk.spans(request.government, on=request.on), request.GET.get("mulai", "")
    span = next((each for each in spans if each.key == asked), spans[0] if spans else None)
    shown: dict[str, object] = {"spans": spans, "span": span}
    if span is not None:
        rows = survey_rows(surveyed_units(request.person, on=request.on))
        shown["together"] = results.result_together(request.government.name, rows, span.starts_on, span.ends_on)
        shown["rows"] = results.results(rows, span.starts_on, span.ends_on)
    return render(request, "citizens/survey/inside.html", shown)


@require_GET
@signed_in
def report(request: Request, year: int) -> HttpResponse:
    """The year's report as a page."""
    return render(request, "citizens/survey/report.html", {"report": _yearly(request, year)})


@require_GET
@signed_in
def report_pdf(request: Request, year: int) -> HttpResponse:
    """The year's report as PDF."""
    headers = {"Content-Disposition": f'attachment; filename="laporan-skm-{year}.pdf"'}
    return HttpResponse(yearly_pdf(_yearly(request, year)), content_type="application/pdf", headers=headers)


def _yearly(request: Request, year: int) -> Yearly:
    require(PERMISSIONS, "see_surveys", by=request.person, person=request.person, on=request.on)
    found = yearly(request.government, surveyed_units(request.person, on=request.on), year, on=request.on)
    if found is None:
        raise Http404
    return found
