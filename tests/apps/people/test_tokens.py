"""A token is told once, does only what it was made for, and ends when it should."""

from __future__ import annotations

from datetime import timedelta

import pytest

from tests.apps.work import Office, office
from tests.conftest import NOON
from tolok.people.access import NotAllowed
from tolok.people.actions import NoLabel, NoSuchScope, make_accounts, make_token, note_use, revoke_token
from tolok.people.models import Account, Token
from tolok.people.queries import sources, token_behind, tokens_of

__all__ = ["office"]
DAY = timedelta(days=1)


def test_the_secret_is_told_once_and_never_kept(office: Office) -> None:
    token, secret = make_token(by=office["self"], at=NOON, kind="program", label=" Skrip ", scopes=["reports:read"])

    assert secret.startswith(f"tolok.{office.government.slug}.")
    assert (token.label, token.scopes, bytes(token.secret_hash) == secret.encode()) == (
        "Skrip",
        ["reports:read"],
        False,
    )
    assert tokens_of(office["self"], at=NOON) == [token]


@pytest.mark.parametrize("spoilt", ["", "tolok", "tolok.contoh.x", "tolok..x", "tolok.lain.x", "Bearer"])
def test_what_is_no_secret_opens_nothing(office: Office, spoilt: str) -> None:
    assert token_behind(spoilt, at=NOON) is None


def test_a_secret_opens_until_it_ends_is_revoked_or_its_owner_goes(office: Office) -> None:
    make_accounts(by=None, at=NOON, persons=[office["self"]])
    token, secret = make_token(by=office["self"], at=NOON, kind="phone", label="Ponsel", scopes=["reports:write"])

    assert token_behind(secret, at=NOON) == token
    assert token_behind(secret, at=NOON + 30 * DAY) is None
    Account.objects.filter(person=office["self"]).update(is_active=False)
    assert token_behind(secret, at=NOON) is None
    Account.objects.filter(person=office["self"]).update(is_active=True)
    revoke_token(by=office["self"], at=NOON, token=token)
    revoke_token(by=office["self"], at=NOON + DAY, token=token)
    assert token_behind(secret, at=NOON) is None
    assert Token.objects.get(pk=token.pk).revoked_at == NOON


def test_a_measuring_system_belongs_to_the_agency(office: Office) -> None:
    token, _secret = make_token(by=office["hr"], at=NOON, kind="source", label="SIAK", scopes=["events:write"])

    assert (token.person, sources(at=NOON)) == (None, [token])
    with pytest.raises(NotAllowed):
        make_token(by=office["self"], at=NOON, kind="source", label="SIAK", scopes=["events:write"])


@pytest.mark.parametrize(
    ("kind", "scopes"), [("program", []), ("program", ["events:write"]), ("source", ["reports:write"])]
)
def test_a_token_is_allowed_what_its_kind_can_be(office: Office, kind: str, scopes: list[str]) -> None:
    with pytest.raises(NoSuchScope):
        make_token(by=office["hr"], at=NOON, kind=kind, label="x", scopes=scopes)


@pytest.mark.parametrize("label", ["", "  ", "x" * 81])
def test_a_token_has_a_name(office: Office, label: str) -> None:
    with pytest.raises(NoLabel):
        make_token(by=office["self"], at=NOON, kind="program", label=label, scopes=["reports:read"])


def test_the_day_of_use_is_kept_once(office: Office) -> None:
    token, _secret = make_token(by=office["self"], at=NOON, kind="program", label="x", scopes=["reports:read"])

    for at in (NOON, NOON, NOON + DAY):
        note_use(at=at, token=Token.objects.get(pk=token.pk))

    assert Token.objects.get(pk=token.pk).used_on == (NOON + DAY).date()
