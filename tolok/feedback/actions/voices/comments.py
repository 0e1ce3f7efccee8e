"""Lets comments be read, or holds them back with a reason."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from django.db import transaction
from django.utils.translation import gettext as _

from tolok.calendar.queries import day_of
from tolok.feedback.access import COMMENT_STEPS
from tolok.feedback.models import Comment
from tolok.ledger.actions import Refusal, record
from tolok.people.access import require_step

if TYPE_CHECKING:
    from tolok.people.models import Person

LONGEST_REASON = 300


class CommentIsJudged(Refusal):
    """The comment stands where it was to be put."""

    def __init__(self) -> None:
        super().__init__(_("This comment stands so already; nothing was changed. Open the list again."))


class NoReasonToHold(Refusal):
    """A comment is not held back without a word."""

    about = "reason"

    def __init__(self) -> None:
        super().__init__(_("Say in a sentence of at most 300 letters why the comment is held back, then try again."))


@transaction.atomic
def show_comment(*, by: Person, at: datetime, comment: Comment) -> Comment:
    """Let the person and their superior read a comment."""
    return _move(by, at, comment, "show_comment", "")


@transaction.atomic
def hold_comment(*, by: Person, at: datetime, comment: Comment, reason: str) -> Comment:
    """Hold a comment back, because it names somebody, insults, or gives its writer away."""
    words = reason.strip()
    if not words or len(words) > LONGEST_REASON:
        raise NoReasonToHold
    return _move(by, at, comment, "hold_comment", words)


def _move(by: Person, at: datetime, comment: Comment, verb: str, reason: str) -> Comment:
    held = Comment.objects.select_for_update(of=("self",)).select_related("round").get(pk=comment.pk)
    on, refusal = day_of(at, by.government), CommentIsJudged()
    state = require_step(COMMENT_STEPS, verb, by=by, about=by, on=on, state=held.state, otherwise=refusal)
    held.state, held.reason = state, reason
    held.save(update_fields=["state", "reason"])
    record(verb=verb, by=by, at=at, on=held.round, fields={"comment": held.key, "reason": reason})
    return held
