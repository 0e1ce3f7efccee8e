"""Tables of what people tell each other about the work."""

from __future__ import annotations

from tolok.feedback.models.cards import Card
from tolok.feedback.models.competences import LEAST as LEAST_SCORE
from tolok.feedback.models.competences import LONGEST as LONGEST_COMPETENCE
from tolok.feedback.models.competences import MOST as MOST_SCORE
from tolok.feedback.models.competences import Competence
from tolok.feedback.models.notes import Note
from tolok.feedback.models.voices import Ask, Comment, Heard, Round, SealedSheet, ServedUnit

__all__ = [
    "LEAST_SCORE",
    "LONGEST_COMPETENCE",
    "MOST_SCORE",
    "Ask",
    "Card",
    "Comment",
    "Competence",
    "Heard",
    "Note",
    "Round",
    "SealedSheet",
    "ServedUnit",
]
