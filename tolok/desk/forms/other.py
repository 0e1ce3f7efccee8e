"""A row for work that no target names, with who ordered it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from django import forms
from django.utils.translation import gettext_lazy as _

from tolok.desk.forms.rows import RowForm

if TYPE_CHECKING:
    from tolok.people.models import Person

# The choice of an order's giver who is no person of the list.
NOBODY = "0"


def _number(chosen: str) -> int | None:
    """The person's number; None for somebody whom nobody can ask here."""
    return None if chosen == NOBODY else int(chosen)


class OtherWorkForm(RowForm):
    """Work that no target names: what, and who ordered it."""

    named = (*RowForm.named, "task", "ordered_by")

    use_required_attribute = False

    task = forms.CharField(
        label=_("What was ordered"),
        max_length=200,
        error_messages={"required": _("Write in a few words what was ordered.")},
    )
    order_giver = forms.TypedChoiceField(
        label=_("Oral order from"), required=False, coerce=_number, empty_value=None, widget=forms.RadioSelect
    )
    ordered_by = forms.CharField(label=_("Ordered by"), required=False, max_length=120)

    def __init__(self, *args: Any, givers: Sequence[Person] = (), tasks: Sequence[str] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choices = [(each.pk, each.name) for each in givers]
        self.fields["order_giver"].choices = [*choices, (NOBODY, _("Somebody else"))]  # type: ignore[attr-defined]  # a choice field
        self.has_givers = bool(choices)
        self.tasks = tasks
        if tasks:
            self.fields["task"].widget.attrs |= {"list": f"tugas-{self.prefix}", "autocomplete": "off"}

    def is_meant(self) -> bool:
        """Whether somebody was chosen, or anything typed."""
        return self.data.get(self.add_prefix("order_giver"), NOBODY) != NOBODY or super().is_meant()

    def content(self) -> dict[str, Any]:
        """What the row says; who was chosen can be asked, so no name stands beside it."""
        given, giver = self.cleaned_data, self.cleaned_data["order_giver"]
        words = {"task": given["task"], "ordered_by": "" if giver else given["ordered_by"], "order_giver_id": giver}
        return super().content() | words
