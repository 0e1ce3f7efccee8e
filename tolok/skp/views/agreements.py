"""What units achieved of their Perjanjian Kinerja: a year's list, and one unit."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from tolok.calendar.queries import years_around
from tolok.people.access import Request, acting, is_done, require, signed_in
from tolok.skp import actions
from tolok.skp.access import PERMISSIONS, may
from tolok.skp.forms import AgreementForm
from tolok.skp.queries.agreements import agreed_units, agreement_history, agreement_rows
from tolok.skp.views.pages import address

if TYPE_CHECKING:
    from django.http import HttpResponse

FIRST_YEAR = 2000


@signed_in
def agreements(request: Request, year: int) -> HttpResponse:
    """Every unit of its own with what it achieved in the year."""
    require(PERMISSIONS, "see_goals", by=request.person, person=request.person, on=request.on)
    _check(request, year)
    may_keep = may("keep_agreement", by=request.person, person=request.person, on=request.on)
    years = [each for each in years_around(year) if each <= request.on.year]
    shown = {"rows": agreement_rows(year), "year": year, "years": years, "may_keep": may_keep}
    return render(request, "skp/agreements.html", shown)


@signed_in
def agreement(request: Request, year: int, unit_id: int) -> HttpResponse:
    """One unit: the value that stands, those before, and the form of who keeps them."""
    require(PERMISSIONS, "keep_agreement", by=request.person, person=request.person, on=request.on)
    _check(request, year)
    unit = agreed_units().get(unit_id)
    if unit is None:
        raise Http404
    form = AgreementForm(request.POST or None)
    kept = acting(request, unit=unit, year=year)
    if is_done(form, lambda: actions.keep_agreement_result(**kept, **form.cleaned_data)):
        messages.success(request, _("Kept. The unit's yearly achievement is proposed from it."))
        return redirect(address(request, "agreements", year))
    shown = {"unit": unit, "year": year, "history": agreement_history(unit_id, year), "form": form}
    return render(request, "skp/agreement.html", shown, status=422 if form.errors else 200)


def _check(request: Request, year: int) -> None:
    if not FIRST_YEAR <= year <= request.on.year:
        raise Http404
