"""What the HR agency sends about a year and its holidays."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from tolok.people.access import DAYS


class HolidayForm(forms.Form):
    """One day without work."""

    on = forms.DateField(
        label=_("Day"), validators=DAYS, widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    )
    name = forms.CharField(label=_("Name of the day"), max_length=160)
    is_leave = forms.BooleanField(label=_("Collective leave"), required=False)
