"""Gives evidence, keeps its file, checks it; takes measured events and contests."""

from __future__ import annotations

from tolok.evidence.actions.check import (
    MeasuredAlready,
    NoEvidence,
    NotYourOwn,
    ReasonIsMissing,
    Verdict,
    check_evidence,
    check_many,
)
from tolok.evidence.actions.contents import EmptyFile, FileTooLarge, ImageTooLarge, Upload, WrongKindOfFile
from tolok.evidence.actions.contest import AlreadyContested, NoEvent, NotContested, contest_event, decide_contest
from tolok.evidence.actions.events import MOST, SomeRowsAreWrong, SourceHasNoName, import_events, take_events
from tolok.evidence.actions.give import (
    Gift,
    LinkIsNotAnAddress,
    Measured,
    NotYet,
    OneProof,
    give_evidence,
    give_many,
    record_measured,
)

__all__ = [
    "MOST",
    "AlreadyContested",
    "EmptyFile",
    "FileTooLarge",
    "Gift",
    "ImageTooLarge",
    "LinkIsNotAnAddress",
    "Measured",
    "MeasuredAlready",
    "NoEvent",
    "NoEvidence",
    "NotContested",
    "NotYet",
    "NotYourOwn",
    "OneProof",
    "ReasonIsMissing",
    "SomeRowsAreWrong",
    "SourceHasNoName",
    "Upload",
    "Verdict",
    "WrongKindOfFile",
    "check_evidence",
    "check_many",
    "contest_event",
    "decide_contest",
    "give_evidence",
    "give_many",
    "import_events",
    "record_measured",
    "take_events",
]
