"""What planners write: goals, carriers, standard indicators."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from tolok.skp.actions import Wording
from tolok.skp.forms.amounts import AmountField
from tolok.skp.models import Goal, IndicatorRevision

if TYPE_CHECKING:
    from tolok.people.models import Unit


class GoalForm(forms.Form):
    """A goal of the year, or one below another."""

    code = forms.CharField(label=_("Code"), max_length=20)
    title = forms.CharField(label=_("Goal"), max_length=240, widget=forms.Textarea(attrs={"rows": 3}))
    measure = forms.CharField(label=_("How success is known"), max_length=240, required=False)
    source = forms.CharField(label=_("Source"), max_length=160, help_text=_("The plan it stands in, with its page."))
    parent = forms.ChoiceField(label=_("Below the goal"), required=False)

    def __init__(self, given: Any, *, goals: Sequence[Goal]) -> None:
        super().__init__(given)
        self.goals = {str(goal.pk): goal for goal in goals}
        choices = [("", _("None, it stands on top")), *((key, str(goal)) for key, goal in self.goals.items())]
        self.fields["parent"].choices = choices  # type: ignore[attr-defined]  # a choice field

    def written(self) -> dict[str, Any]:
        """The goal as the action takes it."""
        return {**self.cleaned_data, "parent": self.goals.get(self.cleaned_data["parent"])}


class CarrierForm(forms.Form):
    """A unit that carries a goal."""

    unit = forms.ChoiceField(label=_("Unit"))

    def __init__(self, given: Any, *, units: Sequence[Unit]) -> None:
        super().__init__(given)
        self.units = {str(unit.pk): unit for unit in units}
        self.fields["unit"].choices = [("", "–"), *((k, u.name) for k, u in self.units.items())]  # type: ignore[attr-defined]  # a choice field

    def chosen(self) -> Unit:
        """The unit."""
        return self.units[self.cleaned_data["unit"]]


class WordingForm(forms.Form):
    """What an indicator says."""

    name = forms.CharField(label=_("Indicator"), max_length=240)
    unit = forms.CharField(
        label=pgettext_lazy("measure", "Unit"), max_length=40, help_text=_("For instance documents, days, %.")
    )
    polarity = forms.ChoiceField(
        label=pgettext_lazy("measure", "Direction"), choices=IndicatorRevision.Polarity.choices
    )
    accumulation = forms.ChoiceField(label=_("Reports are"), choices=IndicatorRevision.Accumulation.choices)
    formula = forms.CharField(label=_("Formula"), max_length=300, widget=forms.Textarea(attrs={"rows": 2}))
    typical = AmountField(
        label=_("Typical target"), required=False, help_text=_("A number like 95 or 2,5, or a range like 80-90.")
    )
    source = forms.CharField(label=_("Source"), max_length=200)

    def wording(self) -> Wording:
        """What was written, as the action takes it."""
        low, high = self.cleaned_data["typical"] or (None, None)
        said = {
            name: self.cleaned_data[name] for name in ("name", "unit", "polarity", "accumulation", "formula", "source")
        }
        return Wording(typical_low=low, typical_high=high, **said)


class IndicatorForm(WordingForm):
    """A new indicator of the library."""

    field_order = ("code", "position", "service")
    code = forms.CharField(label=_("Code"), max_length=40)
    position = forms.CharField(label=_("Position"), max_length=160, required=False)
    service = forms.CharField(label=_("Service"), max_length=160, required=False)
