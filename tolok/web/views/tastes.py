"""How one likes to see the pages: language, light or dark; kept in a cookie."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.conf import settings
from django.http import Http404, HttpResponseRedirect
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.cache import never_cache

if TYPE_CHECKING:
    from django.http import HttpRequest

YEAR = 365 * 24 * 60 * 60
THEMES = ("auto", "light", "dark")


@never_cache
def theme(request: HttpRequest, value: str) -> HttpResponseRedirect:
    """Light, dark, or as the device says."""
    if value not in THEMES:
        raise Http404
    return keep(back(request), "theme", value)


@never_cache
def language(request: HttpRequest, value: str) -> HttpResponseRedirect:
    """Indonesian or English."""
    if value not in dict(settings.LANGUAGES):
        raise Http404
    return keep(back(request), settings.LANGUAGE_COOKIE_NAME, value)


def back(request: HttpRequest) -> HttpResponseRedirect:
    """Where one came from, on this site only; else the first page."""
    wanted = request.GET.get("next", "")
    is_ours = url_has_allowed_host_and_scheme(wanted, allowed_hosts=None, require_https=request.is_secure())
    return HttpResponseRedirect(wanted if is_ours else "/")


def keep(response: HttpResponseRedirect, name: str, value: str) -> HttpResponseRedirect:
    """The answer with the choice in a cookie for a year."""
    response.set_cookie(name, value, max_age=YEAR, samesite="Lax", httponly=True, secure=settings.SESSION_COOKIE_SECURE)
    return response
