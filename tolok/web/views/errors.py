"""The page of our own faults, with a code that finds the log line."""

from __future__ import annotations

import logging
import secrets
import sys

from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string

logger = logging.getLogger("tolok.incident")


def broken(request: HttpRequest) -> HttpResponse:
    """500 with an incident code; the log line with the same code tells what happened.

    The page is drawn without the request: the transaction may be broken, so nothing may be read.
    """
    incident = secrets.token_hex(4)
    told = {"incident": incident, "method": request.method, "path": request.path}
    logger.error("page broke", extra={"told": told}, exc_info=sys.exc_info())
    return HttpResponse(render_to_string("500.html", {"incident": incident}), status=500)
