"""Tables of what people tell each other about the work."""

from __future__ import annotations

from tolok.feedback.models.cards import Card
from tolok.feedback.models.notes import Note

__all__ = ["Card", "Note"]
