"""What the public and those who answer it may send."""

from __future__ import annotations

from tolok.citizens.forms.duties import DutyForm, EndDutyForm

__all__ = ["DutyForm", "EndDutyForm"]
