"""What measuring systems send: attendance and leave."""

from __future__ import annotations

from tolok.evidence.api.attendance import attendance, leaves

__all__ = ["attendance", "leaves"]
