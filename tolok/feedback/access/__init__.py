"""Who may say what to whom, and who confirms it."""

from __future__ import annotations

from tolok.feedback.access.cards import PERMISSIONS as CARDS
from tolok.feedback.access.cards import STEPS as CARD_STEPS
from tolok.feedback.access.notes import PERMISSIONS as NOTES

PERMISSIONS = {**NOTES, **CARDS}

__all__ = ["CARD_STEPS", "PERMISSIONS"]
