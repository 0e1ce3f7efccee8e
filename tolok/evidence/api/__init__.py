"""Evidence for programs: each router with the address it hangs below."""

from __future__ import annotations

from ninja import Router

from tolok.evidence.api.given import router as given

# Where each hangs below the API's root.
ROUTERS: dict[str, Router] = {"evidence": given}

__all__ = ["ROUTERS"]
