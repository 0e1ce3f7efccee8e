"""One's own month of attendance, and asking for a day to be put right."""

from __future__ import annotations

from datetime import date

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from tolok.evidence import queries
from tolok.evidence.actions import ask_correction, withdraw_correction
from tolok.evidence.forms.attendance import CorrectionForm
from tolok.ledger.actions import Refusal
from tolok.people.access import Request, day_in, follow, month_in, refuse, signed_in

# What one's own month is renewed for.
KINDS = ("decided",)


@require_GET
@signed_in
def month(request: Request) -> HttpResponse:
    """The working days of the month `bulan`: what the machine says, leave, what lacks."""
    shown = queries.month_of(request.person, month=_month(request), on=request.on)
    live = follow(request, [request.person.pk], KINDS)
    return render(request, "evidence/attendance_month.html", {"month": shown, "live": live})


@signed_in
def ask(request: Request, day: str) -> HttpResponse:
    """Ask the superior to put one's own day right; what was written stays when it is refused."""
    on = _day(day)
    form = CorrectionForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid() and _is_asked(request, on, form):
        messages.success(request, _("Sent. Your superior decides; until then the day counts nowhere."))
        return redirect(_back(request, on))
    said = queries.said_in_words(queries.record_of(request.person, on))
    shown = {"form": form, "on": on, "said": said, "trail": _trail(request, on)}
    return render(request, "evidence/attendance_ask.html", shown, status=422 if form.errors else 200)


@require_POST
@signed_in
def withdraw(request: Request, correction_id: int) -> HttpResponse:
    """Take one's own question back; 404 for everybody else."""
    asked = queries.correction(correction_id)
    if asked is None or asked.person != request.person:
        raise Http404
    withdraw_correction(by=request.person, at=request.at, correction_id=correction_id)
    messages.success(request, _("Taken back. The day counts as it is recorded."))
    return redirect(_back(request, asked.on))


def _is_asked(request: Request, on: date, form: CorrectionForm) -> bool:
    try:
        ask_correction(by=request.person, at=request.at, on=on, claim=form.claim())
    except Refusal as refusal:
        refuse(form, refusal)
        return False
    return True


def _day(text: str) -> date:
    """The day of an address; 404 for what is none, or lies outside all calendars."""
    asked = day_in(text)
    if asked is None:
        raise Http404
    return asked


def _month(request: Request) -> date:
    return month_in(request.GET.get("bulan", ""), until=request.on)


def _back(request: Request, on: date) -> str:
    return f"{reverse('evidence:month', args=[request.government.slug])}?bulan={on:%Y-%m}#d{on:%d}"


def _trail(request: Request, on: date) -> list[dict[str, str]]:
    return [{"label": _("My attendance"), "url": _back(request, on)}]
