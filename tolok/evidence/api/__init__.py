"""What measuring systems send: attendance, leave and finished services."""

from __future__ import annotations

from tolok.evidence.api.attendance import attendance, leaves
from tolok.evidence.api.events import router as events

__all__ = ["attendance", "events", "leaves"]
