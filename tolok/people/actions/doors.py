"""Invites persons, gives them accounts, signs them in."""

from __future__ import annotations

import secrets
from collections.abc import Iterable
from datetime import datetime, timedelta

from django.contrib.auth.hashers import UNUSABLE_PASSWORD_PREFIX, make_password
from django.db import transaction
from django.utils.translation import gettext_lazy as _

from tolok.ledger.actions import Refusal, act_on, copy_models, record, record_many, reserve_ids
from tolok.people.access import PERMISSIONS, enter, require
from tolok.people.actions.tokens import revoke_phones
from tolok.people.models import Account, Invitation, Person
from tolok.people.queries import accounts_behind, local_day, token_hash

TRIES = 8
LOCK = timedelta(minutes=15)
INVITATION_LASTS = timedelta(days=3)


class InvitationIsOver(Refusal):
    """The one-time link was used, is too old, or was never given."""

    def __init__(self) -> None:
        super().__init__(_("This link has been used or is too old. Ask the HR agency for a new one."))


@transaction.atomic
def invite_person(*, by: Person | None, at: datetime, person: Person) -> str:
    """Give a one-time token with which the person sets a password; lasts three days.

    `by` None is the operator at the command line, who needs no right inside the government.
    """
    if by is not None:
        require(PERMISSIONS, "invite_person", by=by, person=person, on=local_day(person.government, at))
    token = secrets.token_urlsafe(24)
    invitation = Invitation.objects.create(
        government_id=person.government_id,
        person=person,
        token_hash=token_hash(token),
        expires_at=at + INVITATION_LASTS,
    )
    record(verb="invite_person", by=by, at=at, on=invitation, person=person)
    return token


@transaction.atomic
def accept_invitation(*, by: Person | None, at: datetime, token: str, password: str) -> Account:
    """Set the password of the invited person; the link works once. Nobody is signed in yet, so `by` is None."""
    invitation = Invitation.objects.select_for_update().filter(token_hash=token_hash(token)).first()
    if invitation is None or invitation.used_at or invitation.expires_at <= at:
        raise InvitationIsOver
    account, _is_new = Account.objects.get_or_create(
        person_id=invitation.person_id, defaults={"government_id": invitation.government_id}
    )
    account.password = make_password(password)
    account.failures, account.locked_until = 0, None
    account.save()
    invitation.used_at = at
    invitation.save(update_fields=["used_at"])
    record(verb="accept_invitation", by=by, at=at, on=account, person=invitation.person)
    revoke_phones(by=by, at=at, person=invitation.person)
    return account


@transaction.atomic
def make_accounts(*, by: Person | None, at: datetime, persons: Iterable[Person]) -> int:
    """Open an account without a usable password for each person who has none; the number opened."""
    asked = {person.pk: person for person in persons}
    if by is not None:
        require(PERMISSIONS, "make_accounts", by=by, person=by, on=local_day(by.government, at))
    have = set(Account.objects.filter(person_id__in=asked).values_list("person_id", flat=True))
    without = [person for key, person in asked.items() if key not in have]
    accounts = [
        Account(pk=number, government_id=person.government_id, person=person, password=_no_password())
        for number, person in zip(reserve_ids(Account, len(without)), without, strict=True)
    ]
    copy_models(Account, accounts)
    return record_many(act_on(verb="make_account", by=by, at=at, on=a, person=a.person) for a in accounts)


@transaction.atomic
def sign_in(*, identifier: str, password: str, at: datetime) -> Account | None:
    """The account with this NIP or e-mail and password, entered; None when none fits or it is locked.

    Eight wrong passwords lock an account for a quarter of an hour.
    """
    for account_id, government_id in accounts_behind(identifier):
        enter(government_id)
        account = Account.objects.select_for_update().get(pk=account_id)
        if _fits(account, password, at):
            record(verb="sign_in", by=account.person, at=at, on=account, person=account.person)
            return account
    enter(None)
    make_password(password)  # an unknown name takes as long as a known one
    return None


def _fits(account: Account, password: str, at: datetime) -> bool:
    if not account.is_active or (account.locked_until and account.locked_until > at):
        return False
    is_right = account.check_password(password)
    account.failures = 0 if is_right else account.failures + 1
    account.locked_until = None
    if account.failures >= TRIES:
        account.failures, account.locked_until = 0, at + LOCK
    account.save(update_fields=["failures", "locked_until"])
    return is_right


def _no_password() -> str:
    return UNUSABLE_PASSWORD_PREFIX + secrets.token_urlsafe(30)
