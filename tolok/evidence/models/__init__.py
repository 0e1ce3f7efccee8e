"""Tables of evidence: what was given, measured, checked and contested."""

from __future__ import annotations

from tolok.evidence.models.events import Contest, ServiceEvent
from tolok.evidence.models.proof import Check, Evidence

__all__ = ["Check", "Contest", "Evidence", "ServiceEvent"]
