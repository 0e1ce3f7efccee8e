"""Founds governments, invites persons, signs them in."""

from __future__ import annotations

import hashlib
import secrets
from datetime import date, datetime, timedelta

from django.contrib.auth.hashers import make_password
from django.db import transaction
from django.utils.translation import gettext_lazy as _

from tolok.ledger.actions import Refusal, record
from tolok.people.access import PERMISSIONS, enter, require
from tolok.people.models import Account, Government, Invitation, Person, Position, Posting, Unit
from tolok.people.queries import accounts_behind

TRIES = 8
LOCK = timedelta(minutes=15)
INVITATION_LASTS = timedelta(days=3)


class InvitationIsOver(Refusal):
    """The one-time link was used, is too old, or was never given."""

    def __init__(self) -> None:
        super().__init__(_("This link has been used or is too old. Ask the HR agency for a new one."))


class GovernmentExists(Refusal):
    """There is already a government of that address."""


@transaction.atomic
def found_government(
    *,
    by: Person | None,
    at: datetime,
    slug: str,
    name: str,
    time_zone: str,
    pack: str,
    is_example: bool = False,
) -> Government:
    """Open a government and enter it; by None because nobody is there yet."""
    if Government.objects.filter(slug=slug).exists():
        raise GovernmentExists(_("%(slug)s exists already. Choose another address.") % {"slug": slug})
    government = Government.objects.create(slug=slug, name=name, time_zone=time_zone, pack=pack, is_example=is_example)
    enter(government.pk)
    record(verb="found_government", by=by, at=at, on=government, fields={"slug": slug, "pack": pack})
    return government


@transaction.atomic
def appoint_first_administrator(
    *, by: Person | None, at: datetime, government: Government, nip: str, name: str, on: date
) -> Person:
    """Make the HR agency's unit, a position with the HR duty, and its first holder."""
    unit = Unit.objects.create(
        government=government, code="HR", name=str(_("HR agency")), time_zone=government.time_zone
    )
    position = Position.objects.create(
        government=government,
        unit=unit,
        code="HR-1",
        title=str(_("First administrator")),
        level=Position.Level.FUNGSIONAL,
        duty=Position.Duty.HR,
    )
    person = Person.objects.create(government=government, nip=nip, name=name, status=Person.Status.PNS)
    Posting.objects.create(government=government, person=person, position=position, starts_on=on)
    record(verb="appoint_first_administrator", by=by, at=at, on=person, person=person)
    return person


@transaction.atomic
def invite_person(*, by: Person | None, at: datetime, person: Person) -> str:
    """Give a one-time token with which the person sets a password; lasts three days.

    `by` None is the operator at the command line, who needs no right inside the government.
    """
    if by is not None:
        require(PERMISSIONS, "invite_person", by=by, person=person, on=at.date())
    token = secrets.token_urlsafe(24)
    invitation = Invitation.objects.create(
        government_id=person.government_id,
        person=person,
        token_hash=_hash(token),
        expires_at=at + INVITATION_LASTS,
    )
    record(verb="invite_person", by=by, at=at, on=invitation, person=person)
    return token


@transaction.atomic
def accept_invitation(*, by: Person | None, at: datetime, token: str, password: str) -> Account:
    """Set the password of the invited person; the link works once. Nobody is signed in yet, so `by` is None."""
    invitation = Invitation.objects.select_for_update().filter(token_hash=_hash(token)).first()
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
    return account


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


def _hash(token: str) -> bytes:
    return hashlib.sha256(token.encode()).digest()
