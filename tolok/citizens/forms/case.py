"""What every form about one case shares."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import forms

from tolok.citizens.models import Case

if TYPE_CHECKING:
    from datetime import date

LONGEST = 4_000


def sentences(label: Any, help_text: Any = "", *, rows: int = 5, required: bool = True) -> forms.CharField:
    """A field for sentences."""
    widget = forms.Textarea(attrs={"rows": rows})
    return forms.CharField(label=label, help_text=help_text, widget=widget, max_length=LONGEST, required=required)


class CaseForm(forms.Form):
    """A form about one case."""

    def __init__(self, sent: Any = None, *, case: Case, on: date) -> None:
        super().__init__(sent)
        self.case, self.on = case, on

    def choose(self, name: str, choices: list[Any]) -> None:
        """Set what a field offers."""
        field = self.fields[name]
        assert isinstance(field, forms.ChoiceField)
        field.choices = choices
