"""What happened to a project: reached, read, spent, ended, assessed."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from tolok.skp.actions import Marks
from tolok.skp.forms.fields import DayField, RupiahField, SingleField, long_text
from tolok.skp.models import ProjectAssessment


class ReachedForm(forms.Form):
    """The day on which a milestone was reached."""

    done_on = DayField(label=_("Reached on"))
    note = forms.CharField(label=_("Note"), max_length=300, required=False)


class ReadingForm(forms.Form):
    """What was read of an outcome on a day."""

    on = DayField(label=_("Read on"))
    amount = SingleField(label=_("Reached so far"))
    note = forms.CharField(
        label=_("Note"), max_length=300, required=False, help_text=_("For instance who counted, or where it stands.")
    )

    def __init__(self, given: Any, *, unit: str, **options: Any) -> None:
        super().__init__(given, **options)
        self.fields["amount"].help_text = _("In all, in %(unit)s. Write 0 when nothing is reached.") % {"unit": unit}


class SpendingForm(forms.Form):
    """Money spent on a day."""

    on = DayField(label=_("Spent on"))
    rupiah = RupiahField(label=_("Rupiah"))
    purpose = forms.CharField(label=_("What for"), max_length=200)


class CorrectionForm(forms.Form):
    """The right amount of a booked row."""

    rupiah = RupiahField(label=_("The right amount in rupiah"), help_text=_("0 when nothing was spent at all."))
    purpose = forms.CharField(label=_("What was wrong"), max_length=200)


class FinishForm(forms.Form):
    """The last worked day and what the project brought."""

    on = DayField(label=_("Last worked day"))
    words = long_text(label=_("What it brought"), max_length=500)


class WhyForm(forms.Form):
    """A reason."""

    words = long_text(label=_("Why"), max_length=500, help_text=_("Everybody who opens the project reads it."))


class AssessmentForm(forms.Form):
    """Three marks and a word to the team."""

    outcome = forms.ChoiceField(label=_("Outcome"), choices=ProjectAssessment.Mark.choices, widget=forms.RadioSelect)
    time = forms.ChoiceField(label=_("Time"), choices=ProjectAssessment.Mark.choices, widget=forms.RadioSelect)
    budget = forms.ChoiceField(label=_("Budget"), choices=ProjectAssessment.Mark.choices, widget=forms.RadioSelect)
    words = long_text(
        label=_("To the team"),
        max_length=1000,
        help_text=_("What goes well, and what would help. The team, the head of the unit and the HR agency read it."),
    )

    def written(self) -> dict[str, Any]:
        """The assessment as the action takes it."""
        given = self.cleaned_data
        return {"marks": Marks(given["outcome"], given["time"], given["budget"]), "words": given["words"]}
