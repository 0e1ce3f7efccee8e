"""A day's reports on one form: a row for each proposal and some for other work."""

from __future__ import annotations

import re
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
ROW = re.compile(r"([tp]\d{1,18})-\w+", re.ASCII)
OTHER_ROW = re.compile(r"(?:x\d+|baru\d)-(?!copied_from)\w+", re.ASCII)


class PlainForm(Rows):
    """The rows of targets and projects as they were sent, read without the page they stood on.

    It is valid only where nothing else was filled in; whether a target or project is one's own, the action says.
    """

    def __init__(self, typed: QueryDict, files: MultiValueDict[str, Any]) -> None:
        ticked = {found[1] for name in [*typed, *files] if (found := ROW.fullmatch(name))}
        super().__init__([RowForm(typed, files, prefix=prefix) for prefix in sorted(ticked)])
        self.is_alone = not any(typed[name] for name in typed if OTHER_ROW.fullmatch(name))

    def is_valid(self) -> bool:
        """Whether these rows are all there is, and every one can be read."""
        return self.is_alone and super().is_valid()

    def filings(self, by: Person, *, at: datetime, on: date) -> list[Filing]:
        """The filled rows as filings."""
        return [Filing(by, at, by, on, **(form.content() | _subject(str(form.prefix)))) for form in self.meant]


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


def _subject(prefix: str) -> dict[str, int]:
    """What a row of this name is about: t for a target, p for a project."""
    return {"target_id" if prefix[0] == "t" else "project_id": int(prefix[1:])}
