"""What is sent in a calibration: its day and seats, a word, a change, minutes."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from django import forms
from django.utils.translation import gettext_lazy as _

from tolok.appraisal.models import Level

if TYPE_CHECKING:
    from tolok.people.models import Person


class OpenForm(forms.Form):
    """The day of the meeting and who is called."""

    def __init__(self, raters: Iterable[Person], sent: Any = None) -> None:
        super().__init__(sent)
        self.fields["held_on"] = forms.DateField(
            label=_("Day of the meeting"), widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
        )
        self.fields["seats"] = forms.TypedMultipleChoiceField(
            label=_("Who is called"),
            help_text=_("The raters of this unit; call at least two."),
            choices=[(person.pk, person.name) for person in raters],
            coerce=int,
            widget=forms.CheckboxSelectMultiple,
        )


class WordForm(forms.Form):
    """One's word about one rating; nothing is chosen beforehand."""

    STANCES = [("yes", _("I agree")), ("no", _("I see it differently"))]

    def __init__(self, sent: Any = None) -> None:
        super().__init__(sent)
        self.fields["stance"] = forms.ChoiceField(
            label=_("What do you think of this rating?"),
            choices=self.STANCES,
            widget=forms.RadioSelect,
            error_messages={"required": _("Choose one. Nothing is chosen for you.")},
        )
        self.fields["line"] = forms.CharField(
            label=_("One line"),
            help_text=_("Needed if you see it differently. It is read at the meeting without your name."),
            max_length=300,
            required=False,
        )

    def clean(self) -> dict[str, Any]:
        """Ask for the line of whoever sees it differently."""
        typed: dict[str, Any] = super().clean() or {}
        if typed.get("stance") == "no" and not typed.get("line") and "line" not in self.errors:
            self.add_error("line", _("Say in a line what you saw that this rating does not tell."))
        return typed

    def word(self) -> dict[str, Any]:
        """The word as the action takes it."""
        return {"agrees": self.cleaned_data["stance"] == "yes", "line": self.cleaned_data["line"]}


class ChangeForm(forms.Form):
    """Other levels for one's own rating, and why; nothing is chosen beforehand."""

    def __init__(self, sent: Any = None) -> None:
        super().__init__(sent)
        for name, label in (("work", _("Work results as a whole")), ("behaviour", _("Behaviour as a whole"))):
            self.fields[name] = forms.ChoiceField(
                label=label,
                choices=Level.choices,
                widget=forms.RadioSelect,
                error_messages={"required": _("Choose the rating that stands from now on, the old one too.")},
            )
        self.fields["reason"] = forms.CharField(
            label=_("Why it changes"),
            help_text=_("The person reads it on the receipt, once you have signed."),
            max_length=500,
            widget=forms.Textarea(attrs={"rows": 3}),
        )


class MinutesForm(forms.Form):
    """What the meeting came to."""

    def __init__(self, sent: Any = None) -> None:
        super().__init__(sent)
        self.fields["minutes"] = forms.CharField(
            label=_("What was discussed and agreed"),
            help_text=_("The changes with their reasons are added by themselves. Leave out who said what."),
            max_length=3000,
            widget=forms.Textarea(attrs={"rows": 5}),
        )
