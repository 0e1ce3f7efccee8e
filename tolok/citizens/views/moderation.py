"""The moderators' pages: what waits, one row, appeals, what was decided."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from tolok.citizens.access import is_coordinator
from tolok.citizens.access.appeals import STEPS as APPEAL_STEPS
from tolok.citizens.access.appeals import is_second
from tolok.citizens.access.moderation import STEPS, is_moderator, turns_open
from tolok.citizens.actions import appeals as appeal_actions
from tolok.citizens.actions import moderation as actions
from tolok.citizens.forms.moderation import AppealForm, ModerationForm
from tolok.citizens.models import Standing
from tolok.citizens.queries import arrivals, own
from tolok.people.access import NotAllowed, Request, acting, any_of, is_done, is_hr, signed_in

if TYPE_CHECKING:
    from typing import Any

    from django.http import HttpResponse


@signed_in
def queue(request: Request) -> HttpResponse:
    """Everything that waits or is spam, of every table; and open appeals."""
    if not any_of(is_coordinator, is_hr)(request.person, request.person, request.on):
        raise NotAllowed("moderate")
    standing = Standing.SPAM if request.GET.get("tampil") == "spam" else Standing.HELD
    found = arrivals.queue(standing)
    shown = {
        "rows": found.rows,
        "counts": found.counts,
        "is_spam": standing == Standing.SPAM,
        "appeals": own.open_appeals(),
        "decided": arrivals.latest_decisions(),
        "may_decide": is_coordinator(request.person, request.person, request.on),
    }
    return render(request, "citizens/moderation.html", shown)


@signed_in
def row(request: Request, kind: str, number: int) -> HttpResponse:
    """One row with why it waits and what was decided; the form decides."""
    found: Any = arrivals.arrival(kind, number)
    if found is None:
        raise Http404
    if not is_moderator(request.person, found, request.on):
        raise NotAllowed("moderate")
    form = ModerationForm(request.POST or None)
    if is_done(form, lambda: _decide(request, found, **form.cleaned_data)):
        messages.success(request, _("Decided. It stands in the history and can be undone."))
        return redirect("citizens:moderation", request.government.slug)
    turns = turns_open(STEPS, by=request.person, row=found, state=found.standing, on=request.on)
    shown = {"row": arrivals.waiting(kind, found), "turns": turns, "history": arrivals.decisions(kind, number)}
    return render(request, "citizens/moderate.html", {**shown, "form": form}, status=422 if form.errors else 200)


def _decide(request: Request, found: Any, *, verb: str, reason: str, note: str) -> None:
    act: Any = {"release": actions.release, "set_aside": actions.set_aside, "hold": actions.hold}[verb]
    more = {"reason": reason} if verb == "set_aside" else {}
    act(**acting(request, row=found), note=note, **more)


@signed_in
def appeal(request: Request, number: int) -> HttpResponse:
    """One appeal; somebody else than the first moderator decides."""
    found = own.appeal_by_id(number)
    if found is None:
        raise Http404
    if not is_second(request.person, found, request.on):
        raise NotAllowed("uphold_appeal")
    form = AppealForm(request.POST or None)
    if is_done(form, lambda: _answer(request, found, **form.cleaned_data)):
        messages.success(request, _("Decided. The writer reads your answer with the code."))
        return redirect("citizens:moderation", request.government.slug)
    turns = turns_open(APPEAL_STEPS, by=request.person, row=found, state=found.state, on=request.on)
    about = found.post or found.topic
    shown = {"appeal": found, "about": about, "why": arrivals.why_of(about.held_for if about else ""), "turns": turns}
    return render(request, "citizens/appeal.html", {**shown, "form": form}, status=422 if form.errors else 200)


def _answer(request: Request, found: Any, *, verb: str, answer: str) -> None:
    act: Any = {"uphold_appeal": appeal_actions.uphold_appeal, "reject_appeal": appeal_actions.reject_appeal}[verb]
    act(**acting(request, appeal=found), answer=answer)
