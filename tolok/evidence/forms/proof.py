"""What a checker says about evidence."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _


class VerdictForm(forms.Form):
    """Accepted, or not accepted with the reason."""

    VERDICTS = [("accepted", _("Accepted")), ("refused", _("Not accepted"))]

    verdict = forms.ChoiceField(label=_("Verdict"), choices=VERDICTS, widget=forms.RadioSelect)
    reason = forms.CharField(
        label=_("What is missing"),
        required=False,
        max_length=300,
        help_text=_("The person reads this sentence and can repair the report."),
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    next = forms.CharField(required=False, widget=forms.HiddenInput)
