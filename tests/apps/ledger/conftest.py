"""A government with people, as the pages' tests have it."""

from __future__ import annotations

from tests.apps.web.conftest import ours

__all__ = ["ours"]
