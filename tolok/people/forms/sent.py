"""What HR uploads, and what somebody asks of a token."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django import forms
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from tolok.people.queries import LARGEST_FILE

if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Any

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


class TokenForm(forms.Form):
    """What uses the token, and what it may do; the choices are those of its kind."""

    label = forms.CharField(label=_("Name"), max_length=80, help_text=_("So that you find it again."))
    scopes = forms.MultipleChoiceField(label=_("What it may do"), widget=forms.CheckboxSelectMultiple)

    def __init__(self, *args: Any, scopes: Mapping[str, Any], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["scopes"]
        assert isinstance(field, forms.MultipleChoiceField)  # declared above
        field.choices = [(scope, capfirst(str(told))) for scope, told in scopes.items()]
