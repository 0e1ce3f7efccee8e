"""What people send about evidence: verdicts, contests, files of measured events."""

from __future__ import annotations

from tolok.evidence.forms.events import ContestForm, DecisionForm, SheetForm
from tolok.evidence.forms.proof import VerdictForm

__all__ = ["ContestForm", "DecisionForm", "SheetForm", "VerdictForm"]
