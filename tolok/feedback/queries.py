"""Reads what was said about a person's work, with the replies."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import TYPE_CHECKING

from django.db.models import QuerySet

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
    replies: tuple[NoteRow, ...] = field(default=())


def note(note_id: int) -> Note | None:
    """One remark with person and author, when this transaction may see it."""
    return Note.objects.select_related("person", "author").filter(pk=note_id).first()


def notes_for(
    person: Person, *, starts_on: date | None = None, ends_on: date | None = None, since: datetime | None = None
) -> list[NoteRow]:
    """What was said about a person in the span (end exclusive) or since a moment, newest first; three queries."""
    found = _remarks().filter(person=person)
    if starts_on:
        found = found.filter(said_at__date__gte=starts_on)
    if ends_on:
        found = found.filter(said_at__date__lt=ends_on)
    if since:
        found = found.filter(said_at__gt=since)
    return [_row(each) for each in found]


def notes_on(report_ids: Iterable[int]) -> dict[int, list[NoteRow]]:
    """What was said on each of these reports, newest first, by report id; three queries."""
    found: dict[int, list[NoteRow]] = {}
    for each in _remarks().filter(report_id__in=list(report_ids)):
        if each.report_id:
            found.setdefault(each.report_id, []).append(_row(each))
    return found


def _remarks() -> QuerySet[Note]:
    joined = Note.objects.filter(answers__isnull=True).select_related("author", "report")
    return joined.prefetch_related("replies__author").order_by("-said_at", "-pk")


def _row(found: Note) -> NoteRow:
    replies = sorted(found.replies.all(), key=lambda reply: reply.pk) if found.answers_id is None else []
    return NoteRow(
        id=found.pk,
        person_id=found.person_id,
        author_id=found.author_id,
        author=found.author.name,
        kind=found.kind,
        label=str(found.get_kind_display()),
        text=found.text,
        report_id=found.report_id,
        report_on=found.report.on if found.answers_id is None and found.report else None,
        said_at=found.said_at,
        replies=tuple(_row(reply) for reply in replies),
    )
