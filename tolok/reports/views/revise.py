"""The page that mends or corrects a report, and the button that says work goes on."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from tolok.ledger.actions import Refusal
from tolok.people.access import Request, refuse, signed_in, way_back
from tolok.reports import queries
from tolok.reports.access import PERMISSIONS
from tolok.reports.actions import correct_report, revise_report, unblock_report
from tolok.reports.forms import CorrectForm, ReviseForm
from tolok.reports.models import Report


@signed_in
def revise(request: Request, report_id: int) -> HttpResponse:
    """The form that mends a report, with a reason once it is late or checked; what was typed stays."""
    report = _own(request, report_id, "revise_report")
    needs_reason = queries.needs_reason(report, on=request.on)
    kind = CorrectForm if needs_reason else ReviseForm
    typed = {"amount": queries.spelled(report.amount), "note": report.note, "minutes": report.minutes}
    form = kind(request.POST or None, request.FILES or None, initial=typed)
    if request.method == "POST" and form.is_valid() and _is_stored(request, report_id, form):
        messages.success(request, _("The change is stored. The earlier state stays in the record."))
        return redirect("reports:changes", request.government.slug, report_id)
    status = 422 if request.method == "POST" else 200
    shown = {"form": form, "row": queries.row_of(report), "needs_reason": needs_reason}
    return render(request, "reports/revise.html", shown, status=status)


@require_POST
@signed_in
def unblock(request: Request, report_id: int) -> HttpResponse:
    """Say that one's own work goes on again."""
    _own(request, report_id, "unblock_report")
    unblock_report(by=request.person, at=request.at, report_id=report_id)
    messages.success(request, _("Good. It is no longer marked as stuck."))
    return way_back(request, request.POST.get("next", ""), "hari-ini")


def _own(request: Request, report_id: int, verb: str) -> Report:
    report = queries.report(report_id)
    if report is None or not PERMISSIONS[verb](request.person, report.person, request.on):
        raise Http404
    return report


def _is_stored(request: Request, report_id: int, form: ReviseForm) -> bool:
    store = correct_report if isinstance(form, CorrectForm) else revise_report
    try:
        store(by=request.person, at=request.at, report_id=report_id, **form.content())
    except Refusal as refusal:
        refuse(form, refusal)
        return False
    return True
