"""What the government says on a topic, and what it makes of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import forms
from django.utils.translation import gettext_lazy as _

from tolok.citizens.actions.topics import Wanted
from tolok.citizens.forms.forum import UnitField, words
from tolok.citizens.models.outcomes import Accumulation, Polarity
from tolok.people.access import DAYS
from tolok.people.queries import persons_called

if TYPE_CHECKING:
    from tolok.people.models import Person

MOST = 10**9


class _OwnedForm(forms.Form):
    """Something with an owner, an office and a day."""

    owner = forms.CharField(label=_("Who sees to it (NIP or name)"), max_length=160)
    unit = UnitField(label=_("Which office"))
    due_on = forms.DateField(
        label=_("Until when"), widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"), validators=DAYS
    )

    def __init__(self, sent: Any = None, *, initial: dict[str, object] | None = None) -> None:
        super().__init__(sent, initial=initial)
        field = self.fields["unit"]
        assert isinstance(field, UnitField)
        field.fill(_("The whole government"))

    def clean_owner(self) -> Person:
        """The one person so named."""
        found = persons_called(self.cleaned_data["owner"])
        if len(found) != 1:
            raise forms.ValidationError(_("Nobody, or more than one, is called so. Write the NIP."))
        return found[0]


class SpeechForm(forms.Form):
    """Words in the government's name."""

    text = words(_("What the government says"))


class SummaryForm(forms.Form):
    """What was said, in short, and what the government makes of it."""

    summary = words(_("What was said, and what the government makes of it"), rows=7)


class OfficialTopicForm(forms.Form):
    """A topic that the government opens."""

    title = forms.CharField(label=_("What it is about, in one line"), max_length=120)
    unit = UnitField(label=_("Which office it is about"))
    text = words(_("What you want to hear from citizens"))

    def __init__(self, sent: Any = None) -> None:
        super().__init__(sent)
        field = self.fields["unit"]
        assert isinstance(field, UnitField)
        field.fill(_("The whole government"))


class ImprovementForm(_OwnedForm):
    """What is done, by whom, until when."""

    text = forms.CharField(label=_("What is done"), max_length=300)

    field_order = ("text", "owner", "unit", "due_on")


class OutcomeForm(forms.Form):
    """How an improvement goes on, and what came of it."""

    verb = forms.ChoiceField(choices=[(f"{verb}_improvement", verb) for verb in ("start", "finish", "drop")])
    outcome = words(_("What came of it, as citizens will read it"), rows=3, most=300)

    def __init__(self, sent: Any = None) -> None:
        super().__init__(sent)
        self.fields["outcome"].required = self.data.get("verb") != "start_improvement"


class WantedForm(_OwnedForm):
    """The indicator that a topic asks for."""

    name = forms.CharField(label=_("What is measured"), max_length=240)
    measured_in = forms.CharField(label=_("Measured in"), max_length=40, help_text=_("Such as days or percent."))
    target = forms.DecimalField(label=_("Target"), decimal_places=2, min_value=0, max_value=MOST, localize=True)
    polarity = forms.ChoiceField(label=_("What is good"), choices=Polarity.choices)
    accumulation = forms.ChoiceField(label=_("Over the year"), choices=Accumulation.choices)
    formula = forms.CharField(label=_("How it is counted"), max_length=300)
    service = forms.CharField(label=_("Service"), max_length=160, required=False)

    field_order = (
        *("name", "measured_in", "target", "polarity", "accumulation", "formula", "service"),
        *("owner", "unit", "due_on"),
    )

    def wanted(self) -> dict[str, Any]:
        """What the action takes: the target in hundredths."""
        given = dict(self.cleaned_data)
        unit, target = given.pop("unit"), int(given.pop("target") * 100)
        return {"unit": unit, "wanted": Wanted(target=target, **given)}


class ReviewForm(forms.Form):
    """A planner's verdict on a proposed indicator; declining needs a reason, everything else a code."""

    verb = forms.ChoiceField(choices=[(f"{verb}_indicator", verb) for verb in ("adopt", "link", "decline")])
    code = forms.CharField(
        label=_("Code in the library"), max_length=40,
        help_text=_("A new one to adopt it; that of an indicator which measures the same to link it."),
    )  # fmt: skip  # one line a thought
    reason = forms.CharField(label=_("Why not"), max_length=300)

    def __init__(self, sent: Any = None) -> None:
        super().__init__(sent)
        is_declined = self.data.get("verb") == "decline_indicator"
        self.fields["code"].required, self.fields["reason"].required = not is_declined, is_declined
