"""The orders one is said to have given: a list, and an answer to each."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from tolok.ledger.actions import Refusal
from tolok.people.access import Request, refuse, signed_in
from tolok.reports import queries
from tolok.reports.access import PERMISSIONS
from tolok.reports.actions import confirm_order, deny_order
from tolok.reports.forms import AnswerForm

# A number with more digits is no report.
LONGEST = 19


@signed_in
def orders(request: Request) -> HttpResponse:
    """What waits for one's answer, and what was answered lately; a POST confirms all that the page showed."""
    refusal = None
    if request.method == "POST":
        try:
            return _confirmed(request)
        except Refusal as refused:
            refusal = refused
    shown = {"orders": queries.orders_of(request.person, on=request.on), "refusal": refusal}
    return render(request, "reports/orders.html", shown, status=422 if refusal else 200)


def _confirmed(request: Request) -> HttpResponse:
    shown = [int(each) for each in request.POST.getlist("report") if each.isdecimal() and len(each) < LONGEST]
    count = len(confirm_order(by=request.person, at=request.at, report_ids=shown))
    said = ngettext("Thank you. %(count)s order is confirmed.", "Thank you. %(count)s orders are confirmed.", count)
    messages.success(request, said % {"count": count})
    return redirect("reports:orders", request.government.slug)


@signed_in
def answer(request: Request, report_id: int) -> HttpResponse:
    """The answer to one order; 404 for anybody but the one who is named."""
    report = queries.report(report_id)
    giver = report.order_giver if report else None
    if report is None or giver is None or not PERMISSIONS["answer_order"](request.person, giver, request.on):
        raise Http404
    form = AnswerForm(request.POST or None, initial={"answer": "deny"})
    if request.method == "POST" and form.is_valid() and _is_answered(request, report_id, form):
        messages.success(request, _("Thank you. %(name)s sees your answer.") % {"name": report.person.name})
        return redirect("reports:orders", request.government.slug)
    status = 422 if request.method == "POST" else 200
    return render(request, "reports/answer.html", {"form": form, "row": queries.row_of(report)}, status=status)


def _is_answered(request: Request, report_id: int, form: AnswerForm) -> bool:
    said = form.cleaned_data
    try:
        if said["answer"] == "confirm":
            confirm_order(by=request.person, at=request.at, report_ids=[report_id])
        else:
            deny_order(by=request.person, at=request.at, report_id=report_id, reason=said["reason"])
    except Refusal as refusal:
        refuse(form, refusal)
        return False
    return True
