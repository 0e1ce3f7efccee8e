"""Reads surveys: by address, for the public's list, for those who run them."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

from django.core import signing

from tolok.citizens.models import DeskDuty
from tolok.citizens.models.survey import Survey, SurveyComment, SurveyInvitation, SurveyInviting
from tolok.citizens.queries.duties import coordinates, units_served
from tolok.people.queries import branch_of, has_duty, units_headed

if TYPE_CHECKING:
    from tolok.people.models import Person

DAY, REACH = timedelta(days=1), timedelta(days=30)
SALT = "citizens.invitation"


@dataclass(frozen=True)
class SurveyRow:
    """One survey for a list."""

    id: int
    code: str
    service: str
    service_id: int
    unit: str
    unit_id: int
    extra: str
    population: int | None
    is_open: bool


def survey_rows(units: set[int] | None = None) -> list[SurveyRow]:
    """Every survey, or those of these units, by unit and service; one query."""
    found = Survey.objects.select_related("service__unit").order_by("service__unit__name", "service__name", "pk")
    if units is not None:
        found = found.filter(service__unit_id__in=units)
    return [row_of(each) for each in found]


def row_of(each: Survey) -> SurveyRow:
    """A survey, read with its service and unit, as a finished row."""
    return SurveyRow(
        each.pk, each.code, each.service.name, each.service_id, each.service.unit.name, each.service.unit_id,
        each.extra, each.population, each.is_open,
    )  # fmt: skip  # the order of the row


def open_survey_rows() -> list[SurveyRow]:
    """The surveys that the public may answer."""
    return [each for each in survey_rows() if each.is_open]


def survey_called(code: str) -> Survey | None:
    """The survey at that address, with its service and unit."""
    return Survey.objects.select_related("service__unit").filter(code=code).first()


def survey_by_id(number: int) -> Survey | None:
    """A survey with its service and unit, when this transaction may see it."""
    return Survey.objects.select_related("service__unit").filter(pk=number).first()


def surveyed_units(person: Person, *, on: date) -> set[int] | None:
    """The units whose surveys the person may see that day; None for every one."""
    if coordinates(person, on=on) or has_duty(person, "hr", on=on):
        return None
    return branch_of(units_served(person, on=on)) | units_headed(person, on=on)


def has_desk(person: Person, *, on: date) -> bool:
    """Whether the person coordinates or answers for a unit that day."""
    held = DeskDuty.objects.filter(person=person, starts_on__lte=on)
    return any(each.ends_on is None or each.ends_on > on for each in held)


def month_of(on: date) -> date:
    """The first day of a day's month, the only time an answer keeps."""
    return on.replace(day=1)


def invitation_hash(secret: str) -> bytes:
    """What is stored of an invitation."""
    return hashlib.sha256(secret.encode()).digest()


def is_ours(secret: str) -> bool:
    """Whether the server itself made the invitation, whether or not it was used since."""
    try:
        signing.Signer(salt=SALT).unsign(secret)
    except signing.BadSignature:
        return False
    return True


def invitation_of(secret: str, *, on: date) -> SurveyInvitation | None:
    """The invitation if nobody used it yet and it still holds."""
    found = SurveyInvitation.objects.select_related("survey__service__unit").filter(until__gte=on)
    return found.filter(secret_hash=invitation_hash(secret)).first() if is_ours(secret) else None


def span_to_invite(survey: Survey, *, on: date) -> tuple[date, date]:
    """The days up to yesterday whose finished services were not invited yet, end exclusive; of the last 30 at first."""
    last = SurveyInviting.objects.filter(survey=survey).order_by("-ends_on").first()
    return last.ends_on if last else on - REACH, on


def comments_to_read() -> list[SurveyComment]:
    """The comments that wait for a moderator, in an order drawn by chance."""
    found = SurveyComment.objects.filter(state=SurveyComment.State.WAITING, standing="open")
    return list(found.select_related("survey__service").order_by("pk"))


def shown_comments(survey: Survey) -> list[str]:
    """What may be read of a survey; numbers drawn by chance put them in an order that tells nothing."""
    held = SurveyComment.objects.filter(survey=survey, state=SurveyComment.State.SHOWN, standing="open")
    return list(held.order_by("pk").values_list("text", flat=True))


def comment_by_id(number: int) -> SurveyComment | None:
    """A comment with its survey, when this transaction may see it."""
    return SurveyComment.objects.select_related("survey__service__unit").filter(pk=number).first()
