"""What is sent about the work: remarks, replies, cards of the dialogue."""

from __future__ import annotations

from tolok.feedback.forms.cards import CardForm, ReturnForm
from tolok.feedback.forms.notes import ReplyForm, SayForm

__all__ = ["CardForm", "ReplyForm", "ReturnForm", "SayForm"]
