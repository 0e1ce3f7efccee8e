"""What HR uploads."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django import forms
from django.utils.translation import gettext_lazy as _

from tolok.people.queries import LARGEST_FILE

if TYPE_CHECKING:
    from django.core.files.uploadedfile import UploadedFile


class UploadForm(forms.Form):
    """One XLSX workbook, at most 10 MB."""

    workbook = forms.FileField(
        label=_("Workbook (XLSX)"),
        help_text=_("At most 10 MB and 20,000 lines."),
        widget=forms.FileInput(attrs={"accept": ".xlsx"}),
    )

    def clean_workbook(self) -> UploadedFile[bytes]:
        """Refuse a file that is too large before it is read."""
        upload: UploadedFile[bytes] = self.cleaned_data["workbook"]
        if (upload.size or 0) > LARGEST_FILE:
            raise forms.ValidationError(
                _("The file is larger than 10 MB. Split it and import one part after the other.")
            )
        return upload
