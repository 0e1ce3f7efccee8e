"""What is asked of a reading of ratings: the period."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from django import forms
from django.utils.translation import gettext_lazy as _

if TYPE_CHECKING:
    from tolok.calendar.models import Period


class ReadingForm(forms.Form):
    """One of the periods that hold signed ratings."""

    period = forms.TypedChoiceField(label=_("Period whose signed ratings are read"), coerce=int)

    def __init__(self, periods: Sequence[Period], sent: Any = None) -> None:
        super().__init__(sent)
        self.periods = {period.pk: period for period in periods}
        self.fields["period"].choices = [(pk, period.label) for pk, period in self.periods.items()]  # type: ignore[attr-defined]  # a choice field has them

    def chosen(self) -> Period:
        """The period that was asked for."""
        return self.periods[self.cleaned_data["period"]]
