"""Fields for days, rupiah and single amounts."""

from __future__ import annotations

import re
from datetime import date
from typing import Any

from django import forms
from django.core.validators import MaxValueValidator, MinValueValidator
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from tolok.skp.forms.amounts import AmountField

RUPIAH = re.compile(r"(?:Rp\.?\s*)?(\d{1,3}(?:\.\d{3})+|\d+)", re.IGNORECASE | re.ASCII)
EARLIEST, LATEST = date(2000, 1, 1), date(2099, 12, 31)


class DayField(forms.DateField):
    """A day of this century, with the calendar of the device."""

    def __init__(self, **options: Any) -> None:
        widget = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
        bounds = [MinValueValidator(EARLIEST), MaxValueValidator(LATEST)]
        super().__init__(widget=widget, validators=bounds, **options)


class RupiahField(forms.CharField):
    """Whole rupiah, with or without dots: "25.000.000" becomes 25000000."""

    def __init__(self, **options: Any) -> None:
        widget = forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"})
        super().__init__(widget=widget, max_length=30, **options)

    def clean(self, value: Any) -> Any:
        """The number."""
        found = RUPIAH.fullmatch(super().clean(value).strip())
        if found is None:
            raise forms.ValidationError(_("Write whole rupiah in digits, like 25.000.000."))
        return int(found.group(1).replace(".", ""))


class SingleField(AmountField):
    """One amount in hundredths, no range; None when nothing was written."""

    def __init__(self, **options: Any) -> None:
        super().__init__(max_length=30, **options)

    def clean(self, value: Any) -> Any:
        """The amount."""
        ends = super().clean(value)
        if ends is not None and ends[0] != ends[1]:
            raise forms.ValidationError(_("Write one number here, not a range."))
        return ends[0] if ends else None


def long_text(**options: Any) -> forms.CharField:
    """A sentence or two."""
    return forms.CharField(widget=forms.Textarea(attrs={"rows": 3}), **options)


NIP = gettext_lazy("18 digits, with or without blanks.")
