"""Reads which quarters of finished services are due to be published."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from tolok.calendar.queries import common_clock, day_of
from tolok.citizens.models import ServedRelease
from tolok.citizens.queries.cases.clock import working_day_after
from tolok.citizens.queries.spans import span_around
from tolok.citizens.queries.survey.surveys import DAY
from tolok.engine import packs
from tolok.evidence.queries.ground import OLDEST
from tolok.evidence.queries.served import first_arrival
from tolok.skp.queries import services

if TYPE_CHECKING:
    from tolok.people.models import Government

MONTHS = 3


def served_quarters_due(government: Government, *, on: date) -> list[tuple[date, date]]:
    """The quarters (end exclusive) that aren't published though their working days of waiting are over, oldest first.

    They wait as long as results of surveys do, from the last day on, or from the day their first event came in: a
    system that begins by sending its past has days to send it whole. Of older ones than may be sent there are none.
    """
    known = set(ServedRelease.objects.values_list("starts_on", flat=True))
    clock, days = common_clock(government), packs.load(government.pack).contents.survey.publish_after
    given, found = [row.id for row in services(on=on)], list[tuple[date, date]]()
    first, after = span_around(on - OLDEST, MONTHS)
    while working_day_after(clock, after - DAY, days) <= on:
        came_at = None if first in known else first_arrival(given, first, after)
        if came_at and working_day_after(clock, day_of(came_at, government), days) <= on:
            found.append((first, after))
        first, after = span_around(after, MONTHS)
    return found
