"""What is missing and who is late, for the HR agency; reminds, opens and gathers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_GET

from tolok.appraisal.access import PERMISSIONS
from tolok.appraisal.actions import order_gathering
from tolok.calendar.actions import open_periods, seed_holidays
from tolok.calendar.queries import period as period_by_id
from tolok.calendar.queries import periods_of_year
from tolok.delivery.actions import remind as remind_many
from tolok.desk.queries.cockpit import below, cockpit, periods_for
from tolok.desk.queries.late import Late, late, reminders, waited_for
from tolok.engine import packs
from tolok.ledger.actions import Refusal
from tolok.people.access import Request, require, signed_in
from tolok.skp.queries import troubled_projects

if TYPE_CHECKING:
    from tolok.calendar.models import Period
    from tolok.people.models import Unit

PAGE = 50


@signed_in
def page(request: Request, period_id: int | None = None) -> HttpResponse:
    """One period: a row a unit; `tahun` chooses the year whose periods are offered."""
    _only_hr(request)
    asked = _period(period_id) if period_id is not None else None
    year = asked.starts_on.year if asked else _year(request)
    tabs = periods_for(year, on=request.on)
    chosen = tabs.chosen(period_id)
    shown = {
        "year": year,
        "tabs": tabs,
        "cockpit": cockpit(chosen, on=request.on) if chosen else None,
        "troubles": troubled_projects(on=request.on),
    }
    return render(request, "desk/cockpit.html", shown)


@require_GET
@signed_in
def now(request: Request, period_id: int) -> HttpResponse:
    """The head and the rows of a period alone, for a page that asks again and again."""
    _only_hr(request)
    found = cockpit(_period(period_id), on=request.on)
    return render(request, "desk/cockpit_now.html", {"cockpit": found, "slug": request.government.slug})


@signed_in
def unit(request: Request, period_id: int, unit_id: int) -> HttpResponse:
    """Who is late in one top-level unit, with names and what is missing."""
    _only_hr(request)
    period = _period(period_id)
    top, found = _late(request, period, unit_id)
    paged = Paginator(found, PAGE).get_page(request.GET.get("page"))
    shown = {"period": period, "unit": top, "page": paged, "told": len(waited_for(found))}
    return render(request, "desk/cockpit_unit.html", shown)


@signed_in
def remind(request: Request, period_id: int) -> HttpResponse:
    """Say who would be reminded, then do it; `unit` narrows it to one top-level unit."""
    _only_hr(request)
    period = _period(period_id)
    top, found = _late(request, period, _number(request.POST.get("unit") or request.GET.get("unit")))
    asked = reminders(found, period, on=request.on, slug=request.government.slug)
    if request.method != "POST":
        return render(request, "desk/cockpit_remind.html", {"period": period, "unit": top, "asked": asked})
    told = remind_many(by=request.person, at=request.at, reminders=asked)
    _say_reminded(request, told, len(asked))
    if top is None:
        return redirect("desk:cockpit_period", request.government.slug, period.pk)
    return redirect("desk:cockpit_unit", request.government.slug, period.pk, top.pk)


@signed_in
def gather(request: Request, period_id: int) -> HttpResponse:
    """Say what gathering the period will do, then have it done in the background."""
    _only_hr(request)
    period = _period(period_id)
    shown = {"cockpit": cockpit(period, on=request.on), "period": period, "refusal": ""}
    if request.method != "POST":
        return render(request, "desk/cockpit_gather.html", shown)
    try:
        order_gathering(by=request.person, at=request.at, period=period)
    except Refusal as refusal:
        return render(request, "desk/cockpit_gather.html", {**shown, "refusal": str(refusal)}, status=422)
    return redirect("appraisal:gathering", request.government.slug, period.pk)


@signed_in
def open_year(request: Request, year: int) -> HttpResponse:
    """Say which periods the year will have, then open them with the national holidays."""
    _only_hr(request)
    if request.method != "POST":
        pack = packs.load(request.government.pack)
        shown = {"year": year, "calendars": pack.calendars, "pack": pack.title, "known": len(periods_of_year(year))}
        return render(request, "desk/cockpit_open.html", shown)
    opened = open_periods(by=request.person, at=request.at, year=year)
    seed_holidays(by=request.person, at=request.at, year=year)
    said = ngettext("%(n)s period is open now.", "%(n)s periods are open now.", len(opened)) % {"n": len(opened)}
    messages.success(request, said if opened else _("Every period of the year was open already."))
    return redirect("desk:cockpit", request.government.slug)


def _only_hr(request: Request) -> None:
    require(PERMISSIONS, "see_progress", by=request.person, person=request.person, on=request.on)


def _period(period_id: int) -> Period:
    found = period_by_id(period_id)
    if found is None:
        raise Http404
    return found


def _late(request: Request, period: Period, unit_id: int | None) -> tuple[Unit | None, list[Late]]:
    if unit_id is None:
        return None, late(period, on=request.on)
    top, ids = below(unit_id)
    if top is None:
        raise Http404
    return top, late(period, on=request.on, unit_ids=ids)


def _say_reminded(request: Request, told: int, asked: int) -> None:
    said = ngettext("%(n)s person was reminded.", "%(n)s persons were reminded.", told) % {"n": told}
    if before := asked - told:
        known = ngettext("%(n)s was reminded earlier today.", "%(n)s were reminded earlier today.", before)
        said = f"{said} {known % {'n': before}}"
    messages.success(request, said)


def _number(text: str | None) -> int | None:
    return int(text) if text and text.isdecimal() and len(text) < 19 else None


def _year(request: Request) -> int:
    year = _number(request.GET.get("tahun"))
    return year if year and 2000 <= year < 2099 else request.on.year  # the page leads to the year after as well
