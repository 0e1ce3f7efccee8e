"""Pages of objections: one with its steps, and the list."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from tolok.appraisal import actions
from tolok.appraisal.access import OBJECTION_STEPS, PERMISSIONS, sees_objection
from tolok.appraisal.forms import AnswerForm, DecisionForm, ObjectionForm
from tolok.appraisal.models import Appraisal, Objection
from tolok.appraisal.queries import appraisal_by_id
from tolok.appraisal.queries.history import history, point_rows, tone_of
from tolok.appraisal.queries.objections import (
    all_objections,
    may_contest,
    objection_to,
    objections_before,
    outcomes,
    outcomes_by_unit,
    places,
)
from tolok.ledger.actions import Refusal
from tolok.people.access import Request, may, refuse, signed_in

ON_A_PAGE = 50


@signed_in
def page(request: Request, appraisal_id: int) -> HttpResponse:
    """An objection with what may be done now; before there is one, the form of whom the appraisal is about."""
    appraisal = _appraisal(appraisal_id)
    objection = objection_to(appraisal)
    if objection is not None:
        return _shown(request, objection)
    if appraisal.person_id != request.person.pk or appraisal.state != Appraisal.State.SIGNED:
        raise Http404
    form = ObjectionForm(places(appraisal), request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid() and _is_raised(request, appraisal, form):
        return _back(request, appraisal_id, _("Your objection is sent. You see here how it goes on."))
    shown = {"appraisal": appraisal, "form": form, "may_contest": may_contest(appraisal, on=request.on)}
    return render(request, "appraisal/objection_form.html", shown, status=422 if form.errors else 200)


@require_POST
@signed_in
def answer(request: Request, appraisal_id: int) -> HttpResponse:
    """The rater's word."""
    objection = _objection(request, appraisal_id)
    form = AnswerForm(request.POST)
    if not form.is_valid():
        return _shown(request, objection, answer=form)
    said = form.cleaned_data["answer"]
    actions.answer_objection(by=request.person, at=request.at, objection=objection, answer=said)
    return _back(request, appraisal_id, _("Your answer is stored. The next step is the decision."))


@require_POST
@signed_in
def decide(request: Request, appraisal_id: int) -> HttpResponse:
    """The decision, with what was heard from both."""
    objection = _objection(request, appraisal_id)
    form = DecisionForm(request.POST)
    if not form.is_valid() or not _is_decided(request, objection, form):
        return _shown(request, objection, decide=form)
    return _back(request, appraisal_id, _("The decision is stored, and both parties are told."))


@require_POST
@signed_in
def withdraw(request: Request, appraisal_id: int) -> HttpResponse:
    """Take one's own objection back."""
    objection = _objection(request, appraisal_id)
    actions.withdraw_objection(by=request.person, at=request.at, objection=objection)
    return _back(request, appraisal_id, _("Your objection is withdrawn. The rating stands."))


@require_GET
@signed_in
def waiting(request: Request) -> HttpResponse:
    """What waits for one's answer or decision; for the HR agency every objection of the year and how they ended."""
    shown: dict[str, Any] = {"waiting": objections_before(request.person, on=request.on)}
    if may(PERMISSIONS, "see_objections", by=request.person, person=request.person, on=request.on):
        found = all_objections(request.on.year)
        shown["page"] = Paginator(found, ON_A_PAGE).get_page(request.GET.get("page"))
        shown["outcomes"] = outcomes(request.on.year)
        shown["parts"] = outcomes_by_unit(request.on.year)
    return render(request, "appraisal/objections.html", shown)


def _shown(
    request: Request, objection: Objection, *, answer: AnswerForm | None = None, decide: DecisionForm | None = None
) -> HttpResponse:
    if not sees_objection(request.person, objection, request.on):
        raise Http404
    shown = {
        "objection": objection,
        "entries": history(objection),
        "points": point_rows(objection),
        "tone": tone_of(objection),
        "answer": (answer or AnswerForm()) if _may(request, "answer_objection", objection) else None,
        "decide": (decide or DecisionForm()) if _may(request, "reject_objection", objection) else None,
        "may_withdraw": _may(request, "withdraw_objection", objection),
    }
    return render(request, "appraisal/objection.html", shown, status=422 if answer or decide else 200)


def _may(request: Request, verb: str, objection: Objection) -> bool:
    starts, _end, who = OBJECTION_STEPS[verb]
    return objection.state in starts and who(request.person, objection, request.on)


def _is_raised(request: Request, appraisal: Appraisal, form: ObjectionForm) -> bool:
    """Send the objection; a refusal is told on the form, which keeps what was typed."""
    try:
        actions.raise_objection(by=request.person, at=request.at, appraisal=appraisal, points=form.points())
    except Refusal as refusal:
        refuse(form, refusal)
        return False
    return True


def _is_decided(request: Request, objection: Objection, form: DecisionForm) -> bool:
    """Store the decision; a refusal is told on the form, which keeps what was typed."""
    typed: dict[str, Any] = {"by": request.person, "at": request.at, "objection": objection, "verdict": form.verdict()}
    try:
        if form.cleaned_data["outcome"] == "reject":
            actions.reject_objection(**typed)
        else:
            levels = {name: form.cleaned_data[name] for name in ("work", "behaviour")}
            actions.uphold_objection(**typed, **levels)
    except actions.NothingChanges as refusal:
        form.add_error("outcome", str(refusal))
        return False
    return True


def _appraisal(appraisal_id: int) -> Appraisal:
    appraisal = appraisal_by_id(appraisal_id)
    if appraisal is None:
        raise Http404
    return appraisal


def _objection(request: Request, appraisal_id: int) -> Objection:
    objection = objection_to(_appraisal(appraisal_id))
    if objection is None or not sees_objection(request.person, objection, request.on):
        raise Http404
    return objection


def _back(request: Request, appraisal_id: int, said: str) -> HttpResponse:
    messages.success(request, said)
    return redirect("appraisal:objection", request.government.slug, appraisal_id)
