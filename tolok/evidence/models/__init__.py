"""Tables of evidence and its checks, of attendance, leave and their corrections."""

from __future__ import annotations

from tolok.evidence.models.attendance import AttendanceDay, FormerAttendance, Leave
from tolok.evidence.models.corrections import AttendanceCorrection, MachineFailure
from tolok.evidence.models.proof import Check, Evidence

__all__ = [
    "AttendanceCorrection",
    "AttendanceDay",
    "Check",
    "Evidence",
    "FormerAttendance",
    "Leave",
    "MachineFailure",
]
