"""Reads what was said about a person's work: remarks, and cards of the dialogue."""

from __future__ import annotations

from tolok.feedback.queries.cards import CardRow, Dialogue, card_by_id, cards_for, dialogue
from tolok.feedback.queries.notes import NoteRow, note, notes_for, notes_on, remarks

__all__ = [
    "CardRow",
    "Dialogue",
    "NoteRow",
    "card_by_id",
    "cards_for",
    "dialogue",
    "note",
    "notes_for",
    "notes_on",
    "remarks",
]
