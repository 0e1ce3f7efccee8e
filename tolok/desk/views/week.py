"""A whole week's work, sent from one page."""

from __future__ import annotations

from datetime import timedelta

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from tolok.desk.forms.week import WeekForm
from tolok.desk.queries.week import work_of_week
from tolok.desk.views.today import thanks, timed
from tolok.people.access import Request, signed_in
from tolok.reports.actions import SomeAreRefused, file_reports
from tolok.reports.queries import monday_of

WEEK = timedelta(days=7)


@signed_in
def page(request: Request) -> HttpResponse:
    """The week that begins on the Monday before the day `dari`, else this one; all cells or none."""
    monday = monday_of(request.GET.get("dari", ""), on=request.on)
    work = work_of_week(request.person, request.government, monday=monday, on=request.on, at=request.at)
    form = WeekForm(work, request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid() and (count := _filed(request, form)):
        messages.success(request, thanks(count))
        return redirect(f"{reverse('reports:mine', args=[request.government.slug])}?dari={monday.isoformat()}")
    shown = {"work": work, "form": form, "before": monday - WEEK, "after": monday + WEEK}
    status = 422 if request.method == "POST" else 200
    return render(request, "desk/week.html", {**shown, "is_last": monday + WEEK > request.on}, status=status)


def _filed(request: Request, form: WeekForm) -> int:
    """How many reports were stored; none when one of them is refused."""
    try:
        filed = file_reports(at=request.at, filings=form.filings(request.person, at=request.at))
    except SomeAreRefused as refused:
        form.refuse(refused)
        return 0
    return timed(request, len(filed))
