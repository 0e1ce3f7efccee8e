"""Who may say what to whom, who confirms, who is asked, who sees what came of it."""

from __future__ import annotations

from tolok.feedback.access.cards import PERMISSIONS as CARDS
from tolok.feedback.access.cards import STEPS as CARD_STEPS
from tolok.feedback.access.comments import STEPS as COMMENT_STEPS
from tolok.feedback.access.notes import PERMISSIONS as NOTES
from tolok.feedback.access.voices import PERMISSIONS as VOICES
from tolok.feedback.access.voices import STEPS

PERMISSIONS = {**NOTES, **CARDS, **VOICES}

__all__ = ["CARD_STEPS", "COMMENT_STEPS", "PERMISSIONS", "STEPS"]
