"""Evidence for programs and measuring systems: each router with its address."""

from __future__ import annotations

from ninja import Router

from tolok.evidence.api.attendance import attendance, leaves
from tolok.evidence.api.events import router as events
from tolok.evidence.api.given import router as given

# Where each hangs below the API's root.
ROUTERS: dict[str, Router] = {"evidence": given, "attendance": attendance, "leaves": leaves, "service-events": events}

__all__ = ["ROUTERS"]
