"""What a token may be allowed, and how an address of the API asks for it."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from django.utils.translation import gettext_lazy as _
from ninja.security import HttpBearer

from tolok.people.access.doors import Request
from tolok.people.models import Token

if TYPE_CHECKING:
    from django.http import HttpRequest
    from django_stubs_ext import StrPromise

_OWN: dict[str, StrPromise] = {
    "reports:read": _("read my reports and those of my team"),
    "reports:write": _("file my reports"),
    "evidence:read": _("read evidence I may see"),
    "evidence:write": _("give my evidence"),
    "projects:read": _("read projects"),
    "projects:write": _("report the progress of my projects"),
}
# This app's table of scopes: kind of token: what it may be allowed.
SCOPES: dict[str, dict[str, StrPromise]] = {
    Token.Kind.PROGRAM: _OWN,
    Token.Kind.PHONE: {"reports:write": _OWN["reports:write"]},
    Token.Kind.SOURCE: {
        "events:write": _("send finished services"),
        "attendance:write": _("send attendance and leave"),
        "invitations:write": _("ask for invitations to surveys"),
    },
}


class Scoped(HttpBearer):
    """Lets in a request whose token has one scope; the shell has found the token behind it already."""

    def __init__(self, scope: str) -> None:
        super().__init__()
        self.scope = scope

    def authenticate(self, request: HttpRequest, token: str) -> Token | None:
        """The token when it has the scope; None becomes 401."""
        held = cast(Request, request).token
        return held if held is not None and self.scope in held.scopes else None
