"""Says and answers remarks about the work; what was said stays."""

from __future__ import annotations

from tolok.feedback.actions.reply import NothingToAnswer, reply
from tolok.feedback.actions.say import NotTheirReport, Saying, UnknownKind, say, say_many
from tolok.feedback.actions.words import NoteTooLong, WordsAreMissing

__all__ = [
    "NotTheirReport",
    "NoteTooLong",
    "NothingToAnswer",
    "Saying",
    "UnknownKind",
    "WordsAreMissing",
    "reply",
    "say",
    "say_many",
]
