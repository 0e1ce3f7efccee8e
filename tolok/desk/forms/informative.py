"""What a person says about a signal in their own reports."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _


class SignalForm(forms.Form):
    """One tap, and a sentence if one likes; a page holds one form for each signal, told apart by their ids."""

    kind = forms.CharField(required=False)
    choice = forms.CharField(required=False)
    text = forms.CharField(label=_("One sentence"), required=False, max_length=200)

    def __init__(self, sent: Any = None, *, kind: str) -> None:
        # Anything may have been sent as a kind.
        super().__init__(sent, auto_id=f"{kind.replace('%', '%%')}-%s")

    def is_about(self, kind: str) -> bool:
        """Whether this signal is the one that was answered."""
        return self.data.get("kind") == kind
