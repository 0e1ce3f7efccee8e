"""Pages of which unit serves which other ones, for the HR agency."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from tolok.feedback import actions, queries
from tolok.feedback.access import PERMISSIONS
from tolok.feedback.forms import EndServedForm, ServedForm
from tolok.people.access import Request, acting, is_done, require, signed_in


@signed_in
def units(request: Request) -> HttpResponse:
    """Everything kept; the form keeps another."""
    require(PERMISSIONS, "keep_served", by=request.person, person=request.person, on=request.on)
    form = ServedForm(request.POST or None, initial={"starts_on": request.on})
    if is_done(form, lambda: actions.keep_served(**acting(request), **form.cleaned_data)):
        messages.success(request, _("Kept. The next round asks them too."))
        return redirect("feedback:served", request.government.slug)
    shown = {"lines": queries.serving_lines(on=request.on), "form": form}
    return render(request, "feedback/served.html", shown, status=422 if form.errors else 200)


@signed_in
def end(request: Request, number: int) -> HttpResponse:
    """Ask for the day, then let it end."""
    require(PERMISSIONS, "keep_served", by=request.person, person=request.person, on=request.on)
    kept = queries.served_unit(number)
    if kept is None:
        raise Http404
    form = EndServedForm(request.POST or None, initial={"ends_on": request.on})
    if is_done(form, lambda: actions.end_served(**acting(request, kept=kept), **form.cleaned_data)):
        messages.success(request, _("Ended. Rounds asked before stay as they are."))
        return redirect("feedback:served", request.government.slug)
    return render(request, "feedback/end_served.html", {"kept": kept, "form": form}, status=422 if form.errors else 200)
