"""What the pages share: forms that keep their text and show a refusal."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.http import Http404
from django.urls import reverse

from tolok.people import queries
from tolok.people.access import Request

if TYPE_CHECKING:
    from tolok.people.models import Person


def address(request: Request, name: str, *words: object) -> str:
    """The address of a page of this government."""
    return reverse(f"people:{name}", args=[request.government.slug, *words])


def seen_person(person_id: int) -> Person:
    """The person of an address, or 404."""
    found = queries.person_of(person_id)
    if found is None:
        raise Http404
    return found
