"""What the page of everything else offers, by what the person may do."""

from __future__ import annotations

from tolok.desk.queries.more.page import groups

__all__ = ["groups"]
