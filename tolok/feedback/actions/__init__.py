"""Says and answers remarks, writes and confirms cards; what was said stays."""

from __future__ import annotations

from tolok.feedback.actions.cards import (
    CardMoved,
    DayMissing,
    NothingToDo,
    UnknownCard,
    confirm_card,
    finish_card,
    report_card_done,
    return_card,
    withdraw_card,
    write_card,
)
from tolok.feedback.actions.reply import NothingToAnswer, reply
from tolok.feedback.actions.say import NotTheirReport, Saying, UnknownKind, say, say_many
from tolok.feedback.actions.words import NoteTooLong, WordsAreMissing

__all__ = [
    "CardMoved",
    "DayMissing",
    "NotTheirReport",
    "NoteTooLong",
    "NothingToAnswer",
    "NothingToDo",
    "Saying",
    "UnknownCard",
    "UnknownKind",
    "WordsAreMissing",
    "confirm_card",
    "finish_card",
    "reply",
    "report_card_done",
    "return_card",
    "say",
    "say_many",
    "withdraw_card",
    "write_card",
]
