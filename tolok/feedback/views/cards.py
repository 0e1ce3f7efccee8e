"""The dialogue of a person with whoever guides them: cards that both confirm."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from tolok.feedback import actions, queries
from tolok.feedback.access import CARD_STEPS, PERMISSIONS
from tolok.feedback.forms import CardForm, ReturnForm
from tolok.feedback.models import Card
from tolok.people.access import Request, acting, is_done, may, signed_in
from tolok.people.queries import person_of

if TYPE_CHECKING:
    from tolok.people.models import Person


@signed_in
def dialogue(request: Request, person_id: int) -> HttpResponse:
    """All cards; a new one below them."""
    person = _whom(request, person_id)
    form = CardForm(request.POST or None)
    if is_done(form, lambda: actions.write_card(**acting(request, person=person), **form.cleaned_data)):
        messages.success(request, _("Kept. The other side is asked to confirm it."))
        return redirect("feedback:dialogue", request.government.slug, person.pk)
    shown = {"person": person, "form": form, "dialogue": queries.dialogue(person, on=request.on)}
    shown["may_write"] = may(PERMISSIONS, "write_card", by=request.person, person=person, on=request.on)
    shown["is_own"] = person.pk == request.person.pk
    return render(request, "feedback/dialogue.html", shown, status=422 if form.is_bound else 200)


@require_POST
@signed_in
def confirm(request: Request, card_id: int) -> HttpResponse:
    """The other side confirms."""
    return _moved(request, _card(request, card_id), actions.confirm_card)


@require_POST
@signed_in
def withdraw(request: Request, card_id: int) -> HttpResponse:
    """The author takes it back."""
    return _moved(request, _card(request, card_id), actions.withdraw_card)


@require_POST
@signed_in
def report_done(request: Request, card_id: int) -> HttpResponse:
    """The person says that it is done."""
    return _moved(request, _card(request, card_id), actions.report_card_done)


@require_POST
@signed_in
def finish(request: Request, card_id: int) -> HttpResponse:
    """Whoever guides the person confirms that it is done."""
    return _moved(request, _card(request, card_id), actions.finish_card)


@signed_in
def give_back(request: Request, card_id: int) -> HttpResponse:
    """The other side says how they see it."""
    card = _card(request, card_id)
    if not CARD_STEPS["return_card"][2](request.person, card, request.on):
        raise Http404
    form = ReturnForm(request.POST or None)
    if is_done(form, lambda: actions.return_card(**acting(request, card=card), **form.cleaned_data)):
        messages.success(request, _("Your word is kept beside the card."))
        return redirect("feedback:dialogue", request.government.slug, card.person_id)
    shown = {"card": card, "form": form}
    return render(request, "feedback/give_back.html", shown, status=422 if form.is_bound else 200)


def _whom(request: Request, person_id: int) -> Person:
    person = person_of(person_id)
    if person is None or not PERMISSIONS["see_cards"](request.person, person, request.on):
        raise Http404
    return person


def _card(request: Request, card_id: int) -> Card:
    card = queries.card_by_id(card_id)
    if card is None:
        raise Http404
    _whom(request, card.person_id)
    return card


def _moved(request: Request, card: Card, act: Callable[..., object]) -> HttpResponse:
    """Take the step and go back to the dialogue."""
    act(**acting(request, card=card))
    messages.success(request, _("Kept. The other side is told."))
    return redirect("feedback:dialogue", request.government.slug, card.person_id)
