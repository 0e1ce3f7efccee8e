"""What is asked of a download of many forms: unit, year, period, kind of file."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from django import forms
from django.utils.translation import gettext_lazy as _

from tolok.insight.actions import Order
from tolok.insight.models import Bundle

if TYPE_CHECKING:
    from tolok.calendar.models import Period
    from tolok.people.models import Unit


class BundleForm(forms.Form):
    """One of the units and periods that are offered; without a period only what was planned."""

    unit = forms.TypedChoiceField(label=_("Unit, with everything below it"), coerce=int)
    year = forms.TypedChoiceField(label=_("Year of the plans"), coerce=int)
    period = forms.TypedChoiceField(
        label=_("Signed appraisals of"),
        help_text=_("Evaluation, document and angka kredit of everybody whose appraisal is signed."),
        coerce=int,
        empty_value=None,
        required=False,
    )
    ending = forms.ChoiceField(label=_("Kind of file"), choices=Bundle.Ending.choices)

    def __init__(self, units: Sequence[Unit], periods: Sequence[Period], year: int, sent: Any = None) -> None:
        super().__init__(sent, initial={"year": year, "ending": Bundle.Ending.PDF})
        self.units = {unit.pk: unit for unit in units}
        self.periods = {period.pk: period for period in periods}
        self.fields["unit"].choices = [(pk, unit.name) for pk, unit in self.units.items()]  # type: ignore[attr-defined]  # a choice field has them
        self.fields["year"].choices = [(each, str(each)) for each in (year, year - 1, year + 1)]  # type: ignore[attr-defined]  # likewise
        self.fields["period"].choices = [  # type: ignore[attr-defined]  # likewise
            ("", _("no appraisals, plans only")),
            *((pk, period.label) for pk, period in self.periods.items()),
        ]

    def order(self, address: str) -> Order:
        """What was asked for; papers are verified below `address`."""
        said = self.cleaned_data
        period = self.periods.get(said["period"])
        return Order(self.units[said["unit"]], said["year"], period, said["ending"], address)
