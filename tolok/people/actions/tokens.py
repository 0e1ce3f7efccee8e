"""Makes and revokes what programs, phones and measuring systems sign in with."""

from __future__ import annotations

import secrets
from collections.abc import Iterable
from datetime import datetime, timedelta

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from tolok.ledger.actions import Refusal, act_on, record, record_many
from tolok.people.access import PERMISSIONS, SCOPES, require
from tolok.people.models import Person, Token
from tolok.people.queries import local_day
from tolok.people.queries.tokens import PREFIX, token_hash

LASTS = {
    Token.Kind.PROGRAM: timedelta(days=365),
    Token.Kind.PHONE: timedelta(days=30),
    Token.Kind.SOURCE: timedelta(days=365),
}


class NoSuchScope(Refusal):
    """Nothing, or something this kind of token can't be allowed."""

    def __init__(self) -> None:
        super().__init__(_("Choose what the token may do; one of these is not for this kind of token."))


class NoLabel(Refusal):
    """A token is found again by its name."""

    def __init__(self) -> None:
        super().__init__(_("Name what uses this token, in at most 80 letters, so that it is found again."))


@transaction.atomic
def make_token(*, by: Person, at: datetime, kind: str, label: str, scopes: Iterable[str]) -> tuple[Token, str]:
    """Make a token and its secret, which is told once and never kept; a source's needs the HR agency."""
    asked = sorted(set(scopes))
    verb = "make_source" if kind == Token.Kind.SOURCE else "make_token"
    require(PERMISSIONS, verb, by=by, person=by, on=local_day(by.government, at))
    if not asked or not set(asked) <= SCOPES[kind].keys():
        raise NoSuchScope
    if not 1 <= len(label.strip()) <= 80:
        raise NoLabel
    secret = f"{PREFIX}.{by.government.slug}.{secrets.token_urlsafe(32)}"
    token = Token.objects.create(
        government_id=by.government_id,
        kind=kind,
        person=None if kind == Token.Kind.SOURCE else by,
        label=label.strip(),
        secret_hash=token_hash(secret),
        scopes=asked,
        made_at=at,
        expires_at=at + LASTS[Token.Kind(kind)],
    )
    record(verb=verb, by=by, at=at, on=token, person=token.person, fields={"kind": kind, "scopes": ",".join(asked)})
    return token, secret


@transaction.atomic
def revoke_token(*, by: Person, at: datetime, token: Token) -> None:
    """End a token at once: one's own, or any as the HR agency; done twice it changes nothing."""
    verb = "revoke_token" if token.person else "revoke_source"
    require(PERMISSIONS, verb, by=by, person=token.person or by, on=local_day(by.government, at))
    if Token.objects.filter(pk=token.pk, revoked_at=None).update(revoked_at=at):
        record(verb=verb, by=by, at=at, on=token, person=token.person)


@transaction.atomic
def revoke_phones(*, by: Person | None, at: datetime, person: Person) -> int:
    """End all phones of a person at once, how many: the password is new, and who holds a phone must show it."""
    held = Token.objects.select_for_update().filter(person=person, kind=Token.Kind.PHONE, revoked_at=None)
    tokens = list(held.order_by("pk"))
    Token.objects.filter(pk__in=[token.pk for token in tokens]).update(revoked_at=at)
    return record_many(act_on(verb="revoke_token", by=by, at=at, on=token, person=person) for token in tokens)


@transaction.atomic
def note_use(*, at: datetime, token: Token) -> None:
    """Keep the day a token was used last; further uses of that day change nothing."""
    on = local_day(token.government, at)
    if token.used_on != on:
        Token.objects.filter(pk=token.pk).update(used_on=on)
        record(verb="use_token", by=token.person, at=at, on=token, person=token.person, fields={"on": on})
