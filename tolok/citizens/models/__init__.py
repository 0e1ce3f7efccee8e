"""Tables of what the public says, and of who answers it."""

from __future__ import annotations

from tolok.citizens.models.arrived import Arrived, Standing
from tolok.citizens.models.cases import (
    Case,
    CaseContact,
    CaseHearing,
    CaseLook,
    CaseMessage,
    CaseNote,
    CasePause,
    CasePhoto,
    CaseStep,
    Untold,
)
from tolok.citizens.models.duties import DeskDuty

__all__ = [
    "Arrived",
    "Case",
    "CaseContact",
    "CaseHearing",
    "CaseLook",
    "CaseMessage",
    "CaseNote",
    "CasePause",
    "CasePhoto",
    "CaseStep",
    "DeskDuty",
    "Standing",
    "Untold",
]
