"""What every page's frame shows: places and the example day."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _

from tolok.web.live.origins import stream_address


@dataclass(frozen=True)
class Place:
    """One of the four places of the frame."""

    url: str
    label: str
    icon: str
    current: bool


def frame(request: HttpRequest) -> dict[str, Any]:
    """The context of `base.html`."""
    return {
        "places": places(request),
        "example_day": settings.EXAMPLE_DAY,
        "live_stream": stream_address(request),
    }


def places(request: HttpRequest) -> list[Place]:
    """Today, my year, team, more; none when nobody is signed in."""
    government = getattr(request, "government", None)
    if government is None or getattr(request, "person", None) is None:
        return []
    named = [
        ("desk:today", _("Today"), "home"),
        ("desk:year", _("My year"), "chart"),
        ("desk:team", _("Team"), "people"),
        ("desk:more", _("More"), "more"),
    ]
    found = [(reverse(name, args=[government.slug]), label, icon) for name, label, icon in named]
    return [Place(url, label, icon, request.path.startswith(url)) for url, label, icon in found]
