"""Files reports, mends and corrects them, and lets the giver of an order answer."""

from __future__ import annotations

from tolok.reports.actions.drafts import (
    AmountIsMissing,
    AmountOutOfBounds,
    Filing,
    MinutesAreMissing,
    MinutesOutOfBounds,
    OneThing,
    OrderIsMissing,
    StuckWithoutWord,
    TextTooLong,
)
from tolok.reports.actions.file import SomeAreRefused, file_report, file_reports
from tolok.reports.actions.ground import (
    CountedBySystem,
    FutureDay,
    NotAGiver,
    NotYourCopy,
    NotYourProject,
    NotYourTarget,
    TooLate,
)
from tolok.reports.actions.mend import NoReport, PeriodIsOver
from tolok.reports.actions.orders import AnsweredAlready, DenialNeedsReason, NoOrder, confirm_order, deny_order
from tolok.reports.actions.revise import (
    CheckedAlready,
    CorrectionNeedsReason,
    EditIsOver,
    MeasuredStays,
    correct_report,
    revise_report,
    unblock_report,
)

__all__ = [
    "AmountIsMissing",
    "AmountOutOfBounds",
    "AnsweredAlready",
    "CheckedAlready",
    "CorrectionNeedsReason",
    "CountedBySystem",
    "DenialNeedsReason",
    "EditIsOver",
    "Filing",
    "FutureDay",
    "MeasuredStays",
    "MinutesAreMissing",
    "MinutesOutOfBounds",
    "NoOrder",
    "NoReport",
    "NotAGiver",
    "NotYourCopy",
    "NotYourProject",
    "NotYourTarget",
    "OneThing",
    "OrderIsMissing",
    "PeriodIsOver",
    "SomeAreRefused",
    "StuckWithoutWord",
    "TextTooLong",
    "TooLate",
    "confirm_order",
    "correct_report",
    "deny_order",
    "file_report",
    "file_reports",
    "revise_report",
    "unblock_report",
]
