"""Signals in one's own reports, and the team's share of informative ones."""

from __future__ import annotations

from datetime import date

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from tolok.desk.forms.bkn import day_from
from tolok.desk.queries.informative import own_month, team_month, unexplained
from tolok.ledger.actions import Refusal
from tolok.people.access import Request, require, signed_in
from tolok.reports.access import PERMISSIONS
from tolok.reports.actions import answer_signal


@signed_in
def own(request: Request) -> HttpResponse:
    """What calls for a word in one's reports of the month `bulan`; a tap answers it."""
    require(PERMISSIONS, "see_signals", by=request.person, person=request.person, on=request.on)
    month = day_from(request.GET, "bulan", until=request.on).replace(day=1)
    refusal = _refusal(request, month) if request.method == "POST" else ""
    if request.method == "POST" and not refusal:
        messages.success(request, _("Thank you. Your word stands beside the reports."))
        address = reverse("desk:own_signals", args=[request.government.slug])
        return redirect(f"{address}?bulan={month:%Y-%m}")
    found = own_month(request.person, month=month, on=request.on)
    shown = {"found": found, "refusal": refusal, "typed": request.POST}
    return render(request, "desk/signals.html", shown, status=422 if refusal else 200)


@require_GET
@signed_in
def line(request: Request) -> HttpResponse:
    """The line that the today page fetches when it is there: what waits for a word; nothing when nothing does."""
    require(PERMISSIONS, "see_signals", by=request.person, person=request.person, on=request.on)
    n = unexplained(request.person, on=request.on)
    if not n:
        return HttpResponse(status=204)
    return render(request, "desk/signals_line.html", {"n": n, "slug": request.government.slug})


@require_GET
@signed_in
def team(request: Request) -> HttpResponse:
    """How many reports of each member say something new, with what the member said about them."""
    month = day_from(request.GET, "bulan", until=request.on).replace(day=1)
    found = team_month(request.person, request.government, month=month, on=request.on)
    return render(request, "desk/informative.html", {"found": found})


def _refusal(request: Request, month: date) -> str:
    """Why the answer was not kept; empty when it was."""
    typed = request.POST
    try:
        answer_signal(
            by=request.person, at=request.at, person=request.person, month=month, kind=typed.get("kind", ""),
            choice=typed.get("choice", ""), text=typed.get("text", ""),
        )  # fmt: skip  # one line a thought
    except Refusal as refusal:
        return str(refusal)
    return ""
