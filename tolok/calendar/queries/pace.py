"""Says how long work in the background will still take."""

from __future__ import annotations

from datetime import datetime


def seconds_left(*, since: datetime, at: datetime, done: int, total: int) -> int | None:
    """The seconds that what is left of `total` takes at the pace so far; None while nobody knows."""
    passed = (at - since).total_seconds()
    if not done or passed <= 0:
        return None
    return round(passed * (total - done) / done)
