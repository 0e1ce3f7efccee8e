"""The API's root: version, errors in words, and each app's addresses."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from ninja import NinjaAPI
from ninja.errors import AuthenticationError, HttpError, ValidationError

from tolok.citizens.api import router as invitations
from tolok.desk.api import ROUTERS as DESK
from tolok.evidence.api import ROUTERS as EVIDENCE
from tolok.ledger.actions import Refusal
from tolok.people.access import NotAllowed
from tolok.reports.api import ROUTERS as REPORTS
from tolok.skp.api import router as projects
from tolok.web.api.described import Described
from tolok.web.api.parser import StrictParser, Unreadable, Unwritable
from tolok.web.api.words import places
from tolok.web.middleware.problems import not_there, problem


class Api(NinjaAPI):
    """The API with its own description."""

    def get_openapi_schema(
        self, *, path_prefix: str | None = None, path_params: dict[str, object] | None = None
    ) -> Described:
        """OpenAPI 3.1, with the errors, scopes and headers that every address has."""
        return Described(self, self.get_root_path(path_params or {}) if path_prefix is None else path_prefix)


api = Api(
    title="Tolok",
    version="1",
    description="Plan, follow, appraise and improve the work of civil servants. Guide: docs/api.md.",
    docs_url=None,  # its pages come from elsewhere; docs/api.md is ours
    urls_namespace="api",
    parser=StrictParser(),
)
MOUNTED = [
    *REPORTS.items(),
    *DESK.items(),
    ("projects", projects),
    *EVIDENCE.items(),
    ("survey-invitations", invitations),
]
for place, router in MOUNTED:
    api.add_router(place, router, tags=[place.partition("/")[0]])


@api.exception_handler(Refusal)
def refused(request: HttpRequest, refusal: Refusal) -> HttpResponse:
    """403 for a missing right, 422 for every other refusal; the text says what to do next."""
    return problem(str(refusal), status=403 if isinstance(refusal, NotAllowed) else 422)


@api.exception_handler(AuthenticationError)
def unknown(request: HttpRequest, _error: AuthenticationError) -> HttpResponse:
    """401 where no valid token with the scope came."""
    said = _("The token is missing, has ended, or may not do this. Ask for a new one and send again.")
    return problem(said, status=401)


@api.exception_handler(Http404)
def missing(request: HttpRequest, _error: Http404) -> HttpResponse:
    """404 for what is not there, and for what this token may not know of."""
    return not_there()


@api.exception_handler(HttpError)
def unreadable(request: HttpRequest, error: HttpError) -> HttpResponse:
    """400 for a body that is no JSON with one meaning, 422 for text in it that can't be kept, with its place."""
    cause = error.__cause__
    if isinstance(cause, Unwritable):
        return problem(str(cause), status=422, at=[{"place": cause.place, "problem": str(cause)}])
    reason = str(cause) if isinstance(cause, Unreadable) else _("The body is no readable JSON.")
    said = _("%(reason)s Nothing was stored. Mend it and send again.") % {"reason": reason}
    return problem(said, status=error.status_code)


@api.exception_handler(ValidationError)
def invalid(request: HttpRequest, error: ValidationError) -> HttpResponse:
    """422 with the place of each fault, in words."""
    said = _("Some of this could not be read; the list says where. Nothing was stored.")
    return problem(said, status=422, at=places(error.errors))
