"""Reads what was said about a person's work, with the replies."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
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
    replies: tuple[NoteRow, ...] = ()


def note(note_id: int) -> Note | None:
    """One remark with person and author, when this transaction may see it."""
    return Note.objects.select_related("person", "author").filter(pk=note_id).first()


def notes_for(
    person: Person, *, starts_on: date | None = None, ends_on: date | None = None, since: datetime | None = None
) -> list[NoteRow]:
    """What was said about a person in the span (end exclusive) or since a moment, newest first; two queries."""
    found = _remarks().filter(person=person)
    if starts_on:
        found = found.filter(said_at__date__gte=starts_on)
    if ends_on:
        found = found.filter(said_at__date__lt=ends_on)
    if since:
        found = found.filter(said_at__gt=since)
    return [_row(each, sorted(each.replies.all(), key=lambda reply: reply.pk)) for each in found]


def remarks(person_ids: Iterable[int], *, starts_on: date, ends_on: date) -> dict[int, list[tuple[date, bool]]]:
    """Each remark on these persons in the span (end exclusive) as its day and whether it praises; one query."""
    span = Note.objects.filter(person_id__in=list(person_ids), answers__isnull=True)
    dated = span.filter(said_at__date__gte=starts_on, said_at__date__lt=ends_on)
    found: dict[int, list[tuple[date, bool]]] = {}
    for person_id, day, kind in dated.values_list("person_id", "said_at__date", "kind"):
        found.setdefault(person_id, []).append((day, kind == Note.Kind.PRAISE))
    return found


def notes_on(report_ids: Iterable[int]) -> dict[int, list[NoteRow]]:
    """What was said on each of these reports, newest first, by report id; one query, for a reply names the report."""
    found: dict[int, list[NoteRow]] = {}
    replies: dict[int, list[Note]] = {}
    named = Note.objects.filter(report_id__in=list(report_ids)).select_related("author", "person", "report")
    for each in named.order_by("-said_at", "-pk"):
        if each.answers_id:
            replies.setdefault(each.answers_id, []).append(each)
        elif each.report_id:
            found.setdefault(each.report_id, []).append(_row(each, ()))
    return {report_id: [_answered(row, replies) for row in rows] for report_id, rows in found.items()}


def _answered(row: NoteRow, replies: dict[int, list[Note]]) -> NoteRow:
    own = reversed(replies.get(row.id, []))
    return replace(row, replies=tuple(_said(reply, reply.person.name) for reply in own))


def _remarks() -> QuerySet[Note]:
    joined = Note.objects.filter(answers__isnull=True).select_related("author", "person", "report")
    return joined.prefetch_related("replies").order_by("-said_at", "-pk")


def _row(found: Note, replies: Iterable[Note]) -> NoteRow:
    on = found.report.on if found.report else None
    return _said(found, found.author.name, on, tuple(_said(reply, found.person.name) for reply in replies))


def _said(found: Note, author: str, report_on: date | None = None, replies: tuple[NoteRow, ...] = ()) -> NoteRow:
    """One remark; a reply's author is always the person it was said to."""
    return NoteRow(
        id=found.pk,
        person_id=found.person_id,
        author_id=found.author_id,
        author=author,
        kind=found.kind,
        label=str(found.get_kind_display()),
        text=found.text,
        report_id=found.report_id,
        report_on=report_on,
        said_at=found.said_at,
        replies=replies,
    )
