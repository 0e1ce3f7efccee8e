"""Takes what the public answers: once a key, without a trace of who."""

from __future__ import annotations

import secrets
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING
from uuid import UUID

from django.db import connection, transaction
from django.utils.translation import gettext as _

from tolok.calendar.queries import day_of
from tolok.citizens.actions.survey.sums import add_to_sums
from tolok.citizens.models import Channel, Standing, SurveyAnswer, SurveyComment, SurveyInvitation
from tolok.citizens.models.arrived import any_number
from tolok.citizens.queries.receipts import key_hash
from tolok.citizens.queries.survey.given import Given
from tolok.citizens.queries.survey.questions import questions_of
from tolok.citizens.queries.survey.surveys import invitation_hash, month_of
from tolok.ledger.actions import Refusal, copy_models

if TYPE_CHECKING:
    from tolok.citizens.models import Survey


class SurveyIsClosed(Refusal):
    """Nobody is asked at the moment."""

    def __init__(self) -> None:
        super().__init__(_("This survey is closed, so nothing was stored. The unit tells you where you can be heard."))


class InvitationIsUsed(Refusal):
    """An invitation is answered once."""

    def __init__(self) -> None:
        super().__init__(
            _("This invitation was answered already, and each counts once. Thank you; you need do nothing more.")
        )


class AnswersAreNotWhole(Refusal):
    """Marks or profile are not what was asked."""

    def __init__(self) -> None:
        super().__init__(_("Some answers are missing, so nothing was stored. Go back and answer each question."))


@dataclass(frozen=True)
class Arrival:
    """An answer on its way in: to which survey, for which month, by which door, and whether it counts at once."""

    survey: Survey
    month: date
    channel: str
    given: Given
    standing: str = Standing.OPEN
    held_for: str = ""


@transaction.atomic
def send_answer(
    *, by: None = None, at: datetime, survey: Survey, key: UUID, channel: str, given: Given,
    standing: str = Standing.OPEN, held_for: str = "", secret: str = "",
) -> None:  # fmt: skip  # the promise stays in sight
    """Store one answer: a repeat of its key changes nothing, an invitation is used up, only what is open is summed.

    Confidential: the row keeps the month and nothing that leads to a person, an invitation or a moment.
    """
    own = key_hash(key)
    _one_at_a_time(own)
    if SurveyAnswer.objects.filter(government_id=survey.government_id, key_hash=own).exists():
        return
    if not survey.is_open:
        raise SurveyIsClosed
    if not given.is_whole(asked=len(questions_of(survey.extra)), all_of_them=True):
        raise AnswersAreNotWhole
    if channel == Channel.INVITED:
        _use_up(survey, secret)
    arrival = Arrival(survey, month_of(day_of(at, survey.government)), channel, given, standing, held_for)
    row = _answer(arrival, own)
    row.save(force_insert=True)
    if given.comment.strip():
        _comment(arrival).save(force_insert=True)
    if standing == Standing.OPEN:
        add_to_sums(at=at, answers=[row])


@transaction.atomic
def send_answers(*, at: datetime, arrivals: Sequence[Arrival]) -> None:
    """Store thousands at once as `send_answer` does each; their keys and numbers are drawn here."""
    rows = [_answer(each, secrets.token_bytes(32)) for each in arrivals]
    copy_models(SurveyAnswer, rows)
    comments = [_comment(each) for each in arrivals if each.given.comment.strip()]
    copy_models(SurveyComment, comments)
    add_to_sums(at=at, answers=(row for row in rows if row.standing == Standing.OPEN))


def _use_up(survey: Survey, secret: str) -> None:
    """The invitation leaves no row behind, so that nothing can be joined with what was answered."""
    used, _each = SurveyInvitation.objects.filter(survey=survey, secret_hash=invitation_hash(secret)).delete()
    if not used:
        raise InvitationIsUsed


def _answer(arrival: Arrival, own: bytes) -> SurveyAnswer:
    given = arrival.given
    return SurveyAnswer(
        id=any_number(), government_id=arrival.survey.government_id, standing=arrival.standing,
        held_for=arrival.held_for, key_hash=own,
        survey_id=arrival.survey.pk, month=arrival.month, channel=arrival.channel, marks=given.stored_marks,
        sex=given.sex, age=given.age, education=given.education, work=given.work,
    )  # fmt: skip  # the order of the table


def _comment(arrival: Arrival) -> SurveyComment:
    """Its key is drawn by chance: the answer's own has stopped repeats, and a second one from it could be joined."""
    return SurveyComment(
        id=any_number(), government_id=arrival.survey.government_id, standing=arrival.standing,
        held_for=arrival.held_for, key_hash=secrets.token_bytes(32), survey_id=arrival.survey.pk, month=arrival.month,
        text=arrival.given.comment.strip(),
    )  # fmt: skip  # the order of the table


def _one_at_a_time(own: bytes) -> None:
    """Let two sendings of one form wait for each other, so that the second finds what the first stored."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [int.from_bytes(own[:8], "big", signed=True)])
