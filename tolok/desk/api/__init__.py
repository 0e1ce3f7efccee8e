"""What the today page's phone sends when there is a network again."""

from __future__ import annotations

from ninja import Router

from tolok.desk.api.entries import entries

# Where it hangs below the API's root: beside the other reports, for phones that know that address.
ROUTERS: dict[str, Router] = {"reports/entries": entries}

__all__ = ["ROUTERS"]
