"""What a superior or the HR agency sends to close a follow-up."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _


class CloseForm(forms.Form):
    """What came of it, in a sentence."""

    outcome = forms.CharField(
        label=_("What came of it?"),
        help_text=_("One or two sentences: what was done, and what changed. The person reads it."),
        max_length=300,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
