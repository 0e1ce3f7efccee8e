"""The public's places, as the menu above each public page shows them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django import template
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

if TYPE_CHECKING:
    from django.http import HttpRequest
    from django_stubs_ext import StrOrPromise

register = template.Library()


@dataclass(frozen=True)
class Place:
    """A place in words; `views` are the pages that belong to it, the first one opens it."""

    label: StrOrPromise
    views: tuple[str, ...]


@dataclass(frozen=True)
class PlaceShown:
    """A place in the menu of one page; `is_first` ones stay in sight on a phone."""

    label: str
    address: str
    is_here: bool
    is_first: bool


PLACES = (
    Place(_("Services"), ("home", "service")),
    Place(_("Report"), ("report",)),
    Place(_("Follow"), ("track",)),
    Place(_("Forum"), ("forum", "topic", "raise_topic", "write_post", "mine")),
    Place(_("Rate a service"), ("surveys", "survey_thanks")),
    Place(_("What people say"), ("survey_results",)),
    Place(_("You said, we did"), ("improved",)),
    Place(_("Open data"), ("open_data",)),
)
# So many fit side by side on a phone of 360 px, with the word that opens the others.
IN_SIGHT = 4


@register.simple_tag
def public_places(request: HttpRequest, slug: str) -> list[PlaceShown]:
    """All places, in their order."""
    here = request.resolver_match.url_name if request.resolver_match else ""
    return [
        PlaceShown(
            str(each.label), reverse(f"citizens:{each.views[0]}", args=[slug]), here in each.views, number < IN_SIGHT
        )
        for number, each in enumerate(PLACES)
    ]
