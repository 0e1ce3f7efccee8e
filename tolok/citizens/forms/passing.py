"""What the desk sends: checked, passed on, referred elsewhere, merged."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import forms
from django.utils.translation import gettext_lazy as _

from tolok.citizens.forms.case import CaseForm, sentences
from tolok.citizens.forms.places import Places
from tolok.citizens.models import Case
from tolok.citizens.models.cases import Category, Concerns, Kind
from tolok.citizens.queries.cases.inbox import case_by_id, similar
from tolok.citizens.queries.duties import unit_officers
from tolok.people.queries import units

if TYPE_CHECKING:
    from datetime import date

    from tolok.people.models import Person, Unit

# Where something that isn't ours can be taken, each with words that are safe to send as they stand.
ELSEWHERE: dict[str, tuple[Any, Any]] = {
    "corruption": (
        _("Corruption or bribery"),
        _("This may be corruption, and the office it concerns must not examine it. Please take it yourself to the KPK"
          " or to the Inspektorat; both protect reporters. Keep your proof, and don't tell the office about it. We"
          " have sent nothing on, so nobody learns of you through us."),
    ),
    "law": (
        _("A crime or a case in court"),
        _("This is a matter for the police, the public prosecutor or the court, and no office of the city may decide"
          " on it. Please take it there yourself, with your proof. We have sent nothing on in your name."),
    ),
    "other": (
        _("Another government or body"),
        _("Another government or body decides on this. Please take it there or report it at lapor.go.id, which passes"
          " it on. We have sent nothing on in your name."),
    ),
}  # fmt: skip  # long sentences


class VerifyForm(CaseForm):
    """What it is and about which service, which class and limit it gets, and where the trouble came from."""

    place = forms.ChoiceField(
        label=_("Which service or office?"),
        help_text=_("Without this it can't be passed on. What the reporter chose stays on the case's page."),
    )
    kind = forms.ChoiceField(label=_("Kind"), choices=Kind.choices)
    category = forms.ChoiceField(label=_("Class"), choices=Category.choices, help_text=_("It sets the time limit."))
    concerns = forms.ChoiceField(
        label=_("Where did the trouble come from?"), choices=Concerns.choices,
        help_text=_("Only a complaint about an officer can concern a person, and only after the person was heard."),
    )  # fmt: skip  # one thought a line

    def __init__(self, sent: Any = None, *, case: Case, on: date) -> None:
        super().__init__(sent, case=case, on=on)
        usual = {Kind.COMPLAINT.value: Category.ORDINARY.value}
        self.places = Places(on=on, other=_("About no service: another matter of this office"))
        self.choose("place", [("", "—"), *self.places.choices])
        self.initial = {"kind": case.kind, "category": usual.get(case.kind, case.kind), "concerns": case.concerns}
        self.initial["place"] = self.places.of(case)

    def clean(self) -> dict[str, Any]:
        """The service or the unit itself."""
        place = self.cleaned_data.pop("place", "")
        return self.cleaned_data | {"service": self.places.service(place), "unit": self.places.unit(place)}


class UnitForm(CaseForm):
    """To which unit; only those with a contact officer."""

    unit = forms.ChoiceField(label=_("Unit"))

    def __init__(self, sent: Any = None, *, case: Case, on: date) -> None:
        super().__init__(sent, case=case, on=on)
        self.officers = unit_officers(on=on)
        self.known = {str(unit.pk): unit for unit in units() if unit.pk in self.officers}
        named = sorted(((number, unit.name) for number, unit in self.known.items()), key=lambda pair: pair[1])
        self.choose("unit", [("", "—"), *named])
        self.initial = {"unit": str(case.unit_id or "")}

    def clean_unit(self) -> Unit:
        """The unit itself."""
        return self.known[self.cleaned_data["unit"]]


class ForwardForm(UnitForm):
    """To which unit, and there to whom."""

    officer = forms.ChoiceField(label=_("Officer"), required=False)

    def __init__(self, sent: Any = None, *, case: Case, on: date) -> None:
        super().__init__(sent, case=case, on=on)
        self.persons = {str(one.pk): one for found in self.officers.values() for one in found}
        groups = [
            (unit.name, [(str(one.pk), one.name) for one in self.officers[unit.pk]]) for unit in self.known.values()
        ]
        self.choose("officer", [("", _("Whoever takes it on")), *sorted(groups)])

    def clean_officer(self) -> Person | None:
        """The officer; None for whoever takes it on."""
        return self.persons.get(self.cleaned_data["officer"])


class TransferForm(UnitForm):
    """To which unit, and why."""

    reason = sentences(_("Why there?"), _("The reporter reads this."), rows=3)


class ReferForm(CaseForm):
    """Why it isn't ours, in words ready to send."""

    where = forms.ChoiceField(
        label=_("What is it about?"), choices=[(name, label) for name, (label, _words) in ELSEWHERE.items()],
        widget=forms.RadioSelect,
    )  # fmt: skip  # one thought a line
    words = sentences(
        _("Words to the reporter"), _("Leave it empty to send the prepared words for what you chose."), required=False
    )

    def clean(self) -> dict[str, Any]:
        """The words typed, else those prepared."""
        cleaned = super().clean() or self.cleaned_data
        where = cleaned.pop("where", "")
        if where and not cleaned.get("words", "").strip():
            cleaned["words"] = str(ELSEWHERE[where][1])
        return cleaned


class MergeForm(CaseForm):
    """Which case it duplicates."""

    original = forms.ChoiceField(label=_("The case reported before"), widget=forms.RadioSelect)

    def __init__(self, sent: Any = None, *, case: Case, on: date) -> None:
        super().__init__(sent, case=case, on=on)
        self.choose("original", [(str(number), said) for number, said in similar(case)])

    def clean_original(self) -> Case:
        """The case itself."""
        found = case_by_id(int(self.cleaned_data["original"]))
        if found is None:
            raise forms.ValidationError(_("This case is no longer there. Choose another one."))
        return found
