"""Lets the unit read what people wrote, or holds it back with a reason."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from django.db import transaction
from django.utils.translation import gettext as _

from tolok.calendar.queries import day_of
from tolok.citizens.access.survey_comments import STEPS
from tolok.citizens.models import SurveyComment
from tolok.ledger.actions import Refusal, record
from tolok.people.access import require_step

if TYPE_CHECKING:
    from tolok.people.models import Person

LONGEST_REASON = 300


class CommentStandsSo(Refusal):
    """The comment stands where it was to be put."""

    def __init__(self) -> None:
        super().__init__(_("This comment stands so already; nothing was changed. Open the list again."))


class NoReasonGiven(Refusal):
    """A comment is not held back without a word."""

    about = "reason"

    def __init__(self) -> None:
        super().__init__(_("Say in a sentence of at most 300 letters why the comment is held back, then try again."))


@transaction.atomic
def show_survey_comment(*, by: Person, at: datetime, comment: SurveyComment) -> SurveyComment:
    """Let the unit read a comment."""
    return _move(by, at, comment, "show_survey_comment", "")


@transaction.atomic
def withhold_survey_comment(*, by: Person, at: datetime, comment: SurveyComment, reason: str) -> SurveyComment:
    """Hold a comment back, because it names somebody, insults, or gives its writer away."""
    words = reason.strip()
    if not words or len(words) > LONGEST_REASON:
        raise NoReasonGiven
    return _move(by, at, comment, "withhold_survey_comment", words)


def _move(by: Person, at: datetime, comment: SurveyComment, verb: str, reason: str) -> SurveyComment:
    held = SurveyComment.objects.select_for_update(of=("self",)).select_related("survey").get(pk=comment.pk)
    on, refusal = day_of(at, by.government), CommentStandsSo()
    state = require_step(STEPS, verb, by=by, about=by, on=on, state=held.state, otherwise=refusal)
    held.state, held.reason = state, reason
    held.save(update_fields=["state", "reason"])
    record(verb=verb, by=by, at=at, on=held.survey, fields={"comment": str(held.pk), "reason": reason})
    return held
