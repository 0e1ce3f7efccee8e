"""What is asked when somebody is to answer the public."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import forms
from django.utils.translation import gettext_lazy as _

from tolok.people.access import DAYS
from tolok.people.queries import persons_called, units

if TYPE_CHECKING:
    from tolok.people.models import Person, Unit


def _day(label: Any) -> forms.DateField:
    widget = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    return forms.DateField(label=label, widget=widget, validators=DAYS)


class DutyForm(forms.Form):
    """Who, for which unit, since when; no unit means coordinating for all."""

    person = forms.CharField(label=_("NIP or name"), max_length=160)
    unit = forms.ChoiceField(label=_("For this unit"), required=False)
    starts_on = _day(_("Since"))

    def __init__(self, sent: Any = None, *, initial: dict[str, object]) -> None:
        super().__init__(sent, initial=initial)
        self.known = {str(unit.pk): unit for unit in units()}
        names = sorted(((number, unit.name) for number, unit in self.known.items()), key=lambda pair: pair[1])
        field = self.fields["unit"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [("", _("All units (coordinator)")), *names]

    def clean_person(self) -> Person:
        """The one person so named."""
        found = persons_called(self.cleaned_data["person"])
        if len(found) != 1:
            raise forms.ValidationError(_("Nobody, or more than one, is called so. Write the NIP."))
        return found[0]

    def clean_unit(self) -> Unit | None:
        """The unit itself; None for all."""
        return self.known.get(self.cleaned_data["unit"])


class EndDutyForm(forms.Form):
    """From which day it no longer holds."""

    ends_on = _day(_("The first day on which it no longer holds"))
