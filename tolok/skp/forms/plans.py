"""What a person writes into a plan: start, outcome, link."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from itertools import groupby
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from tolok.skp.models import Goal, Outcome, Skp

LONG = forms.Textarea(attrs={"rows": 3})


class StartForm(forms.Form):
    """The year and the approach of a new plan."""

    year = forms.TypedChoiceField(label=_("Year"), coerce=int)
    approach = forms.ChoiceField(
        label=_("Approach"),
        choices=Skp.Approach.choices,
        widget=forms.RadioSelect,
        initial=Skp.Approach.QUANTITATIVE,
        help_text=_("Quantitative: each outcome has targets in numbers. Qualitative: each says how success is known."),
    )

    def __init__(self, given: Any, *, on: date) -> None:
        super().__init__(given, initial={"year": on.year})
        self.fields["year"].choices = [(year, str(year)) for year in (on.year, on.year + 1)]  # type: ignore[attr-defined]  # a choice field


class OutcomeForm(forms.Form):
    """An outcome and what it supports: a superior's outcome, a goal, an assignment, or nothing yet."""

    title = forms.CharField(label=_("Outcome"), max_length=300, widget=LONG, help_text=_("A result, not an activity."))
    kind = forms.ChoiceField(label=_("Part"), choices=Outcome.Kind.choices, initial=Outcome.Kind.MAIN)
    link = forms.ChoiceField(
        label=_("Supports"),
        required=False,
        help_text=_("Leave it open while your superior's plan does not exist; you can link it later."),
    )
    assigned_by = forms.CharField(
        label=_("Assigned by"), max_length=160, required=False, help_text=_("For an assignment outside the plan above.")
    )
    measure = forms.CharField(
        label=_("How success is known"), max_length=500, required=False, widget=forms.Textarea(attrs={"rows": 3})
    )

    def __init__(
        self, given: Any, *, above: Sequence[Outcome], goals: Sequence[Goal], outcome: Outcome | None = None
    ) -> None:
        super().__init__(given, initial=_initial(outcome))
        self.above = {f"outcome-{o.pk}": o for o in above}
        self.goals = {f"goal-{goal.pk}": goal for goal in goals}
        self.fields["link"].choices = _link_choices(self.above, self.goals)  # type: ignore[attr-defined]  # a choice field

    def written(self) -> dict[str, Any]:
        """The outcome as the action takes it."""
        cleaned = dict(self.cleaned_data)
        link = cleaned.pop("link")
        return {**cleaned, "supports": self.above.get(link), "goal": self.goals.get(link)}


class LinkForm(forms.Form):
    """What a waiting outcome supports after all."""

    link = forms.ChoiceField(label=_("Supports"))

    def __init__(self, given: Any, *, above: Sequence[Outcome], goals: Sequence[Goal]) -> None:
        super().__init__(given)
        self.above = {f"outcome-{o.pk}": o for o in above}
        self.goals = {f"goal-{goal.pk}": goal for goal in goals}
        self.fields["link"].choices = _link_choices(self.above, self.goals)  # type: ignore[attr-defined]  # a choice field

    def written(self) -> dict[str, Any]:
        """The link as the action takes it."""
        link = self.cleaned_data["link"]
        return {"supports": self.above.get(link), "goal": self.goals.get(link)}


def _initial(outcome: Outcome | None) -> dict[str, Any]:
    if outcome is None:
        return {}
    link = f"outcome-{outcome.supports_id}" if outcome.supports_id else ""
    return {
        "title": outcome.title,
        "kind": outcome.kind,
        "link": link or (f"goal-{outcome.goal_id}" if outcome.goal_id else ""),
        "assigned_by": outcome.assigned_by,
        "measure": outcome.measure,
    }


def _link_choices(above: dict[str, Outcome], goals: dict[str, Goal]) -> list[tuple[Any, Any]]:
    groups: list[tuple[Any, Any]] = [("", _("Not linked yet"))]
    for name, own in groupby(above.items(), key=lambda each: each[1].skp.person.name):
        groups.append((_("Outcomes of %(name)s") % {"name": name}, [(key, outcome.title) for key, outcome in own]))
    if goals:
        groups.append((_("Goals of the government"), [(key, str(goal)) for key, goal in goals.items()]))
    return groups
