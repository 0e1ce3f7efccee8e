"""What is sent: remarks, replies, cards, sheets, and what the HR agency keeps."""

from __future__ import annotations

from tolok.feedback.forms.cards import CardForm, ReturnForm
from tolok.feedback.forms.competences import CompetenceForm
from tolok.feedback.forms.notes import ReplyForm, SayForm
from tolok.feedback.forms.voices import EndServedForm, ReasonForm, ServedForm, SheetForm

__all__ = [
    "CardForm",
    "CompetenceForm",
    "EndServedForm",
    "ReasonForm",
    "ReplyForm",
    "ReturnForm",
    "SayForm",
    "ServedForm",
    "SheetForm",
]
