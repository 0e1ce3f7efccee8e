"""Pages that prolong a period, or open a closed one again."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from tolok.appraisal import actions
from tolok.appraisal.forms import PeriodForm
from tolok.calendar.access import PERMISSIONS
from tolok.calendar.queries import changes_of
from tolok.calendar.queries import period as period_by_id
from tolok.people.access import Request, acting, is_done, require, signed_in


@signed_in
def change(request: Request, period_id: int) -> HttpResponse:
    """Say what it means, then give raters more time, or open what is closed."""
    require(PERMISSIONS, "extend_rating", by=request.person, person=request.person, on=request.on)
    period = period_by_id(period_id)
    if period is None or period.state == "open":
        raise Http404
    is_closed, form = period.state == "closed", PeriodForm(request.POST or None)
    act = actions.reopen_period if is_closed else actions.extend_period
    if is_done(form, lambda: act(**acting(request, period=period, **form.cleaned_data))):
        said = _("%(period)s is open again. Gather the late plans now.") if is_closed else _("%(period)s is prolonged.")
        messages.success(request, said % {"period": period.label})
        return redirect("appraisal:periods_of", request.government.slug, period.starts_on.year)
    shown = {"period": period, "form": form, "is_closed": is_closed, "changes": changes_of([period_id]).get(period_id)}
    return render(request, "appraisal/change.html", shown, status=422 if form.errors else 200)
