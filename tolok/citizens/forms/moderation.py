"""What a moderator says about words of the public, and who decides on appeals."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from tolok.citizens.forms.forum import words
from tolok.citizens.models import Reason


class ModerationForm(forms.Form):
    """One decision; putting aside needs a reason."""

    verb = forms.ChoiceField(choices=[(verb, verb) for verb in ("release", "set_aside", "hold")])
    reason = forms.ChoiceField(label=_("Why it is put aside"), choices=[("", "—"), *Reason.choices])
    note = forms.CharField(
        label=_("A word to the writer"), max_length=300, required=False, help_text=_("Only who has the code sees it.")
    )

    def __init__(self, sent: Any = None) -> None:
        super().__init__(sent)
        self.fields["reason"].required = self.data.get("verb", "set_aside") == "set_aside"


class AppealForm(forms.Form):
    """The answer to an appeal."""

    verb = forms.ChoiceField(choices=[(verb, verb) for verb in ("uphold_appeal", "reject_appeal")])
    answer = words(_("Your answer to the writer"), rows=3)
