"""Who calls the API, and how often in a minute."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING, cast

from django.conf import settings
from django.db import DatabaseError, transaction
from django.http import HttpRequest, HttpResponseBase
from django.utils.translation import gettext as _

from tolok.ledger.actions import count_call
from tolok.people.access import Request
from tolok.people.actions import note_use
from tolok.people.queries import token_behind
from tolok.web.clock import now
from tolok.web.middleware.problems import problem

if TYPE_CHECKING:
    from collections.abc import Callable

    from tolok.people.models import Token

logger = logging.getLogger("tolok.limit")
READS = ("GET", "HEAD", "OPTIONS")
MINUTE = 60  # seconds
UNSURE = -1


def sign_in(request: HttpRequest) -> tuple[Token | None, int]:
    """The token that an API request carries, and the seconds it must wait: 0 none, UNSURE where nobody can count.

    It is counted in a transaction of its own, so that a request that is undone has been counted all the same.
    """
    secret, at = request.headers.get("Authorization", "").removeprefix("Bearer ").strip(), now()
    token, wait = None, 0
    try:
        with transaction.atomic():
            token = token_behind(secret, at=at)
            if token is not None:
                note_use(at=at, token=token)
                wait = _count(request, token)
    except DatabaseError:
        if token is None:
            raise
        logger.exception("calls can't be counted")
        wait = UNSURE
    return token, wait


def _count(request: HttpRequest, token: Token) -> int:
    at, kind = now(), "read" if request.method in READS else token.kind
    count, ends_at = count_call(government_id=token.government_id, caller=f"token:{token.pk}", kind=kind, at=at)
    seconds = (ends_at - at).total_seconds()
    return 0 if count <= settings.API_LIMITS[kind] else max(1, int(seconds))


class LimitMiddleware:
    """Who comes too often waits; where nobody can count, reading goes on and writing waits."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        wait = cast(Request, request).wait
        if wait == 0 or (wait == UNSURE and request.method in READS):
            return self.get_response(request)
        if wait == UNSURE:
            said = _("Requests can't be counted at the moment, so nothing is stored. Wait a minute, then send again.")
        else:
            said = _("Too many requests. Wait %(seconds)s seconds, then send again.") % {"seconds": wait}
        response = problem(said, status=429)
        response.headers["Retry-After"] = str(wait if wait > 0 else MINUTE)
        return response
