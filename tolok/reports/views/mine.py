"""One's own reports of a week, and what a report said before."""

from __future__ import annotations

from datetime import timedelta

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from tolok.people.access import Request, signed_in
from tolok.reports import queries
from tolok.reports.access import PERMISSIONS

WEEK = timedelta(days=7)


@signed_in
def mine(request: Request) -> HttpResponse:
    """One's own week that holds the day `dari`, else this week: what is filed each day, and what is missing."""
    monday = queries.monday_of(request.GET.get("dari", ""), on=request.on)
    shown = {
        "week": queries.week_of(request.person, request.government, monday=monday, on=request.on, at=request.at),
        "monday": monday,
        "sunday": monday + WEEK - timedelta(days=1),
        "before": monday - WEEK,
        "after": monday + WEEK if monday + WEEK <= request.on else None,
    }
    return render(request, "reports/mine.html", shown)


@require_GET
@signed_in
def changes(request: Request, report_id: int) -> HttpResponse:
    """A report with all that was changed on it; 404 for whom it doesn't concern."""
    report = queries.report(report_id)
    if report is None or not PERMISSIONS["see_reports"](request.person, report.person, request.on):
        raise Http404
    is_own = PERMISSIONS["correct_report"](request.person, report.person, request.on)
    shown = {"row": queries.row_of(report), "changes": queries.changes(report_id), "may_mend": is_own}
    return render(request, "reports/changes.html", shown)
