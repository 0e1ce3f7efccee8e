"""Reads what was said about a person's work, with the replies."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import TYPE_CHECKING

from django.db.models import Q, QuerySet

from tolok.feedback.models import Note

if TYPE_CHECKING:
    from tolok.people.models import Person


@dataclass(frozen=True)
class NoteRow:
    """One remark as pages show it; `report_on` is the day of the report it speaks of."""

    id: int
    person_id: int
    author_id: int
    author: str
    kind: str
    label: str
    text: str
    report_id: int | None
    report_on: date | None
    said_at: datetime
    replies: tuple[NoteRow, ...] = ()


@dataclass(frozen=True)
class Remark:
    """What rules count of a remark: its day, whether it praises, and the deed it names."""

    on: date
    is_praise: bool
    deed: str = ""


def note(note_id: int) -> Note | None:
    """One remark with person and author, when this transaction may see it."""
    return Note.objects.select_related("person", "author").filter(pk=note_id).first()


def notes_for(
    person: Person, *, starts_on: date | None = None, ends_on: date | None = None, since: datetime | None = None
) -> list[NoteRow]:
    """What was said about a person in the span (end exclusive) or since a moment, newest first; one query."""
    asked = Note.objects.filter(person=person).select_related("author", "person", "report")
    span = {"said_at__date__gte": starts_on, "said_at__date__lt": ends_on, "said_at__gt": since}
    limits = {name: limit for name, limit in span.items() if limit is not None}
    answered = {f"answers__{name}": limit for name, limit in limits.items()}
    found = asked.filter(Q(answers__isnull=True, **limits) | Q(answers__isnull=False, **answered))
    return _threads(found)


def remarks(person_ids: Iterable[int], *, starts_on: date, ends_on: date) -> dict[int, list[Remark]]:
    """What rules count of each remark on these persons in the span (end exclusive); one query."""
    span = Note.objects.filter(person_id__in=list(person_ids), answers__isnull=True)
    dated = span.filter(said_at__date__gte=starts_on, said_at__date__lt=ends_on)
    found: dict[int, list[Remark]] = {}
    for person_id, day, kind, deed in dated.values_list("person_id", "said_at__date", "kind", "deed"):
        found.setdefault(person_id, []).append(Remark(day, kind == Note.Kind.PRAISE, deed))
    return found


def notes_on(report_ids: Iterable[int]) -> dict[int, list[NoteRow]]:
    """What was said on each of these reports, newest first, by report id; one query, for a reply names the report."""
    named = Note.objects.filter(report_id__in=list(report_ids)).select_related("author", "person", "report")
    found: dict[int, list[NoteRow]] = {}
    for row in _threads(named):
        if row.report_id:
            found.setdefault(row.report_id, []).append(row)
    return found


def _threads(notes: QuerySet[Note]) -> list[NoteRow]:
    """The remarks among these notes, newest first, each with its replies in the order of time."""
    replies: dict[int, list[NoteRow]] = {}
    remarked: list[NoteRow] = []
    for each in notes.order_by("-said_at", "-pk"):
        if each.answers_id:
            replies.setdefault(each.answers_id, []).insert(0, _said(each, each.person.name))
        else:
            remarked.append(_said(each, each.author.name, each.report.on if each.report else None))
    return [replace(row, replies=tuple(replies.get(row.id, ()))) for row in remarked]


def _said(found: Note, author: str, report_on: date | None = None) -> NoteRow:
    """One remark; a reply's author is always the person it was said to."""
    return NoteRow(
        id=found.pk,
        person_id=found.person_id,
        author_id=found.author_id,
        author=author,
        kind=found.kind,
        label=" · ".join(filter(None, (str(found.get_kind_display()), str(found.get_deed_display())))),
        text=found.text,
        report_id=found.report_id,
        report_on=report_on,
        said_at=found.said_at,
    )
