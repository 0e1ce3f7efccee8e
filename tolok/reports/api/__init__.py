"""Reports for programs and phones: each router with the address it hangs below."""

from __future__ import annotations

from ninja import Router

from tolok.reports.api.entries import router as entries
from tolok.reports.api.filed import progress
from tolok.reports.api.filed import router as reports

# Where each hangs below the API's root; entries first, whose address looks like a report's.
ROUTERS: tuple[tuple[str, Router], ...] = (("reports/entries", entries), ("reports", reports), ("projects", progress))

__all__ = ["ROUTERS"]
