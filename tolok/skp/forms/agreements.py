"""What is asked of a unit's yearly Perjanjian Kinerja."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from tolok.skp.forms.fields import SingleField


class AgreementForm(forms.Form):
    """How much was achieved, and where that is written."""

    ratio = SingleField(label=_("Achievement, in percent"), help_text=_("Such as 97,89. 100 is on target."))
    source = forms.CharField(
        label=_("Source"), max_length=200, help_text=_("The report that says so, such as the LKjIP.")
    )

    def clean_ratio(self) -> Any:
        """Hundredths of a percent, within all bounds of a column."""
        ratio = self.cleaned_data["ratio"]
        if ratio is not None and ratio > 10_000_000:
            raise forms.ValidationError(_("An achievement lies between 0 and 1,000 percent. Check the comma."))
        return ratio
