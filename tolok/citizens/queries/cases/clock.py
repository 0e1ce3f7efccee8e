"""When a case is due, how much of its time is used, and when staff are warned."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tolok.calendar.queries import Clock

WORKING_DAYS, CALENDAR_DAYS = "working_days", "days"
DAY = timedelta(days=1)
# A calendar that has no working day in so long is wrong.
FARTHEST = 3_660


@dataclass(frozen=True)
class Pause:
    """Days that don't count: those after `asked_on`, up to and with `until_on`."""

    asked_on: date
    until_on: date

    def holds(self, on: date) -> bool:
        """Whether that day lies in it."""
        return self.asked_on < on <= self.until_on


@dataclass(frozen=True)
class Term:
    """A time limit that runs: from which day on, how many days of which kind, and what stopped it."""

    starts_on: date
    within: int
    scale: str = WORKING_DAYS
    pauses: tuple[Pause, ...] = ()

    def due_on(self, clock: Clock) -> date:
        """The last day in time; a limit in calendar days that ends on a day without work ends on the next one with."""
        *_before, last = self._counted(clock)
        return last if self.scale == WORKING_DAYS else _open_day(clock, last)

    def due_at(self, clock: Clock) -> datetime:
        """The last closing of the last day in time."""
        return clock.opened(self.due_on(clock))[-1][1]

    def used(self, clock: Clock, on: date) -> int:
        """How many of its days are gone at the end of that day."""
        days = (self.starts_on + n * DAY for n in range(1, (on - self.starts_on).days + 1))
        return sum(self._counts(clock, day) for day in days)

    def warned(self, clock: Clock, on: date, shares: Sequence[int]) -> int:
        """The highest of the shares (percent) that is used up that day; 0 for none."""
        used = 100 * self.used(clock, on)
        return max((share for share in shares if used >= share * self.within), default=0)

    def _counts(self, clock: Clock, on: date) -> bool:
        is_paused = any(pause.holds(on) for pause in self.pauses)
        return not is_paused and (self.scale == CALENDAR_DAYS or bool(clock.opened(on)))

    def _counted(self, clock: Clock) -> Iterator[date]:
        found = 0
        for n in range(1, FARTHEST):
            day = self.starts_on + n * DAY
            if found == self.within:
                return
            if self._counts(clock, day):
                found += 1
                yield day


def working_day_after(clock: Clock, on: date, days: int) -> date:
    """The so manieth working day after a day."""
    return Term(on, days).due_on(clock)


def _open_day(clock: Clock, on: date) -> date:
    return next(day for day in (on + n * DAY for n in range(FARTHEST)) if clock.opened(day))
