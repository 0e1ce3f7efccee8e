"""What a reporter sends with the tracking code."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from tolok.citizens.models import Case
from tolok.citizens.queries.cases.told import case_behind
from tolok.citizens.queries.cases.words import FACES

LONGEST = 2_000
ACTS = ("look", "confirm", "reopen", "message", "rate")
MISSING: dict[str, Any] = {
    "reopen": _("Say in a sentence what isn't solved."),
    "message": _("Write what you want to add."),
}


class TrackForm(forms.Form):
    """The code, and what to do with the case behind it; `look` only shows it."""

    code = forms.CharField(
        label=_("Your code"), max_length=60,
        help_text=_("Seven groups of four letters and digits. Capital or small, with or without hyphens."),
        widget=forms.TextInput(attrs={"autocomplete": "off", "autocapitalize": "characters", "spellcheck": "false"}),
    )  # fmt: skip  # one thought a line
    act = forms.ChoiceField(choices=[(act, act) for act in ACTS], required=False, widget=forms.HiddenInput)
    text = forms.CharField(label=_("Your words"), widget=forms.Textarea, max_length=LONGEST, required=False)
    face = forms.TypedChoiceField(
        choices=[(str(face), words) for face, words in FACES.items()], coerce=int, empty_value="0", required=False,
        widget=forms.RadioSelect, label=_("How were you served?"),
    )  # fmt: skip  # one thought a line
    key = forms.UUIDField(widget=forms.HiddenInput, required=False)

    case: Case | None = None

    def clean(self) -> dict[str, Any]:
        """A code that leads to a case, and what the act needs."""
        cleaned = super().clean() or self.cleaned_data
        self.case = case_behind(cleaned.get("code", ""))
        act = cleaned["act"] = cleaned.get("act") or "look"
        if self.case is None:
            self.add_error("code", _("No case has this code. Look at each letter once more; nothing else can find it."))
        elif act in MISSING and not cleaned.get("text", "").strip():
            self.add_error("text", MISSING[act])
        elif act != "look" and not cleaned.get("key"):
            self.add_error(None, _("The form came without its key, so nothing was changed. Send it once more."))
        return cleaned
