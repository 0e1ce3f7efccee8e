"""What a person writes into a target: own or from the library, typed or measured."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from tolok.skp.actions import TargetDraft
from tolok.skp.forms.amounts import AmountField
from tolok.skp.models import IndicatorRevision, Service, Target
from tolok.skp.queries import number_text


class TargetForm(forms.Form):
    """A target; what comes from the library is fixed and not asked again."""

    name = forms.CharField(label=_("Indicator"), max_length=240)
    aspect = forms.ChoiceField(label=_("Aspect"), choices=Target.Aspect.choices)
    perspective = forms.ChoiceField(
        label=_("Perspective"), required=False, choices=[("", "–"), *Target.Perspective.choices]
    )
    amount = AmountField(label=_("Target for the year"), help_text=_("A number like 95 or 2,5, or a range like 80-90."))
    unit = forms.CharField(
        label=pgettext_lazy("measure", "Unit"), max_length=40, help_text=_("For instance documents, days, %.")
    )
    polarity = forms.ChoiceField(
        label=pgettext_lazy("measure", "Direction"), choices=IndicatorRevision.Polarity.choices
    )
    accumulation = forms.ChoiceField(label=_("Reports are"), choices=IndicatorRevision.Accumulation.choices)
    service = forms.ChoiceField(
        label=_("Measured from the service"),
        required=False,
        help_text=_("Then its system counts, and nobody types this target."),
    )
    reading = forms.ChoiceField(
        label=_("What is read"),
        required=False,
        choices=[("", "–"), *Target.Reading.choices],
        help_text=_("From the service, or from what the public brings to your unit; then choose no service."),
    )

    def __init__(
        self,
        given: Any,
        *,
        services: Sequence[Service],
        leads: bool,
        revision: IndicatorRevision | None = None,
        target: Target | None = None,
    ) -> None:
        super().__init__(given, initial=_initial(revision, target))
        self.revision = revision
        choices = [("", _("None: it is reported")), *((str(each.pk), each.name) for each in services)]
        self.fields["service"].choices = choices  # type: ignore[attr-defined]  # a choice field
        if not services:
            del self.fields["service"]
        if not leads:
            del self.fields["perspective"]
        if revision is not None:
            for name in ("name", "unit", "polarity", "accumulation"):
                del self.fields[name]

    def draft(self) -> TargetDraft:
        """The target as the action takes it."""
        cleaned = dict(self.cleaned_data)
        low, high = cleaned.pop("amount")
        service = cleaned.pop("service", "")
        read = {"service_id": int(service) if service else None, "reading": cleaned.pop("reading", "")}
        return TargetDraft(
            low=low, high=high, revision_id=self.revision.pk if self.revision else None, **read, **cleaned
        )


def _initial(revision: IndicatorRevision | None, target: Target | None) -> dict[str, Any]:
    if target is not None:
        shown = ("name", "aspect", "perspective", "unit", "polarity", "accumulation", "reading")
        kept = {name: getattr(target, name) for name in shown}
        return {"amount": _written(target.low, target.high), "service": target.service_id or "", **kept}
    if revision is not None and revision.typical_low is not None and revision.typical_high is not None:
        return {"amount": _written(revision.typical_low, revision.typical_high)}
    return {}


def _written(low: int, high: int) -> str:
    return number_text(low) if low == high else f"{number_text(low)}-{number_text(high)}"
