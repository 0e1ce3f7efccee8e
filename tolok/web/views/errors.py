"""What is said of our own faults and of what is not there."""

from __future__ import annotations

import logging
import secrets
import sys

from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.utils.translation import gettext as _
from django.views.defaults import bad_request, page_not_found

from tolok.web.middleware.problems import not_there, problem

logger = logging.getLogger("tolok.incident")


def unreadable(request: HttpRequest, exception: Exception) -> HttpResponse:
    """400 for what nobody can read: a page, or a problem below `/api/`."""
    if request.path_info.startswith("/api/"):
        return problem(_("This request can't be read. Nothing was stored. Mend it and send again."), status=400)
    return bad_request(request, exception)


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    """404, in the language of whoever asked: a page, or a problem below `/api/`."""
    if request.path_info.startswith("/api/"):
        return not_there()
    return page_not_found(request, exception)


def broken(request: HttpRequest) -> HttpResponse:
    """500 with an incident code; the log line with the same code tells what happened.

    The page is drawn without the request: the transaction may be broken, so nothing may be read.
    """
    incident = secrets.token_hex(4)
    told = {"incident": incident, "method": request.method, "path": request.path}
    logger.error("page broke", extra={"told": told}, exc_info=sys.exc_info())
    if request.path_info.startswith("/api/"):
        said = _("Something broke on our side; nothing was stored. Send again later, or tell us the code %(code)s.")
        return problem(said % {"code": incident}, status=500)
    return HttpResponse(render_to_string("500.html", {"incident": incident}), status=500)
