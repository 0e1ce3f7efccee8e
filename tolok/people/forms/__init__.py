"""What people send to this app."""

from __future__ import annotations

from tolok.people.forms.sent import TokenForm, UploadForm
from tolok.people.forms.supervision import (
    DraftForm,
    EndForm,
    OnForm,
    PlaceForm,
    SpanForm,
    TeamForm,
    TieForm,
    WithdrawForm,
)

__all__ = [
    "DraftForm",
    "EndForm",
    "OnForm",
    "PlaceForm",
    "SpanForm",
    "TeamForm",
    "TieForm",
    "TokenForm",
    "UploadForm",
    "WithdrawForm",
]
