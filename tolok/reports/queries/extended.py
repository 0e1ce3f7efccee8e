"""What may still be reported because the server was down at its deadline."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING

from tolok.calendar.queries import midnight, outages
from tolok.engine import packs
from tolok.rules.outage import Span, moved

if TYPE_CHECKING:
    from tolok.people.models import Government

# How many days back a deadline may lie that an outage still keeps open.
LOOK_BACK = 31


@dataclass(frozen=True)
class Extension:
    """The earliest day that is still open because of an outage, and until when."""

    first: date
    until: datetime
    outage: Span

    @property
    def first_iso(self) -> str:
        """The day as an address takes it."""
        return self.first.isoformat()


def extension(government: Government, *, on: date, at: datetime) -> Extension | None:
    """What an outage keeps open at this moment beyond the policy's days; None when nothing; one query."""
    reporting = packs.load(government.pack).reporting
    spans = outages(since=at - timedelta(days=LOOK_BACK))
    found = None
    for back in range(LOOK_BACK if spans else 0):
        # The day before the first open one could be reported until the midnight in which that day's turn ended.
        deadline = midnight(on - timedelta(days=back), government)
        after = moved(deadline, spans, hours=reporting.outage_hours)
        if after.outage is None or after.until <= at:
            break
        found = Extension(on - timedelta(days=reporting.backdate_days + back + 1), after.until, after.outage)
    return found
