"""Counts who comes to the public's forms, before the request's own transaction."""

from __future__ import annotations

import logging

from django.db import DatabaseError, transaction
from django.http import HttpRequest
from django.urls import Resolver404, resolve

from tolok.citizens.access.limits import address_of, limit_of
from tolok.citizens.access.weighing import Visits
from tolok.citizens.actions.guard import count_visit
from tolok.people.queries import entered
from tolok.web.clock import now

logger = logging.getLogger("tolok.guard")
SENT = "POST"
# Below it all public forms lie; no other address is looked up before its time.
PUBLIC = "warga/"


def count_public(request: HttpRequest, place: str) -> Visits | None:
    """What was counted of the address that sent a public form; None for every other request.

    It is counted in a transaction of its own, so that a request that is undone has been counted all the same.
    """
    if request.method != SENT or not request.path_info.startswith(f"/{place}/{PUBLIC}"):
        return None
    form = _form_behind(request)
    if not form:
        return None
    try:
        with transaction.atomic():
            government = entered(place)
            if government is None:
                return None
            most, address = limit_of(form, government.pack).minute, address_of(request)
            return count_visit(at=now(), government_id=government.pk, form=form, address=address, most=most)
    except DatabaseError:
        logger.exception("public forms can't be counted")
        return Visits(0, None)


def _form_behind(request: HttpRequest) -> str:
    try:
        return str(getattr(resolve(request.path_info).func, "guarded", ""))
    except Resolver404:
        return ""
