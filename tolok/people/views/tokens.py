"""What signs in for somebody: programs, phones, and measuring systems."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_POST

from tolok.ledger.actions import Refusal
from tolok.people import queries
from tolok.people.access import PERMISSIONS, SCOPES, Request, refuse, require, signed_in
from tolok.people.actions import make_token, revoke_token
from tolok.people.forms import TokenForm
from tolok.people.models import Token


@dataclass(frozen=True)
class Line:
    """A token in words."""

    id: int
    label: str
    kind: str
    allowed: tuple[str, ...]
    made_on: date
    used_on: date | None
    ends_on: date


@require_GET
@signed_in
def mine(request: Request) -> HttpResponse:
    """One's own programs and phones, with what each may do."""
    lines = [_line(token) for token in queries.tokens_of(request.person, at=request.at)]
    return render(request, "people/tokens.html", {"lines": lines})


@require_GET
@signed_in
def sources(request: Request) -> HttpResponse:
    """The measuring systems of the government, for HR."""
    require(PERMISSIONS, "make_source", by=request.person, person=request.person, on=request.on)
    lines = [_line(token) for token in queries.sources(at=request.at)]
    return render(request, "people/sources.html", {"lines": lines})


@never_cache
@signed_in
def make(request: Request) -> HttpResponse:
    """Make a token for a program of one's own; its secret is shown this once."""
    return _made(request, Token.Kind.PROGRAM)


@never_cache
@signed_in
def make_source(request: Request) -> HttpResponse:
    """Make a token for a measuring system; its secret is shown this once."""
    require(PERMISSIONS, "make_source", by=request.person, person=request.person, on=request.on)
    return _made(request, Token.Kind.SOURCE)


@require_POST
@signed_in
def revoke(request: Request, token_id: int) -> HttpResponse:
    """End a token of one's own, at once."""
    return _revoked(request, queries.tokens_of(request.person, at=request.at), token_id, "people:tokens")


@require_POST
@signed_in
def revoke_source(request: Request, token_id: int) -> HttpResponse:
    """End the token of a measuring system, at once."""
    require(PERMISSIONS, "revoke_source", by=request.person, person=request.person, on=request.on)
    return _revoked(request, queries.sources(at=request.at), token_id, "people:sources")


def _made(request: Request, kind: Token.Kind) -> HttpResponse:
    form = TokenForm(request.POST or None, scopes=SCOPES[kind])
    shown = {"form": form, "kind": kind, "is_source": kind == Token.Kind.SOURCE}
    if request.method == "POST" and form.is_valid():
        try:
            token, secret = make_token(by=request.person, at=request.at, kind=kind, **form.cleaned_data)
            return render(request, "people/token_made.html", {**shown, "line": _line(token), "secret": secret})
        except Refusal as refusal:
            refuse(form, refusal)
    return render(request, "people/token_form.html", shown, status=422 if request.method == "POST" else 200)


def _revoked(request: Request, held: list[Token], token_id: int, back: str) -> HttpResponse:
    token = next((each for each in held if each.pk == token_id), None)
    if token is None:
        raise Http404
    revoke_token(by=request.person, at=request.at, token=token)
    messages.success(request, _("“%(label)s” can't sign in any more, from now on.") % {"label": token.label})
    return redirect(back, request.government.slug)


def _line(token: Token) -> Line:
    words = {scope: str(told) for kind in SCOPES.values() for scope, told in kind.items()}
    return Line(
        id=token.pk,
        label=token.label,
        kind=token.get_kind_display(),
        allowed=tuple(words.get(scope, scope) for scope in token.scopes),
        made_on=_local(token.made_at),
        used_on=token.used_on,
        ends_on=_local(token.expires_at),
    )


def _local(moment: datetime) -> date:
    return timezone.localtime(moment).date()
