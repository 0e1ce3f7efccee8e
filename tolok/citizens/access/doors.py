"""How somebody without an account comes in: public pages and guarded forms."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from functools import wraps
from typing import TYPE_CHECKING, Any, cast

from django.http import Http404, HttpRequest, HttpResponseBase

from tolok.citizens.models import Standing
from tolok.people.access import Request, leaves_no_answer

if TYPE_CHECKING:
    from tolok.people.models import Government


class Visit(HttpRequest):
    """A request of the public: nobody is named; `standing` says whether what is sent counts at once."""

    government: Government
    at: datetime
    on: date
    standing: Standing


def public(view: Callable[..., HttpResponseBase]) -> Callable[..., HttpResponseBase]:
    """Open a page to everybody, in a government that exists."""

    @wraps(view)
    def opened(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        kwargs.pop("government", None)
        if cast(Request, request).government is None:
            raise Http404
        return view(cast(Visit, request), *args, **kwargs)

    opened.is_public = True  # type: ignore[attr-defined]  # functions carry marks; what may be opened is tested by it
    return opened


def guarded(form: str) -> Callable[[Callable[..., HttpResponseBase]], Callable[..., HttpResponseBase]]:
    """Open a form of that name to everybody; what is sent is counted and weighed, and no stored answer names it."""

    def mark(view: Callable[..., HttpResponseBase]) -> Callable[..., HttpResponseBase]:
        @public
        @wraps(view)
        def weighed(request: Visit, *args: Any, **kwargs: Any) -> HttpResponseBase:
            request.standing = Standing.OPEN
            return view(request, *args, **kwargs)

        weighed.guarded = form  # type: ignore[attr-defined]  # functions carry marks, as `leaves_no_answer` does
        return leaves_no_answer(weighed)

    return mark
