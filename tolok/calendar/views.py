"""Pages of periods, holidays and office hours for the HR agency."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from tolok.calendar import actions, queries
from tolok.calendar.access import PERMISSIONS
from tolok.calendar.forms import HolidayForm, HoursForm
from tolok.calendar.models import Holiday
from tolok.ledger.actions import Refusal
from tolok.people.access import Request, refuse, require, signed_in
from tolok.people.queries import units


@signed_in
def periods(request: Request, year: int | None = None) -> HttpResponse:
    """The year's periods, and the days without work."""
    require(PERMISSIONS, "see_periods", by=request.person, person=request.person, on=request.on)
    return _page(request, year or request.on.year, HolidayForm())


@require_POST
@signed_in
def open_year(request: Request, year: int) -> HttpResponse:
    """Open the year's periods and take over its national holidays."""
    actions.open_periods(by=request.person, at=request.at, year=year)
    actions.seed_holidays(by=request.person, at=request.at, year=year)
    return redirect("calendar:periods_of", request.government.slug, year)


@require_POST
@signed_in
def add_holiday(request: Request, year: int) -> HttpResponse:
    """Add one day without work."""
    form = HolidayForm(request.POST)
    if form.is_valid():
        try:
            actions.add_holiday(by=request.person, at=request.at, **form.cleaned_data)
            return redirect("calendar:periods_of", request.government.slug, form.cleaned_data["on"].year)
        except Refusal as refusal:
            form.add_error("on", str(refusal))
    return _page(request, year, form, status=422)


@require_POST
@signed_in
def remove_holiday(request: Request, holiday_id: int) -> HttpResponse:
    """Make the day a working day again."""
    holiday = get_object_or_404(Holiday, pk=holiday_id)
    year = holiday.on.year
    actions.remove_holiday(by=request.person, at=request.at, holiday=holiday)
    return redirect("calendar:periods_of", request.government.slug, year)


@signed_in
def hours(request: Request) -> HttpResponse:
    """Every week of office hours that was set, and the form of the next one."""
    require(PERMISSIONS, "set_hours", by=request.person, person=request.person, on=request.on)
    rows = queries.hours_rows()
    asked = next((row for row in rows if str(row.unit_id) == request.GET.get("unit")), rows[0])
    form = HoursForm(request.POST or None, units=units(), row=asked, on=request.on)
    if request.method == "POST" and form.is_valid():
        try:
            actions.set_hours(by=request.person, at=request.at, **form.written())
            messages.success(request, _("The hours are set. What is received from now on is counted by them."))
            return redirect("calendar:hours", request.government.slug)
        except Refusal as refusal:
            refuse(form, refusal)
    return render(request, "calendar/hours.html", {"rows": rows, "form": form}, status=422 if form.errors else 200)


def _page(request: Request, year: int, form: HolidayForm, status: int = 200) -> HttpResponse:
    periods = queries.periods_of_year(year)
    moved = queries.rate_until(periods, request.government)
    page = {
        "year": year,
        "periods": periods,
        "holidays": queries.holidays_of_year(year),
        "moved": [(shown.label, moved[shown.pk]) for shown in periods if shown.pk in moved],
        "form": form,
    }
    return render(request, "calendar/periods.html", page, status=status)
