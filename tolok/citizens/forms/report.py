"""What a reporter is asked: what happened, what about, how to be known."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext_lazy as _

from tolok.citizens.actions.cases.send import MOST_PHOTOS, Brought
from tolok.citizens.forms.places import Places
from tolok.citizens.models.cases import Concerns, Kind, Mode
from tolok.evidence.actions import Upload

if TYPE_CHECKING:
    from datetime import date

LONGEST = 4_000


class Spoken:
    """A choice with a sentence below it."""

    def __init__(self, name: Any, statement: Any) -> None:
        self.name, self.statement = name, statement

    def __str__(self) -> str:
        return str(self.name)


KINDS = (
    (Kind.COMPLAINT, Spoken(_("A complaint"), _("Something went wrong or took too long."))),
    (Kind.REQUEST, Spoken(_("A question"), _("You need information."))),
    (Kind.ASPIRATION, Spoken(_("A wish or an idea"), _("You have a proposal."))),
)
ABOUT = (
    (Concerns.OFFICER, Spoken(_("The officer"), _("How somebody acted or worked."))),
    (Concerns.RULE, Spoken(_("The rule"), _("The officer did it right, but the rule itself is hard."))),
    (Concerns.SYSTEM, Spoken(_("The system or the tools"), _("Application, network, queue, room."))),
    (Concerns.UNSURE, Spoken(_("I don't know"), _("We will find out."))),
)
MODES = (
    (
        Mode.OPEN,
        Spoken(_("Named"), _("Those who work on it see your name and contact. The public never does.")),
    ),
    (
        Mode.SECRET,
        Spoken(
            _("Secret"),
            _("Only the complaint desk can see your name, and each look is written down with its reason. The office you"
              " report about does not see it."),
        ),
    ),
    (
        Mode.ANONYMOUS,
        Spoken(
            _("Anonymous"),
            _("Nobody, not even the complaint desk, knows who you are. We keep no name, no contact and no hour; you"
              " can only follow it with your code."),
        ),
    ),
)  # fmt: skip  # long sentences


class ManyFiles(forms.ClearableFileInput):
    """Several files by one field."""

    allow_multiple_selected = True


class PhotosField(forms.FileField):
    """Photos as uploads; their names are not read."""

    widget = ManyFiles

    def clean(self, given: Any, initial: Any = None) -> list[Upload]:
        """The bytes of each file."""
        files: Sequence[UploadedFile[bytes]] = [file for file in given or [] if file]
        if len(files) > MOST_PHOTOS:
            raise forms.ValidationError(_("At most three photos can be sent. Choose the most telling ones."))
        return [Upload("foto", file.read()) for file in files]


class ReportForm(forms.Form):
    """Three steps on one page; `key` is the form's own."""

    kind = forms.ChoiceField(
        label=_("What do you bring?"), widget=forms.RadioSelect, choices=KINDS, initial="complaint"
    )
    place = forms.ChoiceField(label=_("Which service or office?"), required=False)
    text = forms.CharField(
        label=_("What happened?"),
        widget=forms.Textarea(attrs={"rows": 6}),
        max_length=LONGEST,
        help_text=_("When, where, what. Leave out your own name here: whoever works on it reads these words."),
    )
    concerns = forms.ChoiceField(
        label=_("Where did the trouble come from?"), widget=forms.RadioSelect, choices=ABOUT, initial="unsure",
        help_text=_("This matters: nobody is blamed for a rule or a broken system."),
    )  # fmt: skip  # one thought a line
    photos = PhotosField(
        label=_("Photos"), required=False,
        help_text=_("Up to three. Where and with which phone they were taken is removed, and so are the file names."),
    )  # fmt: skip  # one thought a line
    mode = forms.ChoiceField(label=_("How do you want to be known?"), widget=forms.RadioSelect, choices=MODES)
    name = forms.CharField(label=_("Your name"), max_length=120, required=False)
    phone = forms.CharField(label=_("Telephone"), max_length=30, required=False)
    email = forms.EmailField(label=_("E-mail"), required=False)
    key = forms.UUIDField(widget=forms.HiddenInput)

    def __init__(self, sent: Any = None, files: Any = None, *, on: date) -> None:
        super().__init__(sent, files)
        self.places = Places(on=on, other=_("Another matter of this office"))
        place = self.fields["place"]
        assert isinstance(place, forms.ChoiceField)
        place.choices = [("", _("I don't know")), *self.places.choices]

    def clean(self) -> dict[str, Any]:
        """A name where somebody is to be known."""
        cleaned = super().clean() or self.cleaned_data
        if cleaned.get("mode") in (Mode.OPEN, Mode.SECRET) and not cleaned.get("name", "").strip():
            self.add_error("name", _("Write your name, or choose “Anonymous”."))
        return cleaned

    def brought(self) -> Brought:
        """What the action takes; of somebody anonymous nothing that was typed as a name or contact."""
        found = self.cleaned_data
        place = found["place"]
        known = {name: found[name] for name in ("name", "phone", "email")} if found["mode"] != Mode.ANONYMOUS else {}
        return Brought(
            kind=found["kind"], text=found["text"], mode=found["mode"], concerns=found["concerns"],
            service=self.places.service(place), unit=self.places.unit(place), **known,
        )  # fmt: skip  # one thought a line
