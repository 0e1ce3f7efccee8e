"""What needs me now: today's work, sent from one page."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from tolok.desk.forms.today import TodayForm
from tolok.desk.queries.today import day_of
from tolok.people.access import Request, signed_in
from tolok.reports.actions import SomeAreRefused, file_reports
from tolok.reports.queries import first_day

if TYPE_CHECKING:
    from tolok.people.models import Person


@signed_in
def page(request: Request) -> HttpResponse:
    """Today, or with `hari` an earlier day the policy still accepts; with `salin` filled from the last day."""
    on = _day(request)
    shown = day_of(request.person, request.government, on=on, now_on=request.on)
    if request.method != "POST":
        form = TodayForm(shown, copied_on=shown.last_on if "salin" in request.GET else None)
        return render(request, "desk/today.html", {"today": shown, "form": form})
    form = TodayForm(shown, request.POST, request.FILES)
    if form.is_valid() and (count := _filed(request, form, on)):
        messages.success(request, thanks(count, shown.superior))
        address = reverse("desk:today", args=[request.government.slug])
        return redirect(address if on == request.on else f"{address}?hari={on.isoformat()}")
    return render(request, "desk/today.html", {"today": shown, "form": form}, status=422)


def _filed(request: Request, form: TodayForm, on: date) -> int:
    """How many reports were stored; none when one of them is refused."""
    try:
        filed = file_reports(at=request.at, filings=form.filings(request.person, at=request.at, on=on))
    except SomeAreRefused as refused:
        form.refuse(refused)
        return 0
    return len(filed)


def thanks(count: int, superior: Person | None) -> str:
    """One thank-you, and who sees it."""
    thanks = ngettext("Thank you. %(count)s report is stored.", "Thank you. %(count)s reports are stored.", count)
    seen = _("%(name)s sees it from now on.") % {"name": superior.name} if superior else ""
    return f"{thanks % {'count': count}} {seen}".strip()


def _day(request: Request) -> date:
    """The asked day; today when it is none, still to come, or further back than the policy allows."""
    try:
        asked = date.fromisoformat(request.GET.get("hari", ""))
    except ValueError:
        return request.on
    return asked if first_day(request.government, on=request.on) <= asked <= request.on else request.on
