"""A day's reports on one form: a row for each proposal and some for other work."""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from tolok.desk.forms.other import OtherWorkForm
from tolok.desk.forms.rows import RowForm, Rows, about
from tolok.reports.actions import Filing
from tolok.reports.queries import spelled

if TYPE_CHECKING:
    from django.http import QueryDict
    from django.utils.datastructures import MultiValueDict

    from tolok.desk.queries.today import Today
    from tolok.people.models import Person
    from tolok.reports.queries import Proposal

OTHER_WORK = ("baru1", "baru2")


class TodayForm(Rows):
    """All rows of the page; those of other work know who may have ordered it."""

    def __init__(
        self,
        today: Today,
        typed: QueryDict | None = None,
        files: MultiValueDict[str, Any] | None = None,
        *,
        copied_on: date | None = None,
    ) -> None:
        given: dict[str, Any] = {"data": typed, "files": files}
        self.rows = [
            (each, RowForm(**given, prefix=each.key, initial=_first(each, copied_on), phrases=each.phrases))
            for each in today.proposals
        ]
        known: dict[str, Any] = {"givers": today.order_givers, "tasks": today.work.tasks}
        self.others = [OtherWorkForm(**given, prefix=prefix, **known) for prefix in OTHER_WORK]
        super().__init__([*(form for _each, form in self.rows), *self.others])

    def filings(self, by: Person, *, at: datetime, on: date) -> list[Filing]:
        """The filled rows as filings."""
        subjects = {form.prefix: about(each) for each, form in self.rows}
        return [Filing(by, at, by, on, **(form.content() | subjects.get(form.prefix, {}))) for form in self.meant]

    @property
    def ticked(self) -> int:
        """How many rows are filled in."""
        return len(self.meant) or sum(bool(form["done"].value()) for _each, form in self.rows)


def _first(proposal: Proposal, copied_on: date | None) -> dict[str, Any]:
    """What a row shows before anybody typed: nothing, or the report of the day that is copied."""
    last = proposal.last
    if last is None or last.on != copied_on:
        return {}
    return {"done": True, "amount": spelled(last.amount), "note": last.note, "copied_from": last.report_id}
