"""What a person writes into a plan: start, outcome, link, target."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from tolok.skp.actions import TargetDraft
from tolok.skp.forms.amounts import AmountField
from tolok.skp.models import Goal, IndicatorRevision, Outcome, Skp, Target
from tolok.skp.queries import number_text

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


class TargetForm(forms.Form):
    """A target; what comes from the library is fixed and not asked again."""

    name = forms.CharField(label=_("Indicator"), max_length=240)
    aspect = forms.ChoiceField(label=_("Aspect"), choices=Target.Aspect.choices)
    amount = AmountField(label=_("Target for the year"), help_text=_("A number like 95 or 2,5, or a range like 80-90."))
    unit = forms.CharField(
        label=pgettext_lazy("measure", "Unit"), max_length=40, help_text=_("For instance documents, days, %.")
    )
    polarity = forms.ChoiceField(
        label=pgettext_lazy("measure", "Direction"), choices=IndicatorRevision.Polarity.choices
    )
    accumulation = forms.ChoiceField(label=_("Reports are"), choices=IndicatorRevision.Accumulation.choices)

    def __init__(self, given: Any, *, revision: IndicatorRevision | None = None, target: Target | None = None) -> None:
        super().__init__(given, initial=_target_initial(revision, target))
        self.revision = revision
        if revision is not None:
            for name in ("name", "unit", "polarity", "accumulation"):
                del self.fields[name]

    def draft(self) -> TargetDraft:
        """The target as the action takes it."""
        cleaned = dict(self.cleaned_data)
        low, high = cleaned.pop("amount")
        return TargetDraft(low=low, high=high, revision_id=self.revision.pk if self.revision else None, **cleaned)


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


def _target_initial(revision: IndicatorRevision | None, target: Target | None) -> dict[str, Any]:
    if target is not None:
        shown = ("name", "aspect", "unit", "polarity", "accumulation")
        return {"amount": _written(target.low, target.high), **{name: getattr(target, name) for name in shown}}
    if revision is not None and revision.typical_low is not None and revision.typical_high is not None:
        return {"amount": _written(revision.typical_low, revision.typical_high)}
    return {}


def _written(low: int, high: int) -> str:
    return number_text(low) if low == high else f"{number_text(low)}-{number_text(high)}"


def _link_choices(above: dict[str, Outcome], goals: dict[str, Goal]) -> list[tuple[Any, Any]]:
    groups: list[tuple[Any, Any]] = [("", _("Not linked yet"))]
    if above:
        groups.append((_("Outcomes of your superior"), [(key, outcome.title) for key, outcome in above.items()]))
    if goals:
        groups.append((_("Goals of the government"), [(key, str(goal)) for key, goal in goals.items()]))
    return groups
