"""What the two parties and the judge of an objection send."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from django import forms
from django.utils.translation import gettext_lazy as _

from tolok.appraisal.actions import Point, Verdict
from tolok.appraisal.models import Level
from tolok.evidence.actions import Upload

if TYPE_CHECKING:
    from tolok.appraisal.queries.objections import Place

POINT, LONG = 1000, 2000


class ObjectionForm(forms.Form):
    """A box for each line of the receipt; a box left empty contests nothing."""

    def __init__(self, places: Sequence[Place], sent: Any = None, files: Any = None) -> None:
        super().__init__(sent, files)
        self.names = {place.name: f"line{number}" for number, place in enumerate(places)}
        self.labels = {place.name: place.label for place in places}
        for name in self.names.values():
            self.fields[name] = _words(_("What is wrong here, and why?"), POINT, is_required=False)
            self.fields[f"{name}_link"] = forms.CharField(label=_("Link to evidence"), required=False, max_length=500)
            self.fields[f"{name}_file"] = forms.FileField(label=_("File or photo"), required=False)

    def clean(self) -> dict[str, Any]:
        """Refuse evidence without a word, and an objection that contests nothing."""
        typed: dict[str, Any] = super().clean() or {}
        for name in self.names.values():
            if not typed.get(name) and (typed.get(f"{name}_link") or typed.get(f"{name}_file")) and not self.errors:
                self.add_error(name, _("Say in a sentence what this evidence shows, then send again."))
        if not self.errors and not any(typed.get(name) for name in self.names.values()):
            self.add_error(None, _("Nothing is written yet. Open a line below and say what is wrong there."))
        return typed

    @property
    def lines(self) -> list[dict[str, Any]]:
        """Each line with its three fields; `is_open` where something was typed or is wrong."""
        found = []
        for place, name in self.names.items():
            fields = [self[name], self[f"{name}_link"], self[f"{name}_file"]]
            is_open = any(field.errors or field.value() for field in fields)
            found.append({"label": self.labels[place], "fields": fields, "is_open": is_open})
        return found

    def points(self) -> list[Point]:
        """What is contested, as the action takes it."""
        typed, found = self.cleaned_data, []
        for place, name in self.names.items():
            if typed[name]:
                sent = typed[f"{name}_file"]
                upload = Upload(sent.name, sent.read()) if sent else None
                found.append(Point(place, typed[name], typed[f"{name}_link"], upload))
        return found


class AnswerForm(forms.Form):
    """The rater's word."""

    def __init__(self, sent: Any = None) -> None:
        super().__init__(sent)
        self.fields["answer"] = _words(
            _("Your answer to each point"), LONG, _("The person and the one who decides read it.")
        )


class DecisionForm(forms.Form):
    """What the judge heard from both, and the decision; nothing is chosen beforehand."""

    OUTCOMES = [("uphold", _("Uphold, with new ratings")), ("reject", _("Reject, the rating stands"))]

    def __init__(self, sent: Any = None) -> None:
        super().__init__(sent)
        self.fields["heard_person"] = _words(_("What the person explained to you"), POINT)
        self.fields["heard_rater"] = _words(
            _("What the rater explained to you"), POINT, _("If you could not reach the rater, say how you tried.")
        )
        self.fields["outcome"] = forms.ChoiceField(
            label=_("Your decision"), choices=self.OUTCOMES, widget=forms.RadioSelect
        )
        self.fields["work"] = _level(_("New rating of the work results"))
        self.fields["behaviour"] = _level(_("New rating of the behaviour"))
        self.fields["reason"] = _words(_("Your reasons"), LONG, _("Both parties read them. The decision is final."))

    def clean(self) -> dict[str, Any]:
        """Ask for both new ratings of an upheld objection."""
        typed: dict[str, Any] = super().clean() or {}
        if typed.get("outcome") == "uphold":
            for name in ("work", "behaviour"):
                if not typed.get(name) and name not in self.errors:
                    self.add_error(name, _("Choose the rating that stands from now on, the old one too."))
        return typed

    def verdict(self) -> Verdict:
        """What was heard and why, as the action takes it."""
        return Verdict(**{name: self.cleaned_data[name] for name in ("heard_person", "heard_rater", "reason")})


def _words(label: Any, longest: int, help_text: Any = "", *, is_required: bool = True) -> forms.CharField:
    area = forms.Textarea(attrs={"rows": 3})
    return forms.CharField(label=label, max_length=longest, help_text=help_text, required=is_required, widget=area)


def _level(label: Any) -> forms.ChoiceField:
    return forms.ChoiceField(label=label, choices=Level.choices, widget=forms.RadioSelect, required=False)
