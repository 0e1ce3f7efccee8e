"""What is written around the outcomes: annex, expectations, why a plan goes back."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from tolok.skp.models import AnnexLine
from tolok.skp.queries import BEHAVIOURS


class AnnexForm(forms.Form):
    """The three lists, one line each."""

    def __init__(self, given: Any, *, lists: dict[str, Sequence[str]]) -> None:
        super().__init__(given, initial={kind: "\n".join(lines) for kind, lines in lists.items()})
        for kind, label in AnnexLine.Kind.choices:
            self.fields[kind] = forms.CharField(
                label=label, required=False, widget=forms.Textarea(attrs={"rows": 4}), help_text=_("One point a line.")
            )

    def clean(self) -> dict[str, Any]:
        """Refuse a line that is longer than the form can print."""
        for kind, text in list(self.cleaned_data.items()):
            if any(len(line.strip()) > 300 for line in text.splitlines()):
                self.add_error(kind, _("A line is longer than 300 characters. Make it two."))
        return self.cleaned_data


class ExpectationForm(forms.Form):
    """What the superior expects of each of the seven behaviours."""

    def __init__(self, given: Any, *, texts: dict[str, str]) -> None:
        super().__init__(given, initial=texts)
        for behaviour in BEHAVIOURS:
            self.fields[behaviour.code] = forms.CharField(
                label=behaviour.name,
                required=False,
                max_length=300,
                widget=forms.Textarea(attrs={"rows": 2}),
                help_text=" · ".join(str(guide) for guide in behaviour.guides),
            )


class ReturnForm(forms.Form):
    """Why a plan goes back."""

    remark = forms.CharField(
        label=_("What should change?"),
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("The person reads this sentence on top of the plan."),
    )
