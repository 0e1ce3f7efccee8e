"""Pages of who answers the public, for the HR agency and coordinators."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from tolok.citizens import actions, queries
from tolok.citizens.access import PERMISSIONS
from tolok.citizens.forms import DutyForm, EndDutyForm
from tolok.people.access import Request, acting, is_done, require, signed_in

if TYPE_CHECKING:
    from django.http import HttpResponse


@signed_in
def everybody(request: Request) -> HttpResponse:
    """Every duty there is and was; the form assigns another."""
    require(PERMISSIONS, "see_duties", by=request.person, person=request.person, on=request.on)
    form = DutyForm(request.POST or None, initial={"starts_on": request.on})
    if is_done(form, lambda: actions.assign_duty(**acting(request), **form.cleaned_data)):
        messages.success(request, _("Assigned. They see what waits for them from that day on."))
        return redirect("citizens:duties", request.government.slug)
    shown = {"rows": queries.duty_rows(), "form": form}
    return render(request, "citizens/duties.html", shown, status=422 if form.errors else 200)


@signed_in
def end(request: Request, number: int) -> HttpResponse:
    """Ask for the day, then let the duty end."""
    require(PERMISSIONS, "see_duties", by=request.person, person=request.person, on=request.on)
    duty = queries.duty_by_id(number)
    if duty is None:
        raise Http404
    form = EndDutyForm(request.POST or None, initial={"ends_on": request.on})
    if is_done(form, lambda: actions.end_duty(**acting(request, duty=duty), **form.cleaned_data)):
        messages.success(request, _("Ended. What they wrote stays."))
        return redirect("citizens:duties", request.government.slug)
    return render(request, "citizens/end_duty.html", {"duty": duty, "form": form}, status=422 if form.errors else 200)
