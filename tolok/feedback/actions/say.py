"""Praises, directs and asks about the work; what was said stays."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from tolok.delivery.actions import Telling, tell_many
from tolok.evidence.access import Asked, are_above
from tolok.evidence.actions import NotYet
from tolok.feedback.access import PERMISSIONS
from tolok.feedback.actions.words import Words, WordsAreMissing
from tolok.feedback.models import Note
from tolok.ledger.actions import Refusal, act_on, copy_models, record_many, reserve_ids
from tolok.ledger.events import News, announce
from tolok.people.access import NotAllowed, require
from tolok.people.queries import local_day_of, local_days
from tolok.reports.queries import owners

if TYPE_CHECKING:
    from tolok.people.models import Person

NEWS = {
    Note.Kind.DIRECTION: gettext_lazy("%(name)s asks you to do something: %(text)s"),
    Note.Kind.QUESTION: gettext_lazy("%(name)s asks: %(text)s"),
}


class UnknownKind(Refusal):
    """A remark is praise, a direction or a question."""

    def __init__(self) -> None:
        super().__init__(_("Choose whether this is praise, a direction or a question."))


class DeedWithoutWords(Refusal):
    """A deed that counts is praise, and says in words what it was."""

    about = "deed"

    def __init__(self) -> None:
        super().__init__(_("Help, initiative and new ways are praise in words. Choose praise and say what it was."))


class NotTheirReport(Refusal):
    """The report is not one of the person's."""

    def __init__(self) -> None:
        super().__init__(_("This report belongs to somebody else. Open it again from the person's list."))


@dataclass(frozen=True)
class Saying:
    """One remark of a superior on a person, or on one of the person's reports."""

    by: Person
    at: datetime
    person: Person
    kind: str
    text: str = ""
    report_id: int | None = None
    deed: str = ""


@transaction.atomic
def say(
    *, by: Person, at: datetime, person: Person, kind: str, text: str = "", deed: str = "", report_id: int | None = None
) -> Note:
    """Praise (also wordless), direct or ask; for the superior or one above. Praise may name a deed."""
    require(PERMISSIONS, "say", by=by, person=person, on=local_day_of(person, at=at))
    return _say(at, [Saying(by, at, person, kind, text, report_id, deed)])[0]


@transaction.atomic
def say_many(*, at: datetime, sayings: Sequence[Saying]) -> list[Note]:
    """Say many remarks, in the order given, all or none; none may lie after `at`."""
    if any(saying.at > at for saying in sayings):
        raise NotYet
    days = local_days((saying.person.pk, saying.at) for saying in sayings)
    asked = [Asked(each.by, each.person.pk, days[each.person.pk, each.at]) for each in sayings]
    if not all(are_above(asked)):
        raise NotAllowed("say")
    return _say(at, sayings)


def _say(at: datetime, sayings: Sequence[Saying]) -> list[Note]:
    held = owners(saying.report_id for saying in sayings if saying.report_id)
    numbers = reserve_ids(Note, len(sayings))
    rows = [_row(number, saying, held) for number, saying in zip(numbers, sayings, strict=True)]
    copy_models(Note, rows)
    record_many(
        act_on(
            verb="say", by=saying.by, at=saying.at, on=row, person=saying.person,
            fields={"kind": row.kind, "text": row.text, "deed": row.deed, "report": row.report_id},
        )
        for row, saying in zip(rows, sayings, strict=True)
    )  # fmt: skip  # one line a thought
    tell_many(at=at, tellings=[_news(row) for row in rows if row.kind in NEWS])
    announce(News(row.government_id, row.person_id, "said") for row in rows)
    return rows


def _news(row: Note) -> Telling:
    words = {"name": row.author.name, "text": row.text}
    return Telling(row.said_at, row.person, f"say:{row.pk}", NEWS[Note.Kind(row.kind)], words)


def _row(number: int, saying: Saying, held: dict[int, int]) -> Note:
    if saying.kind not in (Note.Kind.PRAISE, Note.Kind.DIRECTION, Note.Kind.QUESTION):
        raise UnknownKind
    text = Words(saying.text).kept
    if saying.kind != Note.Kind.PRAISE and not text:
        raise WordsAreMissing
    if saying.deed and (saying.deed not in Note.Deed or saying.kind != Note.Kind.PRAISE or not text):
        raise DeedWithoutWords
    if saying.report_id and held.get(saying.report_id) != saying.person.pk:
        raise NotTheirReport
    return Note(
        pk=number,
        government_id=saying.by.government_id,
        person=saying.person,
        author=saying.by,
        report_id=saying.report_id,
        kind=saying.kind,
        deed=saying.deed,
        text=text,
        said_at=saying.at,
    )
