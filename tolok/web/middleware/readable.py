"""An address that no database can look for is answered before anything looks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.core.exceptions import BadRequest

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponseBase

    from tolok.web.middleware.around import Next


class ReadableMiddleware:
    """Refuses a NUL in the path or the query with 400; PostgreSQL holds none, so nothing can be found by it."""

    def __init__(self, get_response: Next) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        if "\0" in request.path_info or "%00" in request.META.get("QUERY_STRING", ""):
            raise BadRequest("NUL in an address")
        return self.get_response(request)
