"""The API's root: version, errors in words, and each app's addresses."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from ninja import NinjaAPI
from ninja.errors import AuthenticationError, ValidationError

from tolok.evidence.api import attendance, events, leaves
from tolok.ledger.actions import Refusal
from tolok.people.access import NotAllowed
from tolok.reports.api import router as reports

api = NinjaAPI(
    title="Tolok",
    version="1",
    description="Plan, follow, appraise and improve the work of civil servants.",
    docs_url=None,  # its pages come from elsewhere; docs/api.md is ours
    urls_namespace="api",
)
api.add_router("service-events", events, tags=["service events"])
api.add_router("reports", reports, tags=["reports"])
api.add_router("attendance", attendance, tags=["attendance"])
api.add_router("leaves", leaves, tags=["attendance"])


@api.exception_handler(Refusal)
def refused(request: HttpRequest, refusal: Refusal) -> HttpResponse:
    """403 for a missing right, 422 for every other refusal; the text says what to do next."""
    status = 403 if isinstance(refusal, NotAllowed) else 422
    return api.create_response(request, {"problem": str(refusal)}, status=status)


@api.exception_handler(AuthenticationError)
def unknown(request: HttpRequest, _error: AuthenticationError) -> HttpResponse:
    """401 where no valid token with the scope came."""
    problem = _("The token is missing, has ended, or may not do this. Ask for a new one and send again.")
    return api.create_response(request, {"problem": problem}, status=401)


@api.exception_handler(ValidationError)
def unreadable(request: HttpRequest, error: ValidationError) -> HttpResponse:
    """422 with the place of each fault, in words."""
    problems = [{"place": _place(fault), "problem": str(fault.get("msg", ""))} for fault in error.errors]
    said = _("Some of this could not be read; the list says where. Nothing was stored.")
    return api.create_response(request, {"problem": said, "places": problems}, status=422)


def _place(fault: dict[str, Any]) -> str:
    return ".".join(str(part) for part in fault.get("loc", ())[1:])
