"""Reads corrections: what waits for whom, what was decided."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from django.db.models import QuerySet
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from tolok.evidence.models import AttendanceCorrection, AttendanceDay, Evidence
from tolok.evidence.queries.attendance.known import Record
from tolok.people.queries import has_duty, subordinates

if TYPE_CHECKING:
    from tolok.people.models import Person

State = AttendanceCorrection.State
MOST = 50


@dataclass(frozen=True)
class CorrectionRow:
    """One question about a day: what the record says, what the person says, why, and what proves it."""

    id: int
    name: str
    on: date
    record: str
    asked: str
    reason: str
    evidence: Evidence | None


@dataclass(frozen=True)
class CorrectionPage:
    """The questions that wait for somebody, oldest first; `more` lie behind them."""

    rows: list[CorrectionRow]
    more: int


def correction(correction_id: int) -> AttendanceCorrection | None:
    """One correction with its person, when this transaction may see it."""
    return AttendanceCorrection.objects.select_related("person").filter(pk=correction_id).first()


def corrections_for(by: Person, *, on: date) -> CorrectionPage:
    """What `by` may decide that day: of direct subordinates, and of everybody for the HR agency; never one's own."""
    asked = AttendanceCorrection.objects.filter(state=State.ASKED).exclude(person=by)
    if not has_duty(by, "hr", on=on):
        asked = asked.filter(person_id__in=[posting.person_id for posting in subordinates(by, on=on)])
    found = list(asked.select_related("person", "evidence").order_by("asked_at", "pk")[: MOST + 1])
    records = _records(found)
    rows = [_row(each, records.get((each.person_id, each.on))) for each in found[:MOST]]
    return CorrectionPage(rows, asked.count() - MOST if len(found) > MOST else 0)


def is_decided(person_id: int, on: date) -> bool:
    """Whether a superior has put this day right already."""
    return AttendanceCorrection.objects.filter(person_id=person_id, on=on, state=State.CONFIRMED).exists()


def corrections_of(person: Person, *, starts_on: date, ends_on: date) -> dict[date, AttendanceCorrection]:
    """The latest correction of each day of the span that was not taken back; one query."""
    held: QuerySet[AttendanceCorrection] = AttendanceCorrection.objects.filter(
        person=person, on__gte=starts_on, on__lt=ends_on
    )
    return {each.on: each for each in held.exclude(state=State.WITHDRAWN).select_related("decider").order_by("pk")}


def said_in_words(said: Record | None) -> str:
    """What a record says, as people read it; without a record too."""
    if said is None:
        return _("No record")
    if said.kind != "present":
        return str(AttendanceDay(kind=said.kind).get_kind_display())
    late = _minutes(
        said.late_minutes, _("No check-in"), ngettext("%(n)d minute late", "%(n)d minutes late", _n(said.late_minutes))
    )
    early = _minutes(
        said.early_minutes,
        _("No check-out"),
        ngettext("left %(n)d minute early", "left %(n)d minutes early", _n(said.early_minutes)),
    )
    return capfirst(", ".join(part for part in (late, early) if part)) or _("Present")


def _minutes(minutes: int | None, unknown: str, words: str) -> str:
    if minutes is None:
        return unknown
    return words % {"n": minutes} if minutes else ""


def _n(minutes: int | None) -> int:
    return minutes or 0


def _records(asked: Iterable[AttendanceCorrection]) -> dict[tuple[int, date], Record]:
    wanted = {(each.person_id, each.on) for each in asked}
    held = AttendanceDay.objects.filter(
        person_id__in={person_id for person_id, _on in wanted}, on__in={on for _person, on in wanted}
    )
    rows = held.values_list("person_id", "on", "kind", "late_minutes", "early_minutes")
    return {(person_id, on): Record._make(said) for person_id, on, *said in rows}


def _row(asked: AttendanceCorrection, record: Record | None) -> CorrectionRow:
    claimed = Record(asked.kind, asked.late_minutes, asked.early_minutes)
    return CorrectionRow(
        id=asked.pk,
        name=asked.person.name,
        on=asked.on,
        record=said_in_words(record),
        asked=said_in_words(claimed),
        reason=asked.reason,
        evidence=asked.evidence,
    )
