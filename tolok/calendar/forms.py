"""What the HR agency sends about holidays and office hours."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING, Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.dates import WEEKDAYS
from django.utils.translation import gettext_lazy as _

from tolok.people.access import DAYS

if TYPE_CHECKING:
    from tolok.calendar.queries import HoursRow, Week
    from tolok.people.models import Unit

SPAN = re.compile(r"(\d{1,2})[.:](\d{2})\s*[-–]\s*(\d{1,2})[.:](\d{2})")


class HolidayForm(forms.Form):
    """One day without work."""

    on = forms.DateField(
        label=_("Day"), validators=DAYS, widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    )
    name = forms.CharField(label=_("Name of the day"), max_length=160)
    is_leave = forms.BooleanField(label=_("Collective leave"), required=False)


class HoursField(forms.CharField):
    """A day's hours, several parted by commas: "07.30–12.00, 13.00–16.00"; empty when closed."""

    def to_python(self, value: Any) -> Any:
        """The spans in minutes after midnight."""
        parts = [part.strip() for part in (value or "").split(",") if part.strip()]
        found = [SPAN.fullmatch(part) for part in parts]
        return tuple(_span(match) for match in found)


class HoursForm(forms.Form):
    """A week of office hours from a day on, for everybody or for one unit."""

    unit = forms.ChoiceField(
        label=_("Whose hours"), required=False, help_text=_("A unit's hours hold for the units below it as well.")
    )
    valid_from = forms.DateField(
        label=_("Valid from"), validators=DAYS, widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    )

    def __init__(self, given: Any, *, units: Sequence[Unit], row: HoursRow, on: date) -> None:
        days = {f"day{number}": text for number, (_name, text) in enumerate(row.days)}
        super().__init__(given, initial={"unit": row.unit_id or "", "valid_from": on, **days})
        self.units = {str(unit.pk): unit for unit in units}
        choices = [("", _("The whole government")), *((key, unit.name) for key, unit in self.units.items())]
        self.fields["unit"].choices = choices  # type: ignore[attr-defined]  # a choice field
        for number, name in WEEKDAYS.items():
            self.fields[f"day{number}"] = HoursField(label=name, required=False, max_length=60)

    def written(self) -> dict[str, Any]:
        """The week as the action takes it."""
        week: Week = tuple(self.cleaned_data[f"day{number}"] for number in range(7))
        unit = self.units.get(self.cleaned_data["unit"])
        return {"unit": unit, "valid_from": self.cleaned_data["valid_from"], "week": week}


def _span(match: re.Match[str] | None) -> tuple[int, int]:
    if match is None:
        raise ValidationError(_("Write the hours like 07.30–12.00, 13.00–16.00, or leave the day empty when closed."))
    opens_hour, opens, closes_hour, closes = map(int, match.groups())
    return opens_hour * 60 + opens, closes_hour * 60 + closes
