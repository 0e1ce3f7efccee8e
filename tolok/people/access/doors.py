"""Who asks, in which government: the request, its transaction, who may come in."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date, datetime
from functools import wraps
from typing import TYPE_CHECKING, Any, cast

from django.contrib.auth.views import redirect_to_login
from django.db import connection, transaction
from django.http import HttpRequest, HttpResponseBase
from django.utils.translation import gettext as _

from tolok.ledger.actions import Refusal
from tolok.people.models import Government, Person, Posting, Token

if TYPE_CHECKING:
    from tolok.people.models import Account

# Where a session remembers the token of its phone, so that signing out ends it.
PHONE = "phone_token"


class FromElsewhere(Refusal):
    """A page of another site tried to write with a phone's token."""

    def __init__(self) -> None:
        super().__init__(_("This came from a page of another site and was not stored. Open the page of Tolok itself."))


class Request(HttpRequest):
    """A request of a signed-in person; the middleware of the shell fills these in.

    `at` is the moment of the act, which the example sets; `began` the seconds of the real clock.
    """

    person: Person
    token: Token | None
    wait: int
    posting: Posting | None
    government: Government
    at: datetime
    on: date
    began: float
    user: Account


def enter(government_id: int | None) -> None:
    """Show this transaction the rows of one government only; None shows none."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT set_config('tolok.government', %s, true)", [str(government_id or "")])


@contextmanager
def inside(government_id: int) -> Iterator[None]:
    """A transaction of a job or command inside one government."""
    with transaction.atomic():
        enter(government_id)
        yield


def signed_in(view: Callable[..., HttpResponseBase]) -> Callable[..., HttpResponseBase]:
    """Let a view see signed-in persons only; others are asked to sign in and come back."""

    @wraps(view)
    def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        kwargs.pop("government", None)
        if getattr(request, "person", None) is None:
            return redirect_to_login(request.get_full_path())
        return view(cast(Request, request), *args, **kwargs)

    return guarded


def same_origin(request: HttpRequest) -> None:
    """Refuse what a browser says it sends for a page of another origin; programs say nothing of the kind."""
    site, origin = request.headers.get("Sec-Fetch-Site", "same-origin"), request.headers.get("Origin")
    ours = f"{request.scheme}://{request.get_host()}"
    if site not in ("same-origin", "none") or origin not in (None, ours):
        raise FromElsewhere
