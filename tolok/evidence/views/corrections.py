"""The questions about days that wait for a superior, decided on one page."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from tolok.evidence import queries
from tolok.evidence.access import PERMISSIONS
from tolok.evidence.actions import confirm_correction, refuse_correction
from tolok.evidence.forms.attendance import AnswerForm
from tolok.ledger.actions import Refusal
from tolok.people.access import Request, signed_in


@require_GET
@signed_in
def corrections(request: Request) -> HttpResponse:
    """Everything that waits for this person's decision, oldest first."""
    return _page(request)


@require_POST
@signed_in
def decide(request: Request, correction_id: int) -> HttpResponse:
    """Put a day right or let the record stand; 404 for whom it doesn't concern."""
    asked = queries.correction(correction_id)
    if asked is None or not PERMISSIONS["confirm_correction"](request.person, asked.person, request.on):
        raise Http404
    form = AnswerForm(request.POST)
    if not form.is_valid() or not _is_decided(request, correction_id, form):
        return _page(request, wrong=correction_id, form=form, status=422)
    messages.success(request, _("Thank you. %(name)s sees your decision.") % {"name": asked.person.name})
    return redirect("evidence:corrections", request.government.slug)


def _is_decided(request: Request, correction_id: int, form: AnswerForm) -> bool:
    act = confirm_correction if form.cleaned_data["verdict"] == "confirm" else refuse_correction
    try:
        act(by=request.person, at=request.at, correction_id=correction_id, answer=form.cleaned_data["answer"])
    except Refusal as refusal:
        form.add_error("answer", str(refusal))
        return False
    return True


def _page(request: Request, wrong: int = 0, form: AnswerForm | None = None, status: int = 200) -> HttpResponse:
    shown = {"page": queries.corrections_for(request.person, on=request.on), "wrong": wrong, "form": form}
    return render(request, "evidence/corrections.html", shown, status=status)
