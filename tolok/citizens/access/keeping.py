"""Keeps public pages for the next readers for some seconds."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from hashlib import sha256
from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.core.cache import cache
from django.http import HttpResponse, HttpResponseBase
from django.utils.translation import get_language

if TYPE_CHECKING:
    from tolok.citizens.access.doors import Visit

READS = ("GET", "HEAD")
THEME = "theme"


def kept(view: Callable[..., HttpResponseBase]) -> Callable[..., HttpResponseBase]:
    """Answer mere readers with the page as it was up to `PUBLIC_PAGE_SECONDS` ago.

    Whoever is signed in or had a form open (they carry a cookie of it) sees the page as it is now, their own words
    included. Only whole pages that are found and bear nobody's token are kept.
    """

    @wraps(view)
    def from_memory(request: Visit, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if not settings.PUBLIC_PAGE_SECONDS or request.method not in READS or _is_known(request):
            return view(request, *args, **kwargs)
        key = _key(request)
        if (found := cache.get(key)) is not None:
            return HttpResponse(found[0], headers=found[1])
        response = view(request, *args, **kwargs)
        if isinstance(response, HttpResponse) and response.status_code == 200 and not request.META.get("CSRF_COOKIE"):
            cache.set(key, (response.content, dict(response.headers)), settings.PUBLIC_PAGE_SECONDS)
        return response

    return from_memory


def _is_known(request: Visit) -> bool:
    return bool(request.COOKIES.keys() - {settings.LANGUAGE_COOKIE_NAME, THEME})


def _key(request: Visit) -> str:
    """The government is part of it as the number, because a name may be given anew."""
    looks = (str(get_language()), request.COOKIES.get(THEME, ""), request.get_full_path())
    return f"public:{request.government.pk}:{sha256(repr(looks).encode()).hexdigest()}"
