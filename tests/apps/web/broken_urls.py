"""The real addresses and one page that breaks."""

from __future__ import annotations

from typing import NoReturn

from django.http import HttpRequest
from django.urls import path

from tolok.web.urls import handler500
from tolok.web.urls import urlpatterns as real

__all__ = ["handler500", "urlpatterns"]


def breaks(request: HttpRequest, government: str) -> NoReturn:
    """A page with a fault of ours: it writes, then fails."""
    from tolok.delivery.actions import tell
    from tolok.people.access import Request

    assert isinstance(request, HttpRequest)
    asked: Request = request  # type: ignore[assignment]  # the middleware made it one
    tell(at=asked.at, person=asked.person, kind="news", key="broken", text="half")
    raise ZeroDivisionError("our fault")


urlpatterns = [*real, path("<slug:government>/rusak/", breaks)]
