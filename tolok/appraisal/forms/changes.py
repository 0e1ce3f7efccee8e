"""What the HR agency sends to prolong a period or to open it again."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from tolok.people.access import DAYS

REASON = 200


class PeriodForm(forms.Form):
    """Until when the period may be rated, and why."""

    rate_by = forms.DateField(
        label=_("May be rated until"),
        validators=DAYS,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
    )
    reason = forms.CharField(
        label=_("Why?"),
        max_length=REASON,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("One sentence. Raters read it, and it stays with the period."),
    )
