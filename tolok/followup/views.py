"""Pages of follow-ups: mine, the list of those who help, and one with its closing."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from tolok.followup.access import PERMISSIONS, STEPS
from tolok.followup.actions import close_follow_up
from tolok.followup.forms import CloseForm
from tolok.followup.models import FollowUp
from tolok.followup.queries import STATES, Filter, counts, done_of, follow_up_by_id, follow_ups, open_of
from tolok.ledger.actions import Refusal
from tolok.people.access import Request, may, refuse, signed_in
from tolok.people.queries import subordinates


@signed_in
def mine(request: Request) -> HttpResponse:
    """What my predikat opened, and what came of it."""
    shown = {"open": open_of(request.person, on=request.on), "done": done_of(request.person, on=request.on)}
    return render(request, "followup/mine.html", shown)


@signed_in
def everybody(request: Request) -> HttpResponse:
    """The list: of all persons for the HR agency, of the direct subordinates for a superior."""
    sees_all = may(PERMISSIONS, "list_follow_ups", by=request.person, person=request.person, on=request.on)
    team = None if sees_all else [each.person_id for each in subordinates(request.person, on=request.on)]
    state, kind = request.GET.get("keadaan", ""), request.GET.get("jenis", "")
    asked = Filter(
        on=request.on,
        state=state if state in STATES else STATES[0],
        kind=kind if kind in FollowUp.Kind.values else "",
        person_ids=team,
    )
    rows, paged = follow_ups(asked, request.GET.get("page"))
    shown = {"rows": rows, "page": paged, "counts": counts(asked), "asked": asked}
    choices = {"sees_all": sees_all, "kinds": FollowUp.Kind.choices}
    return render(request, "followup/list.html", {**shown, **choices})


@signed_in
def one(request: Request, follow_up_id: int) -> HttpResponse:
    """One follow-up; who may close it finds the form."""
    row = follow_up_by_id(follow_up_id, on=request.on)
    if row is None or not may(PERMISSIONS, "see_follow_up", by=request.person, person=row.person, on=request.on):
        raise Http404
    form = CloseForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            done = close_follow_up(
                by=request.person, at=request.at, follow_up=row.follow_up, outcome=form.cleaned_data["outcome"]
            )
        except Refusal as refusal:
            refuse(form, refusal)
        else:
            messages.success(request, _("Closed. %(name)s can read what came of it.") % {"name": done.person.name})
            return redirect("followup:one", request.government.slug, follow_up_id)
    may_close = row.is_open and STEPS["close_follow_up"][2](request.person, row.person, request.on)
    shown = {"row": row, "form": form, "may_close": may_close, "is_mine": row.person.pk == request.person.pk}
    return render(request, "followup/one.html", shown, status=422 if form.errors else 200)
