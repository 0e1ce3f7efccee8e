"""What citizens write in the forum, without an account."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import forms
from django.utils.translation import gettext_lazy as _

from tolok.people.queries import units

if TYPE_CHECKING:
    from tolok.people.models import Unit

LONGEST = 2000
CODE = 60


def words(label: Any, *, rows: int = 5, most: int = LONGEST, **more: Any) -> forms.CharField:
    """A field for some sentences, of at most so many letters."""
    return forms.CharField(label=label, max_length=most, widget=forms.Textarea(attrs={"rows": rows}), **more)


class UnitField(forms.ChoiceField):
    """One of the government's units, or none."""

    def __init__(self, **options: Any) -> None:
        self.known: dict[str, Unit] = {}
        super().__init__(required=False, **options)

    def fill(self, none: Any) -> None:
        """Offer the units by name, and what no unit means."""
        self.known = {str(unit.pk): unit for unit in units()}
        names = sorted(((number, unit.name) for number, unit in self.known.items()), key=lambda pair: pair[1])
        self.choices = [("", none), *names]

    def clean(self, value: Any) -> Unit | None:
        """The unit itself; None for none."""
        return self.known.get(super().clean(value))


class PostForm(forms.Form):
    """Words on a topic, and the name under which they stand, if any."""

    text = words(_("What you want to say"))
    name = forms.CharField(
        label=_("Name to be shown"),
        max_length=60,
        required=False,
        help_text=_("Any name you like. Everybody sees it; left empty, “A citizen” stands there."),
    )


class TopicForm(PostForm):
    """A new topic."""

    title = forms.CharField(label=_("What it is about, in one line"), max_length=120)
    unit = UnitField(label=_("Which office it is about"))
    text = words(_("What you notice, and what would be better"))

    field_order = ("title", "unit", "text", "name")

    def __init__(self, sent: Any = None) -> None:
        super().__init__(sent)
        field = self.fields["unit"]
        assert isinstance(field, UnitField)
        field.fill(_("I don't know, or several"))


class CodeForm(forms.Form):
    """The code of what was sent, and why it should be looked at again."""

    code = forms.CharField(
        label=_("Your code"),
        max_length=CODE,
        widget=forms.TextInput(attrs={"autocomplete": "off", "spellcheck": "false"}),
    )
    text = words(_("Why it should be shown"), required=False)
