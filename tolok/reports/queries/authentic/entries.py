"""A month of reports as signals and shares read them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from tolok.people.queries import local_days
from tolok.reports.models import Report

# Shorter notes ("Selesai.") say too little to be compared.
SHORTEST = 20
PROVED = ("file", "link", "measured")


@dataclass(frozen=True)
class Entry:
    """One report: `about` names its target, project or task; `amount` in hundredths.

    `written_at` is the clock of where it was written, so that what waited without a network is not taken for haste;
    `filed_on` is the local day on which it arrived. `source_amount` and `source_note` are of the report it copies.
    """

    id: int
    person_id: int
    on: date
    about: str
    title: str
    amount: int | None
    minutes: int | None
    note: str
    is_proved: bool
    is_measured: bool
    is_copy: bool
    source_amount: int | None
    source_note: str
    written_at: datetime
    written_on: date
    filed_on: date

    @property
    def is_unchanged_copy(self) -> bool:
        """Whether it says just what the report says that it was copied from."""
        return self.is_copy and (self.amount, self.note) == (self.source_amount, self.source_note)


def next_month(month: date) -> date:
    """The first day of the month after the one that begins that day."""
    return (month + timedelta(days=31)).replace(day=1)


def entries(person_ids: Iterable[int], *, month: date) -> list[Entry]:
    """These persons' reports of the month that begins that day, by person, day and id; two queries for thousands."""
    found = Report.objects.filter(person_id__in=list(person_ids), on__gte=month, on__lt=next_month(month))
    rows: list[Any] = list(
        found.order_by("person_id", "on", "pk").values_list(
            "pk", "person_id", "on", "target_id", "target__name", "project_id", "project__title", "task", "amount",
            "minutes", "note", "evidence__kind", "copied_from_id", "copied_from__amount", "copied_from__note",
            "noted_at", "filed_at", named=True,
        )
    )  # fmt: skip  # one line a thought
    days = local_days((row.person_id, at) for row in rows for at in (row.filed_at, row.noted_at) if at is not None)
    return [
        Entry(
            id=row.pk,
            person_id=row.person_id,
            on=row.on,
            about=f"t{row.target_id}" if row.target_id else f"p{row.project_id}" if row.project_id else row.task,
            title=row.target__name or row.project__title or row.task,
            amount=row.amount,
            minutes=row.minutes,
            note=row.note,
            is_proved=row.evidence__kind in PROVED,
            is_measured=row.evidence__kind == "measured",
            is_copy=row.copied_from_id is not None,
            source_amount=row.copied_from__amount,
            source_note=row.copied_from__note or "",
            written_at=row.noted_at or row.filed_at,
            written_on=days[row.person_id, row.noted_at or row.filed_at],
            filed_on=days[row.person_id, row.filed_at],
        )
        for row in rows
    ]
