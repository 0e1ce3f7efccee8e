"""Reports for programs: each router with its address."""

from __future__ import annotations

from ninja import Router

from tolok.reports.api.given import progress, router

# Where each hangs below the API's root; progress of a project is told by reports.
ROUTERS: dict[str, Router] = {"reports": router, "projects": progress}

__all__ = ["ROUTERS"]
