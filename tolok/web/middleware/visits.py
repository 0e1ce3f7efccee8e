"""Counts who comes to the public's forms, before the request's own transaction."""

from __future__ import annotations

import logging
from typing import Any

from django.conf import settings
from django.db import DatabaseError, transaction
from django.http import HttpRequest
from django.urls import Resolver404, resolve

from tolok.citizens.access.limits import sender
from tolok.citizens.access.weighing import Visits
from tolok.citizens.actions.guard import count_visit
from tolok.citizens.queries.guard import sent_this_hour
from tolok.people.queries import entered
from tolok.web.clock import now

logger = logging.getLogger("tolok.guard")
SENT = "POST"


def count_public(request: HttpRequest, place: str) -> Visits | None:
    """What was counted of the address behind a public form; None for every other page.

    It is counted in a transaction of its own, so that a request that is undone has been counted all the same.
    """
    form = _form_behind(request)
    if not form:
        return None
    forwarded = request.META.get("HTTP_X_FORWARDED_FOR", "")
    address = sender(request.META.get("REMOTE_ADDR", ""), forwarded, settings.TRUSTED_PROXIES)
    try:
        with transaction.atomic():
            government = entered(place)
            if government is None:
                return None
            told: dict[str, Any] = {"at": now(), "government_id": government.pk, "form": form, "address": address}
            return count_visit(**told) if request.method == SENT else Visits(0, sent_this_hour(**told))
    except DatabaseError:
        logger.exception("public forms can't be counted")
        return Visits(0, None)


def _form_behind(request: HttpRequest) -> str:
    try:
        return str(getattr(resolve(request.path_info).func, "guarded", ""))
    except Resolver404:
        return ""
