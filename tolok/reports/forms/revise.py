"""Amount, note and evidence of a filed report, with the reason once it is needed."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from tolok.evidence.actions import Upload
from tolok.reports.queries import AmountField, MinutesField

FILE_HELP = _("PDF, JPG, PNG, XLSX or DOCX up to 10 MB.")


class ReviseForm(forms.Form):
    """What a report should say from now on."""

    amount = AmountField()
    note = forms.CharField(label=_("Note"), required=False, max_length=500, widget=forms.Textarea(attrs={"rows": 3}))
    minutes = MinutesField()
    link = forms.CharField(
        label=_("New link as evidence"),
        required=False,
        max_length=500,
        widget=forms.TextInput(attrs={"inputmode": "url"}),
    )
    upload = forms.FileField(
        label=_("New file as evidence"), required=False, allow_empty_file=True, help_text=FILE_HELP
    )

    def content(self) -> dict[str, Any]:
        """What the action takes."""
        given = dict(self.cleaned_data)
        found = given.pop("upload")
        return given | {"upload": Upload(found.name, found.read()) if found else None}


class CorrectForm(ReviseForm):
    """A correction says why."""

    reason = forms.CharField(
        label=_("Why do you correct it?"),
        max_length=300,
        error_messages={"required": _("Say in one sentence why you correct this report. Your superiors see it.")},
        help_text=_("Your superiors and the HR agency read this sentence."),
    )
    field_order = ("reason", "amount", "note", "minutes", "link", "upload")
