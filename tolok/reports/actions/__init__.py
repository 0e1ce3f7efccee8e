"""Files reports, one or thousands, and mends them while the policy allows it."""

from __future__ import annotations

from tolok.reports.actions.copied import NothingToMark, mark_copied, unmark_copied
from tolok.reports.actions.drafts import (
    AmountIsMissing,
    AmountOutOfBounds,
    Filing,
    MinutesOutOfBounds,
    OneThing,
    OrderIsMissing,
    TextTooLong,
)
from tolok.reports.actions.explain import NoSuchSignal, NotAnAnswer, SentenceIsMissing, answer_signal
from tolok.reports.actions.file import SomeAreRefused, file_report, file_reports
from tolok.reports.actions.ground import FutureDay, NotYourCopy, NotYourProject, NotYourTarget, TooLate
from tolok.reports.actions.revise import CheckedAlready, EditIsOver, NoReport, revise_report

__all__ = [
    "AmountIsMissing",
    "AmountOutOfBounds",
    "CheckedAlready",
    "EditIsOver",
    "Filing",
    "FutureDay",
    "MinutesOutOfBounds",
    "NoReport",
    "NoSuchSignal",
    "NotAnAnswer",
    "NotYourCopy",
    "NotYourProject",
    "NotYourTarget",
    "NothingToMark",
    "OneThing",
    "OrderIsMissing",
    "SentenceIsMissing",
    "SomeAreRefused",
    "TextTooLong",
    "TooLate",
    "answer_signal",
    "file_report",
    "file_reports",
    "mark_copied",
    "revise_report",
    "unmark_copied",
]
