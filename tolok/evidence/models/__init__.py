"""Tables of evidence, its checks, attendance, leave, measured events, corrections."""

from __future__ import annotations

from tolok.evidence.models.attendance import AttendanceDay, FormerAttendance, Leave
from tolok.evidence.models.corrections import AttendanceCorrection, MachineFailure
from tolok.evidence.models.events import Contest, ServiceEvent
from tolok.evidence.models.proof import Check, Evidence

__all__ = [
    "AttendanceCorrection",
    "AttendanceDay",
    "Check",
    "Contest",
    "Evidence",
    "FormerAttendance",
    "Leave",
    "MachineFailure",
    "ServiceEvent",
]
