"""Answers remarks about one's own work."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from django.db import transaction
from django.utils.translation import gettext as _

from tolok.feedback.access import PERMISSIONS
from tolok.feedback.actions.words import Words, WordsAreMissing
from tolok.feedback.models import Note
from tolok.feedback.queries import note
from tolok.ledger.actions import Refusal, record
from tolok.ledger.events import News, announce
from tolok.people.access import require
from tolok.people.queries import local_day_of

if TYPE_CHECKING:
    from tolok.people.models import Person


class NothingToAnswer(Refusal):
    """There is no such remark, or it is itself a reply."""

    def __init__(self) -> None:
        super().__init__(_("The remark you answer is not there. Open today's page again."))


@transaction.atomic
def reply(*, by: Person, at: datetime, note_id: int, text: str) -> Note:
    """Answer a remark about one's own work."""
    answered = note(note_id)
    if answered is None or answered.kind == Note.Kind.REPLY:
        raise NothingToAnswer
    require(PERMISSIONS, "reply", by=by, person=answered.person, on=local_day_of(by, at=at))
    words = Words(text).kept
    if not words:
        raise WordsAreMissing
    row = Note.objects.create(
        government_id=by.government_id,
        person=answered.person,
        author=by,
        report_id=answered.report_id,
        kind=Note.Kind.REPLY,
        text=words,
        answers=answered,
        said_at=at,
    )
    record(verb="reply", by=by, at=at, on=row, person=by, fields={"answers": answered.pk, "text": row.text})
    announce([News(row.government_id, row.person_id, "answered")])
    return row
