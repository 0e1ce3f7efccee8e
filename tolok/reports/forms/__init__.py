"""What may be changed on a report, and what the giver of an order answers."""

from __future__ import annotations

from tolok.reports.forms.orders import AnswerForm
from tolok.reports.forms.revise import CorrectForm, ReviseForm

__all__ = ["AnswerForm", "CorrectForm", "ReviseForm"]
