"""What may be changed on a report."""

from __future__ import annotations

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from tolok.evidence.actions import Upload
from tolok.reports.queries import NotANumber, hundredths

FILE_HELP = _("PDF, JPG, PNG, XLSX or DOCX up to 10 MB.")


class ReviseForm(forms.Form):
    """Amount, note and evidence of a filed report."""

    amount = forms.CharField(
        label=_("Amount"), required=False, max_length=20, widget=forms.TextInput(attrs={"inputmode": "decimal"})
    )
    note = forms.CharField(label=_("Note"), required=False, max_length=500, widget=forms.Textarea(attrs={"rows": 3}))
    link = forms.CharField(
        label=_("New link as evidence"),
        required=False,
        max_length=500,
        widget=forms.TextInput(attrs={"inputmode": "url"}),
    )
    upload = forms.FileField(
        label=_("New file as evidence"), required=False, allow_empty_file=True, help_text=FILE_HELP
    )

    def clean_amount(self) -> int | None:
        """The amount in hundredths; None when nothing was typed."""
        typed = str(self.cleaned_data["amount"])
        if not typed.strip():
            return None
        try:
            return hundredths(typed)
        except NotANumber as refusal:
            raise ValidationError(str(refusal)) from None

    def given_file(self) -> Upload | None:
        """The file that came with the form."""
        found = self.cleaned_data.get("upload")
        return Upload(found.name, found.read()) if found else None
