"""How somebody without an account comes in: public pages and guarded forms."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from functools import wraps
from typing import TYPE_CHECKING, Any, cast

from django.http import Http404, HttpRequest, HttpResponseBase, HttpResponseNotAllowed
from django.utils.translation import gettext as _

from tolok.ledger.actions import Refusal
from tolok.people.access import Request, leaves_no_answer

if TYPE_CHECKING:
    from uuid import UUID

    from tolok.citizens.access.weighing import Visits
    from tolok.citizens.models import Standing
    from tolok.people.models import Government

READS = ("GET", "HEAD", "OPTIONS")


class NotWeighed(Refusal):
    """The shell let a form through without weighing it."""

    def __init__(self) -> None:
        super().__init__(_("Forms can't be taken at the moment, so nothing was stored. Please try again later."))


class Visit(HttpRequest):
    """A request of the public: nobody is named; `standing` says whether what is sent counts, `held_for` why not.

    `key` names what is sent, so that a repeat is found; `visits` is what was counted of its address (None for what only
    looks), `since` when the sender has had a good ticket.
    """

    government: Government
    at: datetime
    on: date
    began: float
    standing: Standing
    held_for: str
    visits: Visits | None
    key: UUID
    since: float


def public(view: Callable[..., HttpResponseBase]) -> Callable[..., HttpResponseBase]:
    """Open a page to everybody, in a government that exists; a form needs `guarded`."""
    is_guarded, turns_pages = hasattr(view, "guarded"), hasattr(view, "turns_pages")

    @wraps(view)
    def opened(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        kwargs.pop("government", None)
        if cast(Request, request).government is None:
            raise Http404
        if request.method not in READS and not is_guarded and not turns_pages:
            return HttpResponseNotAllowed(READS)
        return view(cast(Visit, request), *args, **kwargs)

    opened.is_public = True  # type: ignore[attr-defined]  # functions carry marks; what may be opened is tested by it
    return opened


def turning(view: Callable[..., HttpResponseBase]) -> Callable[..., HttpResponseBase]:
    """Let a public page take what only leads to the next one: nothing is stored, so nothing is weighed."""
    view.turns_pages = True  # type: ignore[attr-defined]  # functions carry marks, as `leaves_no_answer` does
    return view


def guarded(form: str) -> Callable[[Callable[..., HttpResponseBase]], Callable[..., HttpResponseBase]]:
    """Open a form of that name to everybody; what is sent is counted and weighed, and no stored answer names it.

    The shell weighs it (`web/middleware/guard.py`); what nobody weighed is not taken.
    """

    def mark(view: Callable[..., HttpResponseBase]) -> Callable[..., HttpResponseBase]:
        @wraps(view)
        def weighed(request: Visit, *args: Any, **kwargs: Any) -> HttpResponseBase:
            if request.method not in READS and not hasattr(request, "standing"):
                raise NotWeighed
            return view(request, *args, **kwargs)

        weighed.guarded = form  # type: ignore[attr-defined]  # functions carry marks, as `leaves_no_answer` does
        return leaves_no_answer(public(weighed))

    return mark
