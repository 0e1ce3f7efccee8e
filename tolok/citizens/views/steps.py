"""Pages that take a step, look at a secret name, and hear a person."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from tolok.citizens.access.hearings import is_asked, is_judge
from tolok.citizens.actions.cases import hearing as hearings
from tolok.citizens.actions.cases.work import look_at_reporter
from tolok.citizens.forms.work import DecisionForm, LookForm, WordsForm
from tolok.citizens.models import CaseHearing
from tolok.citizens.queries.cases.hearings import hearing_by_id
from tolok.citizens.views.desk import case_for, may_look
from tolok.citizens.views.moves import MOVES, buttons
from tolok.people.access import Request, acting, is_done, signed_in

if TYPE_CHECKING:
    from django.http import HttpResponse


@signed_in
def step(request: Request, number: int, move: str) -> HttpResponse:
    """One move of a case: its form, then its action."""
    case = case_for(request, number)
    if move not in MOVES or move not in {each.address for each in buttons(request.person, case, request.on)}:
        raise Http404
    asked = MOVES[move]
    form = asked.form(request.POST if request.method == "POST" else None, case=case, on=request.on)
    if is_done(form, lambda: asked.action(**acting(request, case=case), **form.cleaned_data)):
        messages.success(request, str(asked.done))
        return redirect("citizens:desk", request.government.slug) if move == "alihkan" else _back(request, number)
    shown = {"case": case, "form": form, "move": asked}
    return render(request, "citizens/step.html", shown, status=422 if form.errors else 200)


def _back(request: Request, number: int) -> HttpResponse:
    return redirect("citizens:case", request.government.slug, number)


@never_cache
@signed_in
def look(request: Request, number: int) -> HttpResponse:
    """Who reported a secret case, after the reason was kept; shown once, stored nowhere else."""
    case = case_for(request, number)
    if not may_look(request, case):
        raise Http404
    form = LookForm(request.POST if request.method == "POST" else None, case=case, on=request.on)
    is_kept = is_done(form, lambda: look_at_reporter(**acting(request, case=case), **form.cleaned_data))
    shown = {"case": case, "form": form, "contact": case.contact if is_kept else None}
    return render(request, "citizens/look.html", shown, status=422 if form.errors else 200)


@signed_in
def hearing(request: Request, number: int) -> HttpResponse:
    """What the desk asks the person complained of, and their words; nothing here tells who reported it."""
    found = hearing_by_id(number)
    if found is None or not is_asked(request.person, found, request.on):
        raise Http404
    form = WordsForm(request.POST if request.method == "POST" else None)
    if is_done(form, lambda: hearings.say_to_complaint(**acting(request, hearing=found), **form.cleaned_data)):
        messages.success(request, _("Thank you. You are told when it is decided."))
        return redirect("citizens:hearing", request.government.slug, number)
    shown = {"hearing": found, "form": form if found.state == CaseHearing.State.ASKED else None}
    return render(request, "citizens/hearing.html", shown, status=422 if form.errors else 200)


@signed_in
def decide(request: Request, number: int) -> HttpResponse:
    """The desk's decision about the person who was heard."""
    found = hearing_by_id(number)
    if found is None or not is_judge(request.person, found, request.on):
        raise Http404
    form = DecisionForm(request.POST if request.method == "POST" else None)
    if is_done(form, lambda: _decided(request, found, form)):
        messages.success(request, _("Decided. The person is told."))
        return redirect("citizens:case", request.government.slug, found.case_id)
    return render(request, "citizens/decide.html", {"hearing": found, "form": form}, status=422 if form.errors else 200)


def _decided(request: Request, found: CaseHearing, form: DecisionForm) -> None:
    verdict = {"clear": hearings.clear_person, "attribute": hearings.attribute_complaint}
    verdict[form.cleaned_data["verdict"]](**acting(request, hearing=found), reason=form.cleaned_data["reason"])
