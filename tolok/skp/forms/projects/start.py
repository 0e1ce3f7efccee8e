"""What starts a project and names its people."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta
from typing import TYPE_CHECKING, Any

from django import forms
from django.utils.translation import gettext_lazy as _

from tolok.skp.forms.fields import NIP, DayField, RupiahField, long_text
from tolok.skp.models import Goal

if TYPE_CHECKING:
    from tolok.people.models import Unit

DIGITS = {"inputmode": "numeric", "autocomplete": "off"}


class ProjectForm(forms.Form):
    """Work with an end, of a unit."""

    title = forms.CharField(label=_("Project"), max_length=200)
    unit = forms.ChoiceField(label=_("Unit"))
    goal = forms.ChoiceField(label=_("Supports"), required=False)
    starts_on = DayField(label=_("First day"))
    last_on = DayField(label=_("Last day"))
    budget_rupiah = RupiahField(label=_("Budget in rupiah"))
    head = forms.CharField(
        label=_("NIP of the head"),
        max_length=30,
        required=False,
        help_text=_("Who leads it. May be named later; the project begins only with a head."),
        widget=forms.TextInput(attrs=DIGITS),
    )

    def __init__(self, given: Any, *, units: Sequence[Unit], goals: Sequence[Goal]) -> None:
        super().__init__(given)
        self.units = {str(unit.pk): unit for unit in units}
        self.goals = {str(goal.pk): goal for goal in goals}
        self.fields["unit"].choices = [("", "–"), *((k, u.name) for k, u in self.units.items())]  # type: ignore[attr-defined]  # a choice field
        self.fields["goal"].choices = [("", "–"), *((k, str(g)) for k, g in self.goals.items())]  # type: ignore[attr-defined]  # a choice field

    def written(self) -> dict[str, Any]:
        """The project as the action takes it; its end is the day after the last."""
        cleaned = dict(self.cleaned_data)
        cleaned.pop("head")
        ends_on = cleaned.pop("last_on") + timedelta(days=1)
        unit, goal = self.units[cleaned.pop("unit")], self.goals.get(cleaned.pop("goal"))
        return {**cleaned, "ends_on": ends_on, "unit": unit, "goal": goal}


class ReplanForm(forms.Form):
    """Another last day or budget of a project that still goes on, and why."""

    last_on = DayField(label=_("Last day"))
    budget_rupiah = RupiahField(label=_("Budget in rupiah"))
    words = long_text(label=_("Why"), max_length=500, help_text=_("Everybody who opens the project reads it."))

    def written(self) -> dict[str, Any]:
        """The plan as the action takes it; its end is the day after the last."""
        cleaned = dict(self.cleaned_data)
        return {"ends_on": cleaned.pop("last_on") + timedelta(days=1), **cleaned}


class MemberForm(forms.Form):
    """A person's part in a project."""

    nip = forms.CharField(
        label=_("NIP of the member"), max_length=30, help_text=NIP, widget=forms.TextInput(attrs=DIGITS)
    )
    role = forms.CharField(label=_("Role"), max_length=80)
    is_head = forms.BooleanField(label=_("Leads the project"), required=False)
