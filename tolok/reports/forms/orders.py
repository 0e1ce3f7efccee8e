"""The answer of whoever is said to have given an order."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _


class AnswerForm(forms.Form):
    """Confirmed, or denied with a reason."""

    answer = forms.ChoiceField(
        label=_("Your answer"),
        choices=[("confirm", _("I ordered this")), ("deny", _("I did not order this"))],
        widget=forms.RadioSelect,
    )
    reason = forms.CharField(
        label=_("What is wrong"), required=False, max_length=300, widget=forms.Textarea(attrs={"rows": 2})
    )
