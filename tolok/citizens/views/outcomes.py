"""What topics became: improvements, and indicators for planners to review."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from tolok.citizens.access.improvements import STEPS, has_it_in_hand
from tolok.citizens.access.moderation import turns_open
from tolok.citizens.access.proposals import STEPS as PROPOSAL_STEPS
from tolok.citizens.actions import improvements
from tolok.citizens.actions import outcomes as actions
from tolok.citizens.forms.outcomes import OutcomeForm, ReviewForm
from tolok.citizens.queries import forum
from tolok.citizens.queries.survey.desk import improvement_by_id
from tolok.people.access import NotAllowed, Request, acting, is_done, signed_in
from tolok.skp.access import is_keeper
from tolok.skp.queries import indicators

if TYPE_CHECKING:
    from django.http import HttpResponse

    from tolok.skp.models import Indicator


@signed_in
def tasks(request: Request) -> HttpResponse:
    """What one has to do for citizens, and the indicators that wait for a planner."""
    may_review = is_keeper(request.person, request.person, request.on)
    shown = {
        "improvements": forum.improvements_owned(request.person),
        "proposals": forum.waiting_proposals() if may_review else [],
        "may_review": may_review,
    }
    return render(request, "citizens/tasks.html", shown)


@signed_in
def improvement(request: Request, number: int) -> HttpResponse:
    """One improvement: begin, finish or drop it."""
    found = improvement_by_id(number)
    if found is None:
        raise Http404
    if not has_it_in_hand(request.person, found, request.on):
        raise NotAllowed("finish_improvement")
    form = OutcomeForm(request.POST or None)
    if is_done(form, lambda: _carry_on(request, found, **form.cleaned_data)):
        messages.success(request, _("Stored; the public may read it."))
        return redirect("citizens:improvement", request.government.slug, number)
    turns = turns_open(STEPS, by=request.person, row=found, state=found.state, on=request.on)
    shown = {"improvement": found, "turns": turns, "form": form}
    return render(request, "citizens/improvement.html", shown, status=422 if form.errors else 200)


def _carry_on(request: Request, found: Any, *, verb: str, outcome: str) -> None:
    given = acting(request, improvement=found)
    if verb == "start_improvement":
        improvements.start_improvement(**given)
    elif verb == "finish_improvement":
        improvements.finish_improvement(**given, outcome=outcome)
    else:
        improvements.drop_improvement(**given, outcome=outcome)


@signed_in
def proposal(request: Request, number: int) -> HttpResponse:
    """One proposed indicator: a planner adopts it, links one that is there, or declines it."""
    found = forum.proposal_by_id(number)
    if found is None:
        raise Http404
    if not is_keeper(request.person, request.person, request.on) and request.person.pk != found.proposed_by_id:
        raise NotAllowed("adopt_indicator")
    form = ReviewForm(request.POST or None)
    if is_done(form, lambda: _review(request, form, found, **form.cleaned_data)):
        messages.success(request, _("Reviewed. The topic's page says so."))
        return redirect("citizens:proposal", request.government.slug, number)
    turns = turns_open(PROPOSAL_STEPS, by=request.person, row=found, state=found.state, on=request.on)
    shown = {"proposal": found, "turns": turns, "form": form}
    return render(request, "citizens/proposal.html", shown, status=422 if form.errors else 200)


def _review(request: Request, form: ReviewForm, found: Any, *, verb: str, code: str, reason: str) -> None:
    given = acting(request, proposal=found)
    if verb == "adopt_indicator":
        actions.adopt_indicator(**given, code=code)
    elif verb == "decline_indicator":
        actions.decline_indicator(**given, reason=reason)
    elif (known := _with_code(code)) is not None:
        actions.link_indicator(**given, indicator=known)
    else:
        form.add_error("code", _("No indicator in use has this code. Search the library, or adopt this one."))


def _with_code(code: str) -> Indicator | None:
    found = [revision.indicator for revision in indicators(search=code) if revision.indicator.code == code]
    return found[0] if found else None
