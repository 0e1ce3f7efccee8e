"""Files reports, mends and corrects them, and lets the giver of an order answer."""

from __future__ import annotations

from tolok.reports.actions.copied import NothingToMark, mark_copied, unmark_copied
from tolok.reports.actions.drafts import (
    AmountIsMissing,
    Filing,
    MinutesAreMissing,
    OneThing,
    OrderIsMissing,
    StuckWithoutWord,
    TextTooLong,
)
from tolok.reports.actions.explain import NoSuchSignal, NotAnAnswer, SentenceIsMissing, answer_signal
from tolok.reports.actions.figures import AmountOutOfBounds, MinutesOutOfBounds
from tolok.reports.actions.file import FiledAlready, SomeAreRefused, file_report, file_reports
from tolok.reports.actions.mend import NoReport, PeriodIsOver
from tolok.reports.actions.once import KeyIsTaken, file_once
from tolok.reports.actions.orders import AnsweredAlready, DenialNeedsReason, NoOrder, confirm_order, deny_order
from tolok.reports.actions.prove import NoProof, prove_report
from tolok.reports.actions.reasons import (
    CountedBySystem,
    FutureDay,
    NotAGiver,
    NotYourCopy,
    NotYourProject,
    NotYourTarget,
    PartBeganLater,
    PartIsOver,
    ProjectIsOver,
    TooLate,
)
from tolok.reports.actions.revise import (
    CheckedAlready,
    CorrectionNeedsReason,
    EditIsOver,
    MeasuredStays,
    correct_report,
    revise_report,
)
from tolok.reports.actions.stuck import unblock_report

__all__ = [
    "AmountIsMissing",
    "AmountOutOfBounds",
    "AnsweredAlready",
    "CheckedAlready",
    "CorrectionNeedsReason",
    "CountedBySystem",
    "DenialNeedsReason",
    "EditIsOver",
    "FiledAlready",
    "Filing",
    "FutureDay",
    "KeyIsTaken",
    "MeasuredStays",
    "MinutesAreMissing",
    "MinutesOutOfBounds",
    "NoOrder",
    "NoProof",
    "NoReport",
    "NoSuchSignal",
    "NotAGiver",
    "NotAnAnswer",
    "NotYourCopy",
    "NotYourProject",
    "NotYourTarget",
    "NothingToMark",
    "OneThing",
    "OrderIsMissing",
    "PartBeganLater",
    "PartIsOver",
    "PeriodIsOver",
    "ProjectIsOver",
    "SentenceIsMissing",
    "SomeAreRefused",
    "StuckWithoutWord",
    "TextTooLong",
    "TooLate",
    "answer_signal",
    "confirm_order",
    "correct_report",
    "deny_order",
    "file_once",
    "file_report",
    "file_reports",
    "mark_copied",
    "prove_report",
    "revise_report",
    "unblock_report",
    "unmark_copied",
]
