"""Gives evidence, keeps its file, checks it."""

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
from tolok.evidence.actions.give import (
    Gift,
    LinkIsNotAnAddress,
    Measured,
    NotYet,
    OneProof,
    give_evidence,
    give_many,
    record_measured,
    renew_evidence,
)

__all__ = [
    "EmptyFile",
    "FileTooLarge",
    "Gift",
    "ImageTooLarge",
    "LinkIsNotAnAddress",
    "Measured",
    "MeasuredAlready",
    "NoEvidence",
    "NotYet",
    "NotYourOwn",
    "OneProof",
    "ReasonIsMissing",
    "Upload",
    "Verdict",
    "WrongKindOfFile",
    "check_evidence",
    "check_many",
    "give_evidence",
    "give_many",
    "record_measured",
    "renew_evidence",
]
