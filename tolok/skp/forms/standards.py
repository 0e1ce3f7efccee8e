"""What a unit says of its services and how long each may take."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from django import forms
from django.utils.translation import gettext_lazy as _

from tolok.people.access import DAYS
from tolok.skp.actions import Limit
from tolok.skp.models import Standard

if TYPE_CHECKING:
    from tolok.people.models import Unit


class StandardForm(forms.Form):
    """A time limit from a day on."""

    limit = forms.IntegerField(
        label=_("Time limit"), min_value=1, max_value=600_000, widget=forms.NumberInput(attrs={"inputmode": "numeric"})
    )
    scale = forms.ChoiceField(label=_("Counted in"), choices=Standard.Scale.choices)
    valid_from = forms.DateField(
        label=_("Valid from"), validators=DAYS, widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    )
    source = forms.CharField(
        label=_("Source"), max_length=200, help_text=_("The decision that sets the service standard.")
    )

    def standard(self) -> Limit:
        """The limit as the action takes it."""
        return Limit(**{name: self.cleaned_data[name] for name in ("limit", "scale", "valid_from", "source")})


class ServiceForm(StandardForm):
    """A service with its first standard."""

    field_order = ("name", "code", "unit", "kind")
    name = forms.CharField(label=_("Service"), max_length=160)
    code = forms.CharField(label=_("Code"), max_length=40, help_text=_("Other systems name the service by it."))
    unit = forms.ChoiceField(label=_("Unit"))
    kind = forms.ChoiceField(
        label=_("Counts in the local score as"),
        required=False,
        help_text=_("Only where your policy reads such a time."),
    )

    def __init__(self, given: Any, *, units: Sequence[Unit], kinds: Sequence[tuple[str, str]], **more: Any) -> None:
        super().__init__(given, **more)
        self.units = {str(unit.pk): unit for unit in units}
        self.fields["unit"].choices = [(key, unit.name) for key, unit in self.units.items()]  # type: ignore[attr-defined]  # a choice field
        self.fields["kind"].choices = [("", _("Nothing")), *kinds]  # type: ignore[attr-defined]  # a choice field
        if not kinds:
            del self.fields["kind"]

    def written(self) -> dict[str, Any]:
        """The service as the action takes it."""
        given = self.cleaned_data
        place = {"name": given["name"], "code": given["code"], "kind": given.get("kind", "")}
        return {**place, "unit": self.units[given["unit"]], "limit": self.standard()}
