"""My plan: see it, start it, print it, hand it to the superior."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from tolok.ledger.actions import Refusal
from tolok.people.access import NotAllowed, Request, is_done, signed_in
from tolok.skp import actions
from tolok.skp.access import EDITABLE, may
from tolok.skp.forms import StartForm
from tolok.skp.models import Outcome, Skp
from tolok.skp.queries import annex_of, expected_of, outcomes_above, outcomes_of, skp_of, skps_of
from tolok.skp.views.pages import address, form_page, seen_plan


@signed_in
def mine(request: Request) -> HttpResponse:
    """The plan that runs today, or how to start one."""
    skp = skp_of(request.person, on=request.on)
    if skp is not None:
        return render(request, "skp/plan.html", plan_context(request, skp))
    return render(request, "skp/none.html", {"plans": skps_of(request.person)})


@signed_in
def start(request: Request) -> HttpResponse:
    """Start a plan for this year or the next."""
    form = StartForm(request.POST or None, on=request.on)
    person = request.person
    if is_done(form, lambda: actions.start_skp(by=person, at=request.at, person=person, **form.cleaned_data)):
        messages.success(request, _("Your draft is open. Add your first outcome."))
        opened = next(each for each in skps_of(person) if each.year == form.cleaned_data["year"])
        return redirect(address(request, "plan", opened.pk))
    return form_page(request, form, title=_("Start my SKP"), submit=_("Start the draft"), back=address(request, "mine"))


@signed_in
def plan(request: Request, skp_id: int) -> HttpResponse:
    """One plan, as its person and those above may see it."""
    return render(request, "skp/plan.html", plan_context(request, seen_plan(request, skp_id)))


@signed_in
def print_plan(request: Request, skp_id: int) -> HttpResponse:
    """The plan on paper, with the places for both signatures."""
    return render(request, "skp/print.html", plan_context(request, seen_plan(request, skp_id)))


@signed_in
@require_POST
def propose(request: Request, skp_id: int) -> HttpResponse:
    """Hand the plan to the superior; what is missing is said on the plan."""
    skp = seen_plan(request, skp_id)
    try:
        actions.propose_skp(by=request.person, at=request.at, skp=skp)
    except NotAllowed:
        raise
    except Refusal as refusal:
        context = {**plan_context(request, skp), "refusal": str(refusal)}
        return render(request, "skp/plan.html", context, status=422)
    messages.success(request, _("Proposed. Your superior is asked to agree."))
    return redirect(address(request, "plan", skp_id))


def plan_context(request: Request, skp: Skp) -> dict[str, Any]:
    """What the pages of a plan show."""
    outcomes = outcomes_of(skp)
    is_mine = may("edit_skp", by=request.person, person=skp.person, on=request.on)
    waiting = [outcome for outcome in outcomes if outcome.is_waiting]
    return {
        "skp": skp,
        "others": [each for each in skps_of(skp.person) if each != skp] if is_mine else [],
        "parts": [
            (kind.label, [o for o in outcomes if o.kind == kind], kind == Outcome.Kind.MAIN) for kind in Outcome.Kind
        ],
        "expected": expected_of(skp),
        "annex": annex_of(skp),
        "is_mine": is_mine,
        "is_editable": is_mine and skp.state in EDITABLE,
        "waiting": waiting,
        "may_link_now": bool(waiting and is_mine and outcomes_above(skp)),
    }
