"""Takes attendance and leave, puts days right, declares failures of the machine."""

from __future__ import annotations

from tolok.evidence.actions.attendance.corrections import (
    AskedAlready,
    Claim,
    CorrectionReasonMissing,
    NothingToCorrect,
    ask_correction,
)
from tolok.evidence.actions.attendance.decisions import (
    NoCorrection,
    confirm_correction,
    refuse_correction,
    withdraw_correction,
)
from tolok.evidence.actions.attendance.failures import NoFailure, NoUnit, WrongSpan, declare_failure, withdraw_failure
from tolok.evidence.actions.attendance.intake import RowsRefused, record_attendance
from tolok.evidence.actions.attendance.leave import record_leaves
from tolok.evidence.actions.attendance.upload import CellsUnread, Imported, import_sheets, keep_sheets

__all__ = [
    "AskedAlready",
    "CellsUnread",
    "Claim",
    "CorrectionReasonMissing",
    "Imported",
    "NoCorrection",
    "NoFailure",
    "NoUnit",
    "NothingToCorrect",
    "RowsRefused",
    "WrongSpan",
    "ask_correction",
    "confirm_correction",
    "declare_failure",
    "import_sheets",
    "keep_sheets",
    "record_attendance",
    "record_leaves",
    "refuse_correction",
    "withdraw_correction",
    "withdraw_failure",
]
