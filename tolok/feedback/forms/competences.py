"""One line of Format B.1.9."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from tolok.feedback.actions import Seen
from tolok.feedback.forms.notes import WORDS
from tolok.feedback.models import LEAST_SCORE, LONGEST_COMPETENCE, MOST_SCORE

SCORES = [(str(score), str(score)) for score in range(LEAST_SCORE, MOST_SCORE + 1)]


class CompetenceForm(forms.Form):
    """The competence, its score, why, and what follows."""

    name = forms.CharField(
        label=_("Competence"),
        max_length=LONGEST_COMPETENCE,
        help_text=_("One of the standard competences, or a technical one in your own words."),
        widget=forms.TextInput(attrs={"list": "competences", "autocomplete": "off"}),
    )
    score = forms.ChoiceField(
        label=_("Score"),
        choices=SCORES,
        widget=forms.RadioSelect,
        help_text=_("From 1, the lowest, to 5, the highest."),
    )
    reason = forms.CharField(label=_("What you saw"), max_length=500, widget=WORDS)
    follow_up = forms.CharField(
        label=_("What follows from it"),
        max_length=500,
        required=False,
        widget=WORDS,
        help_text=_("Training, coaching, another task. May stay empty."),
    )

    def seen(self) -> Seen:
        """The line as the action takes it."""
        typed = self.cleaned_data
        return Seen(typed["name"], int(typed["score"]), typed["reason"], typed["follow_up"])
