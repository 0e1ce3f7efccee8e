"""What people say of a day, what HR declares and uploads."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Any

from django import forms
from django.utils.translation import gettext_lazy as _

from tolok.evidence.actions import Claim, Upload
from tolok.evidence.queries import Record
from tolok.people.access import DAYS
from tolok.people.queries import LARGEST_FILE, units

if TYPE_CHECKING:
    from django.core.files.uploadedfile import UploadedFile

DAY = timedelta(days=1)
FULL_DAY = 24 * 60


class DayField(forms.DateField):
    """A day, chosen from the browser's calendar."""

    widget = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    default_validators = [*DAYS]


class CorrectionForm(forms.Form):
    """What was true of the day, and why."""

    KINDS = [("present", _("I was at work")), ("excused", _("I was away with permission or on duty elsewhere"))]

    kind = forms.ChoiceField(label=_("What was true?"), choices=KINDS, widget=forms.RadioSelect, initial="present")
    late_minutes = forms.IntegerField(label=_("Minutes late, if any"), min_value=0, max_value=FULL_DAY, initial=0)
    early_minutes = forms.IntegerField(label=_("Minutes early, if any"), min_value=0, max_value=FULL_DAY, initial=0)
    reason = forms.CharField(
        label=_("What happened?"),
        max_length=300,
        help_text=_("One sentence, such as: the machine at the counter was dead until nine. Your superior reads it."),
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    link = forms.CharField(label=_("Link to evidence"), required=False, max_length=500)
    file = forms.FileField(label=_("File or photo"), required=False)

    def claim(self) -> Claim:
        """The claim as the action takes it; who was not there was not late."""
        said, is_present = self.cleaned_data, self.cleaned_data["kind"] == "present"
        minutes = (said["late_minutes"], said["early_minutes"]) if is_present else (0, 0)
        upload = Upload(said["file"].name, said["file"].read()) if said["file"] else None
        return Claim(Record(said["kind"], *minutes), said["reason"], said["link"], upload)


class AnswerForm(forms.Form):
    """The superior's verdict and its reason."""

    verdict = forms.ChoiceField(label=_("Verdict"), choices=[("confirm", ""), ("refuse", "")])
    answer = forms.CharField(label=_("Your word on it"), required=False, max_length=300)


class FailureForm(forms.Form):
    """Where and when the machine failed."""

    unit = forms.ChoiceField(label=_("Where"), required=False)
    starts_on = DayField(label=_("First day"))
    last_on = DayField(label=_("Last day"))
    reason = forms.CharField(label=_("What failed?"), max_length=300, widget=forms.Textarea(attrs={"rows": 2}))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choices = [("", _("Everywhere")), *((str(unit.pk), unit.name) for unit in units())]
        self.fields["unit"] = forms.ChoiceField(label=_("Where"), required=False, choices=choices)

    def declared(self) -> dict[str, Any]:
        """The failure as the action takes it; its end exclusive."""
        said = self.cleaned_data
        return {
            "unit_id": int(said["unit"]) if said["unit"] else None,
            "starts_on": said["starts_on"],
            "ends_on": said["last_on"] + DAY,
            "reason": said["reason"],
        }


class SheetForm(forms.Form):
    """One file of attendance or leave, at most 10 MB."""

    sheet = forms.FileField(
        label=_("File (XLSX or CSV)"),
        help_text=_("At most 10 MB and 30,000 lines."),
        widget=forms.FileInput(attrs={"accept": ".xlsx,.csv"}),
    )

    def clean_sheet(self) -> UploadedFile[bytes]:
        """Refuse a file that is too large before it is read."""
        upload: UploadedFile[bytes] = self.cleaned_data["sheet"]
        if (upload.size or 0) > LARGEST_FILE:
            raise forms.ValidationError(
                _("The file is larger than 10 MB. Split it and import one part after the other.")
            )
        return upload
