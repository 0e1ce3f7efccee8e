"""Lets Django's sign-in ask our people."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib.auth.backends import BaseBackend
from django.http import HttpRequest

from tolok.people import actions, queries
from tolok.web.clock import now

if TYPE_CHECKING:
    from tolok.people.models import Account


class NipOrEmailBackend(BaseBackend):
    """Signs in with NIP or e-mail; sees an account only inside its own government."""

    def authenticate(  # type: ignore[override]  # Django passes the names of our form
        self, request: HttpRequest | None, identifier: str = "", password: str = ""
    ) -> Account | None:
        """The account that fits, else None; see `people.actions.sign_in`."""
        return actions.sign_in(identifier=identifier, password=password, at=now())

    def get_user(self, user_id: int) -> Account | None:
        """The account, when it belongs to the government of this address."""
        return queries.account(user_id)
