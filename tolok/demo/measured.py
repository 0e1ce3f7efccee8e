"""What a system counts through the example year: each finished service."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from tolok.demo.chance import dice, weighted
from tolok.demo.days import quarter, workdays
from tolok.demo.entry import Entry
from tolok.demo.library import HUNDREDTHS
from tolok.demo.standards import Service, service_of
from tolok.demo.temper import temper
from tolok.demo.year import entries

if TYPE_CHECKING:
    from random import Random

# How many of a hundred come too late, by the pace of who works; hard cases twice as often.
LATE = ((112, 3), (100, 6), (90, 11), (0, 18))
CASES = (("mudah", 82), ("rumit", 18))
RESULTS = (("terbit", 97), ("ditolak", 3))
OPENS, LAST = 7 * 60 + 30, 15 * 60 + 30
Moment = tuple[date, int]


@dataclass(frozen=True)
class Event:
    """One finished service; a moment is a day and a minute after midnight."""

    number: str
    nip: str
    service: Service
    received: Moment
    finished: Moment
    result: str
    complexity: str
    queue: int


def events(slug: str, starts_on: date, ends_on: date) -> Iterator[Event]:
    """What was finished in the span: a day's amount of each entry that a system counts, service by service."""
    for place, entry in enumerate(entries(slug)):
        service = service_of(slug, entry.plan.partition(":")[2]) if entry.source else None
        if service is not None and starts_on <= entry.on < ends_on:
            roll, late = dice("event", slug, place), _late(slug, entry)
            for n in range(entry.amount // HUNDREDTHS):
                yield _event(f"{slug[:3].upper()}-{place:05}-{n:02}", entry, service, late, roll)


def _late(slug: str, entry: Entry) -> int:
    pace = temper(slug, entry.nip).pace[quarter(entry.on)]
    return next(share for least, share in LATE if pace >= least)


def _event(number: str, entry: Entry, service: Service, late: int, roll: Random) -> Event:
    case = weighted(roll, CASES)
    is_late = roll.randrange(100) < late * (2 if case == "rumit" else 1)
    days = service.days + roll.randint(1, 3) if is_late else roll.randint(0, service.days)
    on, finished = _before(entry.on, days), roll.randint(OPENS + 30, LAST)
    received = roll.randint(OPENS, LAST if on < entry.on else finished)
    return Event(
        number, entry.nip, service, (on, received), (entry.on, finished), weighted(roll, RESULTS), case,
        roll.randint(2, 45),
    )  # fmt: skip  # the order of the table


def _before(on: date, days: int) -> date:
    """So many working days earlier, in this year."""
    return workdays()[max(0, bisect_left(workdays(), on) - days)]
