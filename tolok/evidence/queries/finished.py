"""One finished service as a system says it, and what became of it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from django.utils.translation import gettext as _

LONGEST = {"external_id": 80, "nip": 18, "service": 40, "result": 40, "complexity": 40}
MOST_WAITING = 1_000_000


class Intake(StrEnum):
    """What became of a row."""

    STORED = "stored"
    KNOWN = "known"
    REFUSED = "refused"


@dataclass(frozen=True)
class Finished:
    """One service that another system says somebody finished; moments carry their time zone."""

    external_id: str
    nip: str
    service: str
    received_at: datetime
    finished_at: datetime
    result: str = ""
    complexity: str = ""
    queue: int | None = None


@dataclass(frozen=True)
class Answer:
    """What became of one row (counted from 0), and for a refused one which field and why."""

    row: int
    external_id: str
    verdict: Intake
    place: str = ""
    problem: str = ""


@dataclass(frozen=True)
class Fault:
    """Why a row can't be stored."""

    place: str
    problem: str


def unreadable(row: Finished) -> Fault | None:
    """What no table could hold."""
    for place, longest in LONGEST.items():
        text: str = getattr(row, place)
        if len(text) > longest or not text.isprintable():
            return Fault(place, _("At most %(longest)s letters and no control characters.") % {"longest": longest})
        if not text and place in ("external_id", "nip", "service"):
            return Fault(place, _("This is missing. Fill it in and send the row again."))
    if row.queue is not None and not 0 <= row.queue <= MOST_WAITING:
        return Fault("queue", _("The queue is a number of people from 0 on."))
    return None
