"""What needs me now: today's work, sent from one page."""

from __future__ import annotations

from datetime import date

from django.contrib import messages
from django.http import HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import ngettext

from tolok.desk.forms.today import PlainForm, TodayForm
from tolok.desk.queries.today import Today, day_of
from tolok.insight.actions import count_opening
from tolok.people.access import Request, follow, signed_in
from tolok.reports.actions import SomeAreRefused, file_reports
from tolok.reports.queries import extension, first_day

# What one's own day is renewed for; what one filed oneself is on the page already.
KINDS = ("asked", "checked", "ordered", "said")


@signed_in
def page(request: Request) -> HttpResponse:
    """Today, or with `hari` an earlier day the policy still accepts; with `salin` filled from the last day.

    Ticks and numbers alone are stored without reading the page again: at midnight before a deadline that is nearly
    everything that comes.
    """
    on = _day(request)
    if request.method == "POST" and (sent := _filed(request, PlainForm(request.POST, request.FILES), on)):
        return sent
    shown = day_of(request.person, request.government, on=on, now_on=request.on)
    if request.method != "POST":
        form = TodayForm(shown, copied_on=shown.last_on if "salin" in request.GET else None)
        return _shown(request, shown, form, status=200)
    form = TodayForm(shown, request.POST, request.FILES)
    return _filed(request, form, on) or _shown(request, shown, form, status=422)


def _shown(request: Request, shown: Today, form: TodayForm, *, status: int) -> HttpResponse:
    """The page, which hears what others say meanwhile, and tells of a deadline that an outage moved."""
    told = {
        "today": shown,
        "form": form,
        "live": follow(request, [request.person.pk], KINDS),
        "extended": extension(request.government, on=request.on, at=request.at),
    }
    return render(request, "desk/today.html", told, status=status)


def _filed(request: Request, form: PlainForm | TodayForm, on: date) -> HttpResponse | None:
    """Thanks and the way back when everything was stored; None, and nothing stored, when one row is refused."""
    if not form.is_valid():
        return None
    try:
        filed = file_reports(at=request.at, filings=form.filings(request.person, at=request.at, on=on))
    except SomeAreRefused as refused:
        form.refuse(refused)
        return None
    messages.success(request, thanks(timed(request, len(filed))))
    return _stored(request, form, on)


def timed(request: Request, count: int) -> int:
    """Count how long the page was open until these reports were stored; their number."""
    level = request.posting.position.level if request.posting else ""
    typed = request.POST.get("seconds_open", "")
    count_opening(at=request.at, government=request.government, level=level, typed=typed, reports=count)
    return count


def _stored(request: Request, form: PlainForm | TodayForm, on: date) -> HttpResponse:
    """Back to the day; to the phone that asked, the keys of what it may forget now."""
    address = reverse("desk:today", args=[request.government.slug])
    address = address if on == request.on else f"{address}?hari={on.isoformat()}"
    if "X-Outbox" in request.headers:
        return JsonResponse({"keys": form.keys, "next": address}, status=201)
    return redirect(address)


def thanks(count: int) -> str:
    """One thank-you; who sees the reports stands on the page."""
    told = ngettext("Thank you. %(count)s report is stored.", "Thank you. %(count)s reports are stored.", count)
    return told % {"count": count}


def _day(request: Request) -> date:
    """The asked day; today when it is none, still to come, or further back than the policy allows."""
    try:
        asked = date.fromisoformat(request.GET.get("hari", ""))
    except ValueError:
        return request.on
    return asked if first_day(request.government, on=request.on, at=request.at) <= asked <= request.on else request.on
