"""Invitations to surveys for the systems that measure services."""

from __future__ import annotations

from datetime import date
from typing import Annotated, cast

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from ninja import Field, Router, Schema, Status
from pydantic import ConfigDict

from tolok.citizens.actions.survey.invitations import Invitable, ServiceInvited, invite_for_source
from tolok.people.access import Request, Scoped, Sent, Text

router = Router()
MOST = 20


class ServicesIn(Sent):
    """Up to 20 services, by the codes of the page of services."""

    model_config = ConfigDict(json_schema_extra={"examples": [{"services": ["ktp-el", "akta-kelahiran"]}]})
    services: Annotated[list[Annotated[Text, Field(min_length=1, max_length=40)]], Field(min_length=1, max_length=MOST)]


class InvitationOut(Schema):
    """One finished service by the system's own number, and the address to hand to whom it served."""

    external_id: str
    address: str


class ServiceOut(Schema):
    """What became of one service.

    `invited`: its invitations, for what was finished from `starts_on` until the day before `ends_on`; `nobody`: nothing
    was finished since the last time; `not_asked`: no open survey has that code; `shared`: several systems measure it,
    so that invitations are made at the desk.
    """

    row: int
    service: str
    verdict: Invitable
    starts_on: date | None
    ends_on: date | None
    invitations: list[InvitationOut]


class InvitedOut(Schema):
    """Each service in the order asked."""

    rows: list[ServiceOut]


@router.post("", response={200: InvitedOut, 201: InvitedOut}, auth=Scoped("invitations:write"))
def invitations_ask(request: HttpRequest, response: HttpResponse, given: ServicesIn) -> Status[InvitedOut]:
    """Make invitations for what one's system finished since the last time; 201 with addresses, which are told once."""
    asked = cast(Request, request)
    assert asked.token is not None  # `Scoped` lets nobody in without one
    found = invite_for_source(
        at=asked.at, government=asked.government, source=asked.token.label, services=given.services
    )
    told = InvitedOut(rows=[_told(row, each, asked.government.slug) for row, each in enumerate(found)])
    if not any(each.invited for each in found):
        return Status(200, told)
    response.headers["Cache-Control"] = "no-store"  # nor is the answer kept for a repeat: it says whose is which
    return Status(201, told)


def _told(row: int, each: ServiceInvited, slug: str) -> ServiceOut:
    told = [
        InvitationOut(
            external_id=one.number,
            address=settings.ADDRESS + reverse("citizens:survey_invited", args=[slug, one.secret]),
        )
        for one in each.invited
    ]
    return ServiceOut(
        row=row, service=each.service, verdict=each.verdict, starts_on=each.starts_on, ends_on=each.ends_on,
        invitations=told,
    )  # fmt: skip  # the order of the answer
