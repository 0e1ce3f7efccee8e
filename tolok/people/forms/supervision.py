"""What is sent about ties, teams and drafts of a reorganisation."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from tolok.people.access import DAYS
from tolok.people.models import Tie
from tolok.people.queries import persons_called

FIRST_YEAR, LAST_YEAR = 2000, 2099
LONGEST = timedelta(days=400)


class DayField(forms.DateField):
    """A day of this century, with the calendar of the device."""

    def __init__(self, **options: Any) -> None:
        widget = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
        super().__init__(widget=widget, validators=DAYS, **options)


class PersonField(forms.CharField):
    """Somebody of this government by NIP or name; several of one name are asked for their NIP.

    `is_whole`: only a whole name will do, so that nobody looks through the names of others with it.
    """

    def __init__(self, *, is_whole: bool = False, **options: Any) -> None:
        self.is_whole = is_whole
        widget = forms.TextInput(attrs={"autocomplete": "off"})
        super().__init__(
            max_length=120, help_text=gettext_lazy("The NIP, or the name as it is on record."), widget=widget, **options
        )

    def clean(self, value: Any) -> Any:
        """The person."""
        found = persons_called(super().clean(value), is_whole=self.is_whole)
        if not found:
            raise forms.ValidationError(_("Nobody here has this NIP or name. Look at the letters, or write the NIP."))
        if len(found) > 1:
            names = ", ".join(person.name for person in found)
            raise forms.ValidationError(
                _("Several fit: %(names)s. Write the NIP of the one you mean.") % {"names": names}
            )
        return found[0]


class OnForm(forms.Form):
    """The day of a list, in its address."""

    day = DayField(label=gettext_lazy("Day"))


class SpanForm(forms.Form):
    """The days of a list, in its address: from and to, or a year; else this year."""

    first = DayField(required=False)
    last = DayField(required=False)
    year = forms.IntegerField(required=False, min_value=FIRST_YEAR, max_value=LAST_YEAR)

    def days(self, *, today: date) -> tuple[date, date]:
        """The first and the last day; at most about a year, and what can't be read counts as not asked."""
        self.is_valid()
        first, last = self.cleaned_data.get("first"), self.cleaned_data.get("last")
        if first and last and first <= last <= first + LONGEST:
            return first, last
        year = self.cleaned_data.get("year") or today.year
        return date(year, 1, 1), date(year, 12, 31)


class TieForm(forms.Form):
    """A family tie: with whom, of which kind, since when."""

    about = PersonField(is_whole=True, label=gettext_lazy("Who is family"))
    kind = forms.ChoiceField(label=gettext_lazy("Kind"), choices=Tie.Kind.choices)
    starts_on = DayField(label=gettext_lazy("Since"))


class WithdrawForm(forms.Form):
    """Why a tie no longer holds."""

    reason = forms.CharField(label=gettext_lazy("Why it no longer holds"), max_length=300)


class TeamForm(forms.Form):
    """A new team with its decree and lead."""

    name = forms.CharField(label=gettext_lazy("Name of the team"), max_length=160)
    decree = forms.CharField(label=gettext_lazy("Decree"), max_length=160)
    lead = PersonField(label=gettext_lazy("Lead"))
    starts_on = DayField(label=gettext_lazy("From"))


class PlaceForm(forms.Form):
    """A place in a team."""

    person = PersonField(label=gettext_lazy("Who"))
    is_lead = forms.BooleanField(label=gettext_lazy("Leads the team"), required=False)
    is_rated = forms.BooleanField(
        label=gettext_lazy("The lead rates this member"),
        help_text=gettext_lazy(
            "Only where the decree says so; otherwise the superior rates and the lead gives feedback."
        ),
        required=False,
    )
    starts_on = DayField(label=gettext_lazy("From"))


class EndForm(forms.Form):
    """The first day on which a place is no longer held."""

    ends_on = DayField(label=gettext_lazy("First day no longer"))


class DraftForm(forms.Form):
    """A draft of a reorganisation: its name and the day from which it would hold."""

    name = forms.CharField(label=gettext_lazy("Name of the draft"), max_length=160)
    starts_on = DayField(label=gettext_lazy("Holds from"))
