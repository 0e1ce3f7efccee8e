"""Milestones and outcomes of a project, written together: a few rows, some empty."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from django import forms
from django.forms import BoundField
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from tolok.skp.actions import MilestoneDraft, ProjectOutcomeDraft
from tolok.skp.forms.fields import DayField, SingleField
from tolok.skp.models import Milestone
from tolok.skp.queries import OutcomeReading, number_text

MOST_ROWS, EMPTY_ROWS = 30, 3


class RowsForm(forms.Form):
    """Rows of the same fields, named `field_0`, `field_1` …; a row with nothing in it is left out."""

    first = ""
    needed: tuple[str, ...] = ()

    def __init__(self, given: Mapping[str, Any] | None, *, rows: Sequence[Mapping[str, Any]]) -> None:
        initial = {f"{name}_{place}": value for place, row in enumerate(rows) for name, value in row.items()}
        super().__init__(given, initial=initial)
        sent = sum(1 for name in given if name.startswith(f"{self.first}_")) if given is not None else 0
        self.size = min(MOST_ROWS, max(sent, len(rows) + EMPTY_ROWS))
        for place in range(self.size):
            for name, field in self.blank().items():
                self.fields[f"{name}_{place}"] = field

    def blank(self) -> dict[str, forms.Field]:
        """The fields of one row."""
        raise NotImplementedError

    @property
    def rows(self) -> list[list[BoundField]]:
        """The fields row by row, for the page."""
        return [[self[f"{name}_{place}"] for name in self.blank()] for place in range(self.size)]

    def clean(self) -> dict[str, Any]:
        """Ask for what a begun row lacks."""
        cleaned = super().clean() or {}
        for place in range(self.size):
            names = [f"{name}_{place}" for name in self.blank()]
            if any(self.data.get(name, "").strip() for name in names):
                for name in (f"{name}_{place}" for name in self.needed):
                    if name not in self.errors and cleaned.get(name) in (None, ""):
                        self.add_error(name, self.fields[name].error_messages["required"])
        return cleaned

    def filled(self) -> Iterator[dict[str, Any]]:
        """The rows with something in them, each with its place as `row`."""
        for place in range(self.size):
            row = {name: self.cleaned_data[f"{name}_{place}"] for name in self.blank()}
            if row[self.first]:
                yield {**row, "row": place}


class MilestonesForm(RowsForm):
    """The milestones of a project that are still ahead."""

    first = "title"
    needed = ("title", "due_on")

    def __init__(self, given: Mapping[str, Any] | None, *, ahead: Sequence[Milestone]) -> None:
        rows = [{"title": each.title, "due_on": each.due_on, "weight": each.weight} for each in ahead]
        super().__init__(given, rows=rows)

    def blank(self) -> dict[str, forms.Field]:
        """What, until when, and how much it counts."""
        return {
            "title": forms.CharField(label=_("Milestone"), max_length=200, required=False),
            "due_on": DayField(label=_("Due on"), required=False),
            "weight": forms.IntegerField(label=_("Weight"), required=False),
        }

    def drafts(self) -> list[MilestoneDraft]:
        """The milestones as the action takes them."""
        return [
            MilestoneDraft(**{**row, "weight": 1 if row["weight"] is None else row["weight"]}) for row in self.filled()
        ]


class OutcomesForm(RowsForm):
    """What a project is to bring about, as long as nobody has read it."""

    first = "name"
    needed = ("name", "unit", "target")

    def __init__(self, given: Mapping[str, Any] | None, *, unread: Sequence[OutcomeReading]) -> None:
        rows = [{"name": each.name, "unit": each.unit, "target": number_text(each.target)} for each in unread]
        super().__init__(given, rows=rows)

    def blank(self) -> dict[str, forms.Field]:
        """What, how much, and in which unit."""
        return {
            "name": forms.CharField(label=_("What it is to bring about"), max_length=200, required=False),
            "target": SingleField(label=_("Target"), required=False),
            "unit": forms.CharField(label=pgettext_lazy("measure", "Unit"), max_length=40, required=False),
        }

    def drafts(self) -> list[ProjectOutcomeDraft]:
        """The outcomes as the action takes them."""
        return [ProjectOutcomeDraft(**row) for row in self.filled()]
