"""A new card of the dialogue, and the word of whoever sees it differently."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from tolok.feedback.forms.notes import WORDS
from tolok.feedback.models import Card


class CardForm(forms.Form):
    """An expectation, feedback, or an action with its day."""

    kind = forms.ChoiceField(label=_("Kind"), choices=Card.Kind.choices, widget=forms.RadioSelect)
    text = forms.CharField(label=_("Your sentence"), max_length=500, widget=WORDS)
    due_on = forms.DateField(
        label=_("Done by"),
        required=False,
        help_text=_("Only for an agreed action."),
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
    )

    def clean(self) -> dict[str, Any]:
        """A day belongs to an action and to nothing else."""
        typed: dict[str, Any] = super().clean() or {}
        if typed.get("kind") == Card.Kind.ACTION and not typed.get("due_on") and "due_on" not in self.errors:
            self.add_error("due_on", _("An agreed action needs a day from today on by which it is done. Choose one."))
        if typed.get("kind") and typed["kind"] != Card.Kind.ACTION:
            typed["due_on"] = None
        return typed


class ReturnForm(forms.Form):
    """How the other side sees it."""

    answer = forms.CharField(label=_("How do you see it?"), max_length=500, widget=WORDS)
