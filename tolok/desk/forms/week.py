"""A week's reports on one form: a cell for each proposal and open day."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from tolok.desk.forms.rows import RowForm, Rows, about
from tolok.reports.actions import Filing

if TYPE_CHECKING:
    from django.http import QueryDict

    from tolok.desk.queries.week import WeekWork
    from tolok.people.models import Person
    from tolok.reports.queries import Proposal, ReportRow, WeekDay


@dataclass(frozen=True)
class Cell:
    """One thing on one day: what is filed already, or a form."""

    proposal: Proposal
    day: WeekDay
    filed: tuple[ReportRow, ...]
    form: RowForm


class WeekForm(Rows):
    """All cells of the page, day by day."""

    def __init__(self, work: WeekWork, typed: QueryDict | None = None) -> None:
        self.days = [
            (day, [_cell(each, day, typed) for each in work.proposals] if day.is_open and day.is_worked else [])
            for day in work.week.days
        ]
        self.cells = [cell for _day, cells in self.days for cell in cells]
        super().__init__([cell.form for cell in self.cells])

    def filings(self, by: Person, *, at: datetime) -> list[Filing]:
        """The filled cells as filings, by day."""
        by_prefix = {cell.form.prefix: cell for cell in self.cells}
        meant = [(by_prefix[form.prefix], form) for form in self.meant]
        return [Filing(by, at, by, cell.day.on, **(form.content() | about(cell.proposal))) for cell, form in meant]


def _cell(proposal: Proposal, day: WeekDay, typed: QueryDict | None) -> Cell:
    form = RowForm(data=typed, prefix=f"{proposal.key}-{day.on.weekday()}", phrases=proposal.phrases)
    filed = tuple(row for row in day.rows if row.about == proposal.about)
    return Cell(proposal, day, filed, form)
