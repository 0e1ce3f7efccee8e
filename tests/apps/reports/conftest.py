"""The office these tests happen in."""

from __future__ import annotations

from tests.apps.work import office

__all__ = ["office"]
