"""A deadline moves when the server could not be reached in its last hours."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

HOUR = timedelta(hours=1)


@dataclass(frozen=True, order=True)
class Span:
    """From when until when the server could not be reached (moments, end exclusive)."""

    starts_at: datetime
    ends_at: datetime


@dataclass(frozen=True)
class Moved:
    """A deadline after outages: the moment until which, and the latest outage that moved it."""

    until: datetime
    outage: Span | None


def moved(deadline: datetime, outages: Iterable[Span], *, hours: int) -> Moved:
    """The deadline after all outages; one that touches its last `hours` gives back its length, to the full hour.

    What was lost counts from the deadline, or from the outage's end when that came later. A moved deadline can be
    moved again by a later outage.
    """
    until, last = deadline, None
    for outage in sorted(outages):
        if outage.starts_at < until and outage.ends_at > until - hours * HOUR:
            until = _full_hour(max(until, outage.ends_at) + (outage.ends_at - outage.starts_at))
            last = outage
    return Moved(until, last)


def _full_hour(moment: datetime) -> datetime:
    """The moment itself on a full hour, else the next one; zones of Indonesia differ by whole hours."""
    past = (moment - datetime(2000, 1, 1, tzinfo=UTC)) % HOUR
    return moment if not past else moment + (HOUR - past)
