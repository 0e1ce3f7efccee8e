"""Reads tokens: whose a secret is, and which ones somebody has."""

from __future__ import annotations

import hashlib
from datetime import datetime
from typing import TYPE_CHECKING

from django.db.models import Q

from tolok.people.models import Token
from tolok.people.queries.doors import entered

if TYPE_CHECKING:
    from tolok.people.models import Person

# A secret names its government, because the rows of one are all that a transaction sees: tolok.pontianak.Xy7…
PREFIX = "tolok"


def token_hash(token: str) -> bytes:
    """What is kept of a secret (32 bytes)."""
    return hashlib.sha256(token.encode()).digest()


def token_behind(secret: str, *, at: datetime) -> Token | None:
    """The token with this secret, its government entered; None when it is unknown, over, revoked or its owner gone."""
    prefix, _, rest = secret.partition(".")
    government = entered(rest.rpartition(".")[0]) if prefix == PREFIX else None
    if government is None:
        return None
    is_served = Q(person=None) | Q(person__account__is_active=True)
    held = Token.objects.filter(is_served, secret_hash=token_hash(secret), revoked_at=None, expires_at__gt=at)
    token = held.select_related("person").first()
    if token is not None:
        token.government = government
    return token


def tokens_of(person: Person, *, at: datetime) -> list[Token]:
    """The tokens of a person that still work, newest first."""
    return list(Token.objects.filter(person=person, revoked_at=None, expires_at__gt=at).order_by("-made_at", "-pk"))


def phone_of(person: Person, token_id: int | None, *, at: datetime) -> Token | None:
    """The person's own phone of this number, when it still works."""
    held = Token.objects.filter(person=person, kind=Token.Kind.PHONE, revoked_at=None, expires_at__gt=at)
    return held.filter(pk=token_id).first() if token_id else None


def sources(*, at: datetime) -> list[Token]:
    """The measuring systems of the government whose tokens still work, by name."""
    held = Token.objects.filter(kind=Token.Kind.SOURCE, revoked_at=None, expires_at__gt=at)
    return list(held.order_by("label", "pk"))
