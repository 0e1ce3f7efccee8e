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
from tolok.desk.forms.informative import SignalForm
from tolok.desk.queries.informative import own_month, team_month, unexplained
from tolok.people.access import Request, acting, is_done, require, signed_in
from tolok.reports.access import PERMISSIONS
from tolok.reports.actions import answer_signal


@signed_in
def own(request: Request) -> HttpResponse:
    """What calls for a word in one's reports of the month `bulan`; a tap answers it."""
    require(PERMISSIONS, "see_signals", by=request.person, person=request.person, on=request.on)
    month = day_from(request.GET, "bulan", until=request.on).replace(day=1)
    form = SignalForm(request.POST, kind=request.POST.get("kind", "")) if request.method == "POST" else None
    if form and _is_explained(request, month, form):
        messages.success(request, _("Thank you. Your word stands beside the reports."))
        address = reverse("desk:own_signals", args=[request.government.slug])
        return redirect(f"{address}?bulan={month:%Y-%m}")
    found = own_month(request.person, month=month, on=request.on)
    cards = [
        (each, form if form and form.is_about(each.kind) else SignalForm(kind=each.kind)) for each in found.signals
    ]
    # What it was about may be gone meanwhile; what was typed is not.
    adrift = form if all(card is not form for _signal, card in cards) else None
    shown = {"found": found, "cards": cards, "form": form, "adrift": adrift}
    return render(request, "desk/signals.html", shown, status=422 if form else 200)


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


def _is_explained(request: Request, month: date, form: SignalForm) -> bool:
    said = acting(request, person=request.person, month=month)
    return is_done(form, lambda: answer_signal(**said, **form.cleaned_data))
