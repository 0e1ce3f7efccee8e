"""What is sent about a unit: its achievement, a word on its pattern."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from tolok.appraisal.models import UnitPredikat


class AchievementForm(forms.Form):
    """The decision of whoever rates the unit's head; nothing is chosen beforehand."""

    def __init__(self, sent: Any = None) -> None:
        super().__init__(sent)
        self.fields["predikat"] = forms.ChoiceField(
            label=_("The unit's achievement"),
            choices=UnitPredikat.choices,
            widget=forms.RadioSelect,
            error_messages={"required": _("Choose one. Nothing is chosen for you.")},
        )
        self.fields["reason"] = forms.CharField(
            label=_("Your reason"),
            help_text=_("Needed off the proposal, for Istimewa and Sangat Kurang, and for a change."),
            max_length=1000,
            required=False,
            widget=forms.Textarea(attrs={"rows": 3}),
        )


class PatternForm(forms.Form):
    """The head's word on a pattern that was left."""

    def __init__(self, sent: Any = None) -> None:
        super().__init__(sent)
        self.fields["reason"] = forms.CharField(
            label=_("Why the predikat of your unit depart from the pattern"),
            help_text=_("BKPSDM and those above you read it. Nobody's predikat changes by it."),
            max_length=2000,
            widget=forms.Textarea(attrs={"rows": 4}),
        )
