"""Makes an invitation for each finished service, and forgets which is whose."""

from __future__ import annotations

import secrets
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING
from uuid import uuid4

from django.core import signing
from django.db import transaction
from django.utils.translation import gettext as _

from tolok.calendar.queries import day_of
from tolok.citizens.access.surveys import require_there
from tolok.citizens.models import Survey, SurveyInvitation, SurveyInviting
from tolok.citizens.queries.survey.surveys import SALT, invitation_hash, invited_until
from tolok.engine import packs
from tolok.evidence.queries import finished_numbers
from tolok.ledger.actions import Refusal, copy_models, record

if TYPE_CHECKING:
    from tolok.people.models import Person

REACH = timedelta(days=30)


class NobodyToInvite(Refusal):
    """Since the last time nothing was finished."""

    def __init__(self) -> None:
        super().__init__(
            _("No service was finished since invitations were made last, so there is nobody to invite. Try later.")
        )


@dataclass(frozen=True)
class Invited:
    """The secret of one invitation, for the finished service with that number in its own system."""

    number: str
    secret: str


@transaction.atomic
def invite_served(*, by: Person, at: datetime, survey: Survey) -> list[Invited]:
    """Make one invitation for each service finished since the last time, up to yesterday; they are told only now.

    What is stored says how many, and the hash of each secret in an order drawn by chance: not which is for whom.
    """
    held = Survey.objects.select_for_update(of=("self",)).select_related("service").get(pk=survey.pk)
    require_there("invite_served", by=by, unit_id=held.service.unit_id, at=at)
    today = day_of(at, by.government)
    since = invited_until(held) or today - REACH
    invited = [Invited(number, _secret()) for number in finished_numbers(held.service_id, since, today)]
    if not invited:
        raise NobodyToInvite
    _keep(held, invited, today + timedelta(days=packs.load(by.government.pack).contents.survey.invitation_days))
    SurveyInviting.objects.create(
        government_id=held.government_id, survey=held, starts_on=since, ends_on=today, n=len(invited)
    )
    record(verb="invite_served", by=by, at=at, on=held, fields={"from": since, "until": today, "n": len(invited)})
    return invited


def _secret() -> str:
    return signing.Signer(salt=SALT).sign(secrets.token_urlsafe(16))


def _keep(survey: Survey, invited: list[Invited], until: date) -> None:
    hashes = sorted(invitation_hash(each.secret) for each in invited)
    copy_models(
        SurveyInvitation,
        [
            SurveyInvitation(
                id=uuid4(), government_id=survey.government_id, survey_id=survey.pk, secret_hash=each, until=until
            )
            for each in hashes
        ],
    )
