"""Says and answers remarks about the work; what was said stays."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from django.db import transaction
from django.utils.translation import gettext as _

from tolok.evidence.access import Asked, are_above
from tolok.evidence.actions import NotYet
from tolok.feedback.access import PERMISSIONS
from tolok.feedback.models import Note
from tolok.feedback.queries import note
from tolok.ledger.actions import Refusal, act_on, copy_models, record, record_many, reserve_ids
from tolok.people.access import NotAllowed, require
from tolok.people.queries import local_day_of, local_days
from tolok.reports.queries import owners

if TYPE_CHECKING:
    from tolok.people.models import Person

LONGEST_TEXT = 500


class WordsAreMissing(Refusal):
    """Only praise may be wordless."""

    def __init__(self) -> None:
        super().__init__(_("Write one sentence, so that the person knows what to do with it."))


class NoteTooLong(Refusal):
    """The remark is longer than is kept."""

    def __init__(self) -> None:
        super().__init__(_("The text is too long. Shorten it to %(most)s letters.") % {"most": LONGEST_TEXT})


class UnknownKind(Refusal):
    """A remark is praise, a direction or a question."""

    def __init__(self) -> None:
        super().__init__(_("Choose whether this is praise, a direction or a question."))


class NotTheirReport(Refusal):
    """The report is not one of the person's."""

    def __init__(self) -> None:
        super().__init__(_("This report belongs to somebody else. Open it again from the person's list."))


class NothingToAnswer(Refusal):
    """There is no such remark, or it is itself a reply."""

    def __init__(self) -> None:
        super().__init__(_("The remark you answer is not there. Open today's page again."))


@dataclass(frozen=True)
class Saying:
    """One remark of a superior on a person, or on one of the person's reports."""

    by: Person
    at: datetime
    person: Person
    kind: str
    text: str = ""
    report_id: int | None = None


@transaction.atomic
def say(*, by: Person, at: datetime, person: Person, kind: str, text: str = "", report_id: int | None = None) -> Note:
    """Praise (also wordless), direct or ask; for the superior or one above."""
    require(PERMISSIONS, "say", by=by, person=person, on=local_day_of(person, at=at))
    return _say([Saying(by, at, person, kind, text, report_id)])[0]


@transaction.atomic
def say_many(*, at: datetime, sayings: Sequence[Saying]) -> list[Note]:
    """Say many remarks, in the order given, all or none; none may lie after `at`."""
    if any(saying.at > at for saying in sayings):
        raise NotYet
    days = local_days((saying.person.pk, saying.at) for saying in sayings)
    asked = [Asked(each.by, each.person.pk, days[each.person.pk, each.at]) for each in sayings]
    if not all(are_above(asked)):
        raise NotAllowed("say")
    return _say(sayings)


@transaction.atomic
def reply(*, by: Person, at: datetime, note_id: int, text: str) -> Note:
    """Answer a remark about one's own work."""
    answered = note(note_id)
    if answered is None or answered.kind == Note.Kind.REPLY:
        raise NothingToAnswer
    require(PERMISSIONS, "reply", by=by, person=answered.person, on=local_day_of(by, at=at))
    words = _words(text)
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
    return row


def _say(sayings: Sequence[Saying]) -> list[Note]:
    held = owners(saying.report_id for saying in sayings if saying.report_id)
    numbers = reserve_ids(Note, len(sayings))
    rows = [_row(number, saying, held) for number, saying in zip(numbers, sayings, strict=True)]
    copy_models(Note, rows)
    record_many(
        act_on(
            verb="say", by=saying.by, at=saying.at, on=row, person=saying.person,
            fields={"kind": row.kind, "text": row.text, "report": row.report_id},
        )
        for row, saying in zip(rows, sayings, strict=True)
    )  # fmt: skip  # one line a thought
    return rows


def _row(number: int, saying: Saying, held: dict[int, int]) -> Note:
    if saying.kind not in (Note.Kind.PRAISE, Note.Kind.DIRECTION, Note.Kind.QUESTION):
        raise UnknownKind
    text = _words(saying.text)
    if saying.kind != Note.Kind.PRAISE and not text:
        raise WordsAreMissing
    if saying.report_id and held.get(saying.report_id) != saying.person.pk:
        raise NotTheirReport
    return Note(
        pk=number,
        government_id=saying.by.government_id,
        person=saying.person,
        author=saying.by,
        report_id=saying.report_id,
        kind=saying.kind,
        text=text,
        said_at=saying.at,
    )


def _words(text: str) -> str:
    words = text.strip()
    if len(words) > LONGEST_TEXT:
        raise NoteTooLong
    return words
