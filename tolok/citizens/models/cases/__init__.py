"""Tables of complaints, requests and aspirations."""

from __future__ import annotations

from tolok.citizens.models.cases.case import Case, CaseContact
from tolok.citizens.models.cases.hearing import CaseHearing
from tolok.citizens.models.cases.history import (
    CaseLook,
    CaseMessage,
    CaseNote,
    CasePause,
    CasePhoto,
    CaseRelease,
    CaseStep,
    Untold,
)
from tolok.citizens.models.cases.words import Category, Concerns, Kind, Mode, State

__all__ = [
    "Case",
    "CaseContact",
    "CaseHearing",
    "CaseLook",
    "CaseMessage",
    "CaseNote",
    "CasePause",
    "CasePhoto",
    "CaseRelease",
    "CaseStep",
    "Category",
    "Concerns",
    "Kind",
    "Mode",
    "State",
    "Untold",
]
