"""Whose rows, which language, who asks, and what a refusal becomes."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import TYPE_CHECKING, cast
from zoneinfo import ZoneInfo

from django.conf import settings
from django.db import transaction
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.utils import timezone, translation

from tolok.ledger.actions import Refusal
from tolok.people.access import NotAllowed, Request, enter
from tolok.people.queries import arrived, entered, posting_of
from tolok.web.clock import now
from tolok.web.middleware.limit import sign_in
from tolok.web.middleware.visits import count_public

if TYPE_CHECKING:
    from tolok.citizens.access import Visit
    from tolok.people.models import Government, Person

Next = Callable[[HttpRequest], HttpResponseBase]


class GovernmentMiddleware:
    """One transaction a request; its first statement shows the rows of one government only.

    The address names the government; below `/api/` the token does.
    """

    def __init__(self, get_response: Next) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        asked, place = cast(Request, request), request.path_info.split("/", 2)[1]
        asked.token, asked.wait = sign_in(request) if place == "api" else (None, 0)
        cast("Visit", request).visits = count_public(request, place)
        with transaction.atomic():
            if asked.token:
                asked.government = asked.token.government
                enter(asked.government.pk)
            else:
                asked.government = cast("Government", entered(place))
            return self.get_response(request)


class LanguageMiddleware:
    """Indonesian, unless the reader chose otherwise; what a browser came with from its shop says nothing.

    A program's Accept-Language was written by somebody, so below `/api/` it counts.
    """

    def __init__(self, get_response: Next) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        chosen = request.COOKIES.get(settings.LANGUAGE_COOKIE_NAME)
        if request.path_info.startswith("/api/"):
            chosen = request.headers.get("Accept-Language", "")[:2].lower()
        language = chosen if chosen in dict(settings.LANGUAGES) else settings.LANGUAGE_CODE
        with translation.override(language):
            response = self.get_response(request)
        response.headers.setdefault("Content-Language", language)
        return response


class PersonMiddleware:
    """Who asks, from which post, and on which local day."""

    def __init__(self, get_response: Next) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        asked = cast(Request, request)
        signer = asked.token or request.user
        person = getattr(signer, "person", None) if asked.government else None
        asked.person = cast("Person", person)  # None for a visitor; `signed_in` lets no view see that
        asked.posting, asked.at, asked.began = None, now(), time.time()
        zone = ZoneInfo(asked.government.time_zone if asked.government else "Asia/Jakarta")
        asked.on = asked.at.astimezone(zone).date()
        if person:
            person.government = asked.government
            arrived(person)
            asked.posting = posting_of(person, on=asked.on)
            if asked.posting:
                zone = ZoneInfo(asked.posting.position.unit.time_zone)
                asked.on = asked.at.astimezone(zone).date()
        with timezone.override(zone):
            response = self.get_response(request)
        if person and asked.token is None:
            # On a shared machine the next one must not find pages with the back button.
            response.headers.setdefault("Cache-Control", "no-store, private")
        return response


class RefusalMiddleware:
    """A refusal that no form caught becomes a page that says what happened, why and what next."""

    def __init__(self, get_response: Next) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        """Answer 403 for a missing right and 422 for every other refusal."""
        if not isinstance(exception, Refusal):
            return None
        status = 403 if isinstance(exception, NotAllowed) else 422
        return render(request, "refused.html", {"refusal": exception}, status=status)
