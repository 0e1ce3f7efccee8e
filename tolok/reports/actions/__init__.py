"""Files reports, one or thousands, and mends them while the policy allows it."""

from __future__ import annotations

from tolok.reports.actions.drafts import (
    AmountIsMissing,
    AmountOutOfBounds,
    Filing,
    MinutesOutOfBounds,
    OneThing,
    OrderIsMissing,
    TextTooLong,
)
from tolok.reports.actions.file import SomeAreRefused, file_report, file_reports
from tolok.reports.actions.ground import CountedBySystem, FutureDay, NotYourCopy, NotYourProject, NotYourTarget, TooLate
from tolok.reports.actions.revise import CheckedAlready, EditIsOver, NoReport, revise_report

__all__ = [
    "AmountIsMissing",
    "AmountOutOfBounds",
    "CheckedAlready",
    "CountedBySystem",
    "EditIsOver",
    "Filing",
    "FutureDay",
    "MinutesOutOfBounds",
    "NoReport",
    "NotYourCopy",
    "NotYourProject",
    "NotYourTarget",
    "OneThing",
    "OrderIsMissing",
    "SomeAreRefused",
    "TextTooLong",
    "TooLate",
    "file_report",
    "file_reports",
    "revise_report",
]
