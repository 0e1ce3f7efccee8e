"""Tables of what people tell each other about the work."""

from __future__ import annotations

from tolok.feedback.models.cards import Card
from tolok.feedback.models.notes import Note
from tolok.feedback.models.voices import Ask, Comment, Heard, Round, SealedSheet, ServedUnit

__all__ = ["Ask", "Card", "Comment", "Heard", "Note", "Round", "SealedSheet", "ServedUnit"]
