"""What the pages share: forms that keep their text and show a refusal."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from django.http import Http404
from django.urls import reverse

from tolok.ledger.actions import Refusal
from tolok.people import queries
from tolok.people.access import NotAllowed, Request

if TYPE_CHECKING:
    from django.forms import Form

    from tolok.people.models import Person


def is_done(form: Form, act: Callable[[], object]) -> bool:
    """Whether a sent form was good and its act went through; a refusal is shown on the form."""
    if not form.is_bound or not form.is_valid():
        return False
    try:
        act()
    except NotAllowed:
        raise
    except Refusal as refusal:
        form.add_error(None, str(refusal))
    return not form.errors


def acting(request: Request, **about: object) -> dict[str, Any]:
    """Who acts, when, and about what, as actions take it."""
    return {"by": request.person, "at": request.at, **about}


def address(request: Request, name: str, *words: object) -> str:
    """The address of a page of this government."""
    return reverse(f"people:{name}", args=[request.government.slug, *words])


def seen_person(person_id: int) -> Person:
    """The person of an address, or 404."""
    found = queries.person_of(person_id)
    if found is None:
        raise Http404
    return found
