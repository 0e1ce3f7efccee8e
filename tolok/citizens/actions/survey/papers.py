"""Enters the paper forms of a month, many at once."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from typing import TYPE_CHECKING

from django.db import transaction
from django.utils.translation import gettext as _

from tolok.calendar.queries import day_of
from tolok.citizens.access.surveys import require_there
from tolok.citizens.actions.survey.answers import AnswersAreNotWhole, Arrival, send_answers
from tolok.citizens.models import Channel, SurveyRelease
from tolok.citizens.queries.survey.given import Given
from tolok.citizens.queries.survey.questions import questions_of
from tolok.ledger.actions import Refusal, record

if TYPE_CHECKING:
    from tolok.citizens.models import Survey
    from tolok.people.models import Person

MOST = 2_000


class MonthIsOver(Refusal):
    """Results of that month are published, or it has not come."""

    def __init__(self) -> None:
        super().__init__(
            _(
                "The results of this month are published already, or the month is still to come; nothing was stored."
                " Enter these forms under a month that is not published yet."
            )
        )


class WrongNumberOfForms(Refusal):
    """A batch holds between one form and so many."""

    def __init__(self) -> None:
        super().__init__(
            _("A batch holds 1 to %(most)s forms; nothing was stored. Enter them in several batches.") % {"most": MOST}
        )


@transaction.atomic
def enter_papers(*, by: Person, at: datetime, survey: Survey, month: date, forms: Sequence[Given]) -> int:
    """Store paper forms of a month; questions may be unanswered. How many were stored."""
    require_there("enter_papers", by=by, unit_id=survey.service.unit_id, at=at)
    if month > day_of(at, by.government) or SurveyRelease.objects.filter(ends_on__gt=month).exists():
        raise MonthIsOver
    if not 1 <= len(forms) <= MOST:
        raise WrongNumberOfForms
    asked = len(questions_of(survey.extra))
    if not all(form.is_whole(asked=asked, all_of_them=False) for form in forms):
        raise AnswersAreNotWhole
    send_answers(at=at, arrivals=[Arrival(survey, month.replace(day=1), Channel.PAPER, form) for form in forms])
    record(verb="enter_papers", by=by, at=at, on=survey, fields={"month": month, "n": len(forms)})
    return len(forms)
