"""A sheet of marks, reasons of the HR agency, units served."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import forms
from django.utils.translation import gettext_lazy as _

from tolok.feedback.actions import LONGEST_COMMENT
from tolok.feedback.queries.voices.statements import MARKS, NAMES, STATEMENTS
from tolok.people.access import DAYS
from tolok.people.queries import units
from tolok.rules.terms import Value

if TYPE_CHECKING:
    from tolok.people.models import Unit

REQUIRED = {"required": _("Choose one. If you can't say, choose “I don't know”.")}


class SheetForm(forms.Form):
    """A mark for each of the seven values, none chosen beforehand, and a comment if one likes."""

    def __init__(self, sent: Any = None, *, is_self: bool) -> None:
        super().__init__(sent)
        for value in Value:
            self.fields[value.value] = forms.TypedChoiceField(
                label=STATEMENTS[value],
                help_text=NAMES[value],
                choices=list(MARKS.items()),
                coerce=int,
                widget=forms.RadioSelect,
                error_messages=REQUIRED,
            )
        self.fields["comment"] = forms.CharField(
            label=_("One sentence about yourself") if is_self else _("One sentence that helps"),
            required=False,
            max_length=LONGEST_COMMENT,
            widget=forms.Textarea(attrs={"rows": 3}),
        )

    @property
    def marks(self) -> dict[str, int]:
        """The marks as the action takes them."""
        return {value.value: self.cleaned_data[value.value] for value in Value}

    @property
    def questions(self) -> list[forms.BoundField]:
        """The seven fields."""
        return [self[value.value] for value in Value]


class ReasonForm(forms.Form):
    """Why."""

    reason = forms.CharField(label=_("Reason"), max_length=300, widget=forms.Textarea(attrs={"rows": 3}))


class ServedForm(forms.Form):
    """Which unit serves which other one, since when."""

    unit = forms.ChoiceField(label=_("This unit"))
    served = forms.ChoiceField(label=_("serves the people of"))
    starts_on = forms.DateField(
        label=_("Since"), widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"), validators=DAYS
    )

    def __init__(self, sent: Any = None, *, initial: dict[str, object]) -> None:
        super().__init__(sent, initial=initial)
        self.known = {str(unit.pk): unit for unit in units()}
        names = sorted(((number, unit.name) for number, unit in self.known.items()), key=lambda pair: pair[1])
        for name in ("unit", "served"):
            field = self.fields[name]
            assert isinstance(field, forms.ChoiceField)
            field.choices = [("", _("Choose a unit")), *names]

    def clean_unit(self) -> Unit:
        """The unit itself."""
        return self.known[self.cleaned_data["unit"]]

    def clean_served(self) -> Unit:
        """The unit itself."""
        return self.known[self.cleaned_data["served"]]


class EndServedForm(forms.Form):
    """From which day it no longer holds."""

    ends_on = forms.DateField(
        label=_("The first day on which it no longer holds"),
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        validators=DAYS,
    )
