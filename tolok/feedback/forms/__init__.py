"""What is sent: remarks, replies, sheets, and what the HR agency keeps."""

from __future__ import annotations

from tolok.feedback.forms.notes import ReplyForm, SayForm
from tolok.feedback.forms.voices import EndServedForm, ReasonForm, ServedForm, SheetForm

__all__ = ["EndServedForm", "ReasonForm", "ReplyForm", "SayForm", "ServedForm", "SheetForm"]
