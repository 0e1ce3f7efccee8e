"""Makes an invitation for each finished service, and forgets which is whose."""

from __future__ import annotations

import secrets
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum
from typing import TYPE_CHECKING
from uuid import uuid4

from django.core import signing
from django.db import transaction
from django.utils.translation import gettext as _

from tolok.calendar.queries import day_of
from tolok.citizens.access.surveys import require_there
from tolok.citizens.models import Survey, SurveyInvitation, SurveyInviting
from tolok.citizens.queries.survey.surveys import SALT, invitation_hash, span_to_invite
from tolok.engine import packs
from tolok.evidence.queries import finished_numbers, sources_of
from tolok.ledger.actions import Refusal, copy_models, record

if TYPE_CHECKING:
    from tolok.people.models import Government, Person


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


class Invitable(StrEnum):
    """What became of the wish to invite for a service: several systems may measure it, or nobody may be asked."""

    INVITED = "invited"
    NOBODY = "nobody"
    NOT_ASKED = "not_asked"
    SHARED = "shared"


@dataclass(frozen=True)
class ServiceInvited:
    """The invitations of one service, for those finished in the span (end exclusive)."""

    service: str
    verdict: Invitable
    starts_on: date | None = None
    ends_on: date | None = None
    invited: tuple[Invited, ...] = ()


@transaction.atomic
def invite_served(*, by: Person, at: datetime, survey: Survey) -> list[Invited]:
    """Make one invitation for each service finished since the last time, up to yesterday; they are told only now.

    What is stored says how many, and the hash of each secret in an order drawn by chance: not which is for whom.
    """
    held = Survey.objects.select_for_update(of=("self",)).select_related("service", "government").get(pk=survey.pk)
    require_there("invite_served", by=by, unit_id=held.service.unit_id, at=at)
    invited = _invite(held, by=by, at=at, span=span_to_invite(held, on=day_of(at, held.government)))
    if not invited:
        raise NobodyToInvite
    return invited


@transaction.atomic
def invite_for_source(
    *, at: datetime, government: Government, source: str, services: Sequence[str]
) -> list[ServiceInvited]:
    """Make the invitations of these services for the system that measures them, as `invite_served` does.

    One answer a service, in the order asked. Another system's numbers are told to no one.
    """
    asked = Survey.objects.select_for_update(of=("self",)).select_related("service", "government")
    held = {each.service.code: each for each in asked.filter(service__code__in=services, is_open=True).order_by("pk")}
    return [_for_source(code, held.get(code), at, source, day_of(at, government)) for code in services]


def _for_source(code: str, survey: Survey | None, at: datetime, source: str, on: date) -> ServiceInvited:
    if survey is None:
        return ServiceInvited(code, Invitable.NOT_ASKED)
    span = span_to_invite(survey, on=on)
    if sources_of(survey.service_id, *span) - {source}:
        return ServiceInvited(code, Invitable.SHARED)
    invited = _invite(survey, by=None, at=at, span=span, source=source)
    if not invited:
        return ServiceInvited(code, Invitable.NOBODY)
    return ServiceInvited(code, Invitable.INVITED, *span, tuple(invited))


def _invite(
    held: Survey, *, by: Person | None, at: datetime, span: tuple[date, date], source: str = ""
) -> list[Invited]:
    since, today = span
    invited = [Invited(number, _secret()) for number in finished_numbers(held.service_id, since, today)]
    if invited:
        _keep(held, invited, today + timedelta(days=packs.load(held.government.pack).contents.survey.invitation_days))
        SurveyInviting.objects.create(
            government_id=held.government_id, survey=held, starts_on=since, ends_on=today, n=len(invited)
        )
        fields = {"from": since, "until": today, "n": len(invited), "source": source}
        record(verb="invite_served", by=by, at=at, on=held, fields=fields)
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
