"""One's own reports of a week, and the page that mends one."""

from __future__ import annotations

from datetime import date, timedelta

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from tolok.ledger.actions import Refusal
from tolok.people.access import Request, signed_in
from tolok.reports import queries
from tolok.reports.access import PERMISSIONS
from tolok.reports.actions import revise_report
from tolok.reports.forms import ReviseForm

WEEK = timedelta(days=7)


@signed_in
def mine(request: Request) -> HttpResponse:
    """One's own reports of the week that begins on the day `dari`, else of this week."""
    monday = _monday(request.GET.get("dari", ""), request.on)
    rows = queries.reports_of(request.person, starts_on=monday, ends_on=monday + WEEK)
    shown = {
        "rows": rows,
        "monday": monday,
        "sunday": monday + WEEK - timedelta(days=1),
        "before": monday - WEEK,
        "after": monday + WEEK if monday + WEEK <= request.on else None,
    }
    return render(request, "reports/mine.html", shown)


@signed_in
def revise(request: Request, report_id: int) -> HttpResponse:
    """The form that mends a report; what was typed stays when it is refused."""
    report = queries.report(report_id)
    if report is None or not PERMISSIONS["revise_report"](request.person, report.person, request.on):
        raise Http404
    typed = {"amount": queries.spelled(report.amount), "note": report.note}
    form = ReviseForm(request.POST or None, request.FILES or None, initial=typed)
    if request.method == "POST" and form.is_valid() and _is_revised(request, report_id, form):
        messages.success(request, _("The change is stored. The earlier state stays in the record."))
        return redirect("reports:mine", request.government.slug)
    status = 422 if request.method == "POST" else 200
    shown = {"form": form, "row": queries.row_of(report)}
    return render(request, "reports/revise.html", shown, status=status)


def _is_revised(request: Request, report_id: int, form: ReviseForm) -> bool:
    given = form.cleaned_data
    try:
        revise_report(
            by=request.person, at=request.at, report_id=report_id, amount=given["amount"], note=given["note"],
            link=given["link"], upload=form.given_file(),
        )  # fmt: skip  # one line a thought
    except Refusal as refusal:
        form.add_error(None, str(refusal))
        return False
    return True


def _monday(asked: str, on: date) -> date:
    try:
        day = min(date.fromisoformat(asked), on)
    except ValueError:
        day = on
    return day - timedelta(days=day.weekday())
