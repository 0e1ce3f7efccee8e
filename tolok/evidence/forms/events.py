"""What people say about a measured event, and the file that brings many."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django import forms
from django.utils.translation import gettext_lazy as _

from tolok.people.queries import LARGEST_FILE

if TYPE_CHECKING:
    from django.core.files.uploadedfile import UploadedFile


class ContestForm(forms.Form):
    """Why an event of one's own is wrong."""

    reason = forms.CharField(
        label=_("What is wrong with it?"),
        max_length=300,
        help_text=_("Your superior and the HR agency read this. Until they decide, the event counts nowhere."),
        widget=forms.Textarea(attrs={"rows": 3}),
    )


class DecisionForm(forms.Form):
    """Whether a contested event counts, with the reason."""

    VERDICTS = [("kept", _("It counts as measured")), ("struck", _("Strike it out"))]

    verdict = forms.ChoiceField(label=_("Decision"), choices=VERDICTS, widget=forms.RadioSelect)
    answer = forms.CharField(
        label=_("Why"),
        max_length=300,
        help_text=_("The person reads this sentence."),
        widget=forms.Textarea(attrs={"rows": 3}),
    )


class SheetForm(forms.Form):
    """A file of finished services and the system it comes from."""

    source = forms.CharField(
        label=_("System"), max_length=80, help_text=_("As it calls itself, for instance SIAK. Numbers are known by it.")
    )
    sheet = forms.FileField(
        label=_("File (XLSX or CSV)"),
        help_text=_("At most 10 MB and 20,000 lines."),
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
