"""Weighs what comes through the public's forms."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING, Any, cast

from django.db import DatabaseError, transaction
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import render

from tolok.citizens.access.limits import limit_of
from tolok.citizens.access.tickets import fault_of, is_proven, moment_of
from tolok.citizens.access.weighing import PROOF, TICKET, TRAP, Sent, weigh
from tolok.citizens.actions.guard import spend_ticket
from tolok.people.access import Request
from tolok.web.middleware.around import Next
from tolok.web.middleware.once import key_of, without_key
from tolok.web.middleware.visits import SENT

if TYPE_CHECKING:
    from tolok.citizens.access import Visit

logger = logging.getLogger("tolok.guard")


class GuardMiddleware:
    """Weighs what a public form brought; who sends too fast keeps what was typed, and a refused form its ticket."""

    def __init__(self, get_response: Next) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        response = self.get_response(request)
        if request.method == SENT and hasattr(request, "standing") and response.status_code >= 400:
            transaction.set_rollback(True)
        return response

    def process_view(self, request: HttpRequest, view: Any, args: Any, kwargs: Any) -> HttpResponse | None:
        """Nothing for what may go on, with its standing; 429 for what came too fast, 400 for what has no key."""
        form, asked = getattr(view, "guarded", ""), cast("Visit", request)
        if request.method != SENT or not form or asked.government is None or asked.visits is None:
            return None
        if asked.visits.wait:
            return _wait(request, asked.visits.wait)
        if (key := key_of(request)) is None:
            return without_key(cast(Request, request))
        asked.key = key
        asked.standing, asked.held_for = weigh(_sent(asked, form), limit_of(form, asked.government.pack))
        return None


def _sent(asked: Visit, form: str) -> Sent:
    ticket, visits, government_id = asked.POST.get(TICKET, ""), asked.visits, asked.government.pk
    fault = fault_of(ticket, form=form, government_id=government_id, began=asked.began)
    hour = visits.hour if visits else None
    is_new = True
    if not fault and hour is not None:
        asked.since = moment_of(ticket)
        try:
            with transaction.atomic():
                is_new = spend_ticket(at=asked.at, government_id=government_id, ticket=ticket)
        except DatabaseError:
            logger.exception("tickets of public forms can't be remembered")
            hour = None
    return Sent(asked.POST.get(TRAP, ""), fault, not is_new, is_proven(ticket, asked.POST.get(PROOF, "")), hour)


def _wait(request: HttpRequest, seconds: int) -> HttpResponse:
    """A page that keeps what was typed, and sends it again when the time is over."""
    kept = [(name, value) for name in request.POST for value in request.POST.getlist(name)]
    fields = [pair for pair in kept if pair[0] != "csrfmiddlewaretoken"]
    read = [value for name, value in fields if name not in (TICKET, PROOF, "key") and len(value) > 20]
    shown = {"seconds": seconds, "fields": fields, "texts": read, "files": bool(request.FILES)}
    response = render(request, "web/wait.html", shown, status=429)
    response.headers["Retry-After"], response.headers["Cache-Control"] = str(seconds), "no-store, private"
    return response
