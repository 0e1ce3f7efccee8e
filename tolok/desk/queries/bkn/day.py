"""One day in BKN's words: what was done, for which outcome, with which evidence."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

from django.utils import translation

from tolok.desk.queries.bkn import words
from tolok.desk.queries.bkn.period import day_item, legal_periods, period_of_day
from tolok.desk.queries.bkn.pieces import proof_of
from tolok.desk.queries.bkn.shapes import Field, Piece, Proof
from tolok.reports.queries import ReportRow, copied_items, reports_of
from tolok.skp.queries import targets_of

if TYPE_CHECKING:
    from tolok.calendar.models import Period
    from tolok.people.models import Person

DAY = timedelta(days=1)


@dataclass(frozen=True)
class Line:
    """One report: the outcome (RHK) it serves, empty for other work, its text, and its evidence."""

    row: ReportRow
    outcome: str
    text: str
    proof: Proof | None


@dataclass(frozen=True)
class Day:
    """A day's lines, and the whole of it as one piece; `period` is None where no calendar is open."""

    on: date
    before: date
    after: date | None
    lines: tuple[Line, ...]
    whole: Piece
    period: Period | None


def day_in_bkn(person: Person, *, on: date, now_on: date) -> Day:
    """The person's day; `now_on` is today."""
    with translation.override("id"):
        outcomes = {target.id: target.outcome for target in targets_of(person, on=on)}
        rows = list(reversed(reports_of(person, starts_on=on, ends_on=on + DAY)))
        lines = tuple(
            Line(row, outcomes.get(row.target_id or 0, ""), words.activity(row), proof_of(row)) for row in rows
        )
    period = period_of_day(legal_periods(on=on), on=on)
    item = day_item(on)
    kept = copied_items(person, period).get(item, "") if period else ""
    text = "\n".join(f"{number}. {line.text}" for number, line in enumerate(lines, 1))
    return Day(
        on=on,
        before=on - DAY,
        after=on + DAY if on < now_on else None,
        lines=lines,
        whole=Piece(item, "", (Field("", text),), "" if lines else "-", kept),
        period=period,
    )
