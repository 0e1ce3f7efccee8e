"""What pages share that send a form to an action."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, TypeVar

from django.forms import FileField

from tolok.ledger.actions import Refusal
from tolok.people.access.rights import NotAllowed

if TYPE_CHECKING:
    from django.forms import Form

    from tolok.people.access.doors import Request

# Said of what a form brought as a file, whatever its field is called.
FILE = "file"
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
        refuse(form, refusal)
    return not form.errors


def refuse(form: Form, refusal: Refusal) -> None:
    """Say why the act of a form was refused: beside the field it is about, where that is clear, else above the form."""
    named = [name for name in form.fields if _is_about(form, name, refusal.about)]
    filled = [name for name in named if form[name].data]
    place = next((found[0] for found in (named, filled) if len(found) == 1), None)
    form.add_error(place, str(refusal))


def _is_about(form: Form, name: str, about: str) -> bool:
    if about == FILE and isinstance(form.fields[name], FileField):
        return True
    return bool(about) and (name == about or name.endswith(f"_{about}"))


def leaves_no_answer(view: V) -> V:
    """Mark a confidential view: no row keeps who sent what to it, so its act sees to repeats itself."""
    view.leaves_no_answer = True  # type: ignore[attr-defined]  # functions carry marks; `signed_in` hands them on
    return view


def acting(request: Request, **about: object) -> dict[str, Any]:
    """Who acts, when, and about what, as actions take it."""
    return {"by": request.person, "at": request.at, **about}
