"""What pages share that send a form to an action."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, TypeVar

from tolok.ledger.actions import Refusal
from tolok.people.access.rights import NotAllowed

if TYPE_CHECKING:
    from django.forms import Form

    from tolok.people.access.doors import Request

V = TypeVar("V", bound=Callable[..., object])


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


def leaves_no_answer(view: V) -> V:
    """Mark a confidential view: no row keeps who sent what to it, so its act sees to repeats itself."""
    view.leaves_no_answer = True  # type: ignore[attr-defined]  # functions carry marks; `signed_in` hands them on
    return view


def acting(request: Request, **about: object) -> dict[str, Any]:
    """Who acts, when, and about what, as actions take it."""
    return {"by": request.person, "at": request.at, **about}
