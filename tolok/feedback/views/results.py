"""Pages of what the voices said: one's own, and those of whom one leads."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from tolok.feedback import queries
from tolok.feedback.access import PERMISSIONS
from tolok.people.access import Request, signed_in
from tolok.people.queries import person_of, subordinates

if TYPE_CHECKING:
    from tolok.feedback.models import Round


@require_GET
@signed_in
def mine(request: Request) -> HttpResponse:
    """The rounds that were published: for oneself, and for each person one leads."""
    led = [posting.person for posting in subordinates(request.person, on=request.on)]
    return render(request, "feedback/results.html", {"rounds": queries.closed_rounds(), "led": led})


@require_GET
@signed_in
def of_person(request: Request, person_id: int, round_id: int) -> HttpResponse:
    """What was said of one person in one round, for the person and the superior."""
    return _shown(request, person_id, queries.round_of(round_id))


@require_GET
@signed_in
def in_period(request: Request, person_id: int, period_id: int) -> HttpResponse:
    """The same, found by its period."""
    return _shown(request, person_id, queries.closed_round(period_id))


def _shown(request: Request, person_id: int, found: Round | None) -> HttpResponse:
    person = person_of(person_id)
    if person is None or found is None or not PERMISSIONS["see_voices"](request.person, person, request.on):
        raise Http404
    row = queries.voices_of(person_id, found.period)
    if row is None:
        raise Http404
    shown = {"row": row, "shown": person, "is_own": person.pk == request.person.pk}
    return render(request, "feedback/result.html", shown)
