"""Who may say what to whom, who is asked, and who sees what came of it."""

from __future__ import annotations

from tolok.feedback.access.cards import PERMISSIONS as CARDS
from tolok.feedback.access.cards import STEPS as CARD_STEPS
from tolok.feedback.access.comments import STEPS as COMMENT_STEPS
from tolok.feedback.access.competences import PERMISSIONS as COMPETENCES
from tolok.feedback.access.competences import STEPS as COMPETENCE_STEPS
from tolok.feedback.access.notes import PERMISSIONS as NOTES
from tolok.feedback.access.voices import PERMISSIONS as VOICES
from tolok.feedback.access.voices import STEPS

PERMISSIONS = {**NOTES, **CARDS, **COMPETENCES, **VOICES}

__all__ = ["CARD_STEPS", "COMMENT_STEPS", "COMPETENCE_STEPS", "PERMISSIONS", "STEPS"]
