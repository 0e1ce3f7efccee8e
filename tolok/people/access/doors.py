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

from tolok.people.models import Government, Person, Posting, Token

if TYPE_CHECKING:
    from tolok.people.models import Account


class Request(HttpRequest):
    """A request of a signed-in person; the middleware of the shell fills these in."""

    person: Person
    token: Token | None
    wait: int
    posting: Posting | None
    government: Government
    at: datetime
    on: date
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
