"""How far a person has competences: what was written, and one more line."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from tolok.feedback.access import PERMISSIONS
from tolok.feedback.actions import give_competence, withdraw_competence
from tolok.feedback.forms import CompetenceForm
from tolok.feedback.queries import KNOWN, competence_by_id, competences_of
from tolok.people.access import Request, acting, is_done, may, signed_in
from tolok.people.queries import person_of

if TYPE_CHECKING:
    from tolok.people.models import Person


@signed_in
def competences(request: Request, person_id: int) -> HttpResponse:
    """Every line, newest first; whoever guides the person writes one more."""
    person = _whom(request, person_id)
    form = CompetenceForm(request.POST or None)
    if is_done(form, lambda: give_competence(**acting(request, person=person), seen=form.seen())):
        messages.success(request, _("Kept. The person reads it, and Format B.1.9 prints it."))
        return redirect("feedback:competences", request.government.slug, person.pk)
    shown = {"person": person, "form": form, "lines": competences_of(person), "known": KNOWN}
    shown["may_write"] = may(PERMISSIONS, "give_competence", by=request.person, person=person, on=request.on)
    shown["sees_dialogue"] = may(PERMISSIONS, "see_cards", by=request.person, person=person, on=request.on)
    shown["is_own"] = person.pk == request.person.pk
    return render(request, "feedback/competences.html", shown, status=422 if form.is_bound else 200)


@require_POST
@signed_in
def withdraw(request: Request, number: int) -> HttpResponse:
    """Take a line back."""
    line = competence_by_id(number)
    if line is None:
        raise Http404
    _whom(request, line.person_id)
    withdraw_competence(**acting(request, competence=line))
    messages.success(request, _("Taken back. It stays to be read and prints nowhere."))
    return redirect("feedback:competences", request.government.slug, line.person_id)


def _whom(request: Request, person_id: int) -> Person:
    person = person_of(person_id)
    if person is None or not PERMISSIONS["see_competences"](request.person, person, request.on):
        raise Http404
    return person
