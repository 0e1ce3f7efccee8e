"""Counts working minutes and working days between moments, by an office's hours."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from itertools import islice
from zoneinfo import ZoneInfo

# When an office is open on one day: from a minute after midnight until before another, in order.
Spans = tuple[tuple[int, int], ...]
# Seven days, Monday first.
Week = tuple[Spans, ...]

MINUTES, DAYS = "minutes", "days"
DAY, MINUTE = timedelta(days=1), timedelta(minutes=1)
# An office that does not open for so many days does not open at all.
FARTHEST = 3_660

_LONG, _FRIDAY = ((450, 720), (780, 960)), ((450, 690), (780, 990))
# Hours where nobody has set any: 37.5 hours from 07.30, the breaks left out (Perpres 21/2023 on working hours).
STANDARD_WEEK: Week = (_LONG, _LONG, _LONG, _LONG, _FRIDAY, (), ())


@dataclass(frozen=True)
class Clock:
    """When one office works: its weeks, each from a day on, earliest first, and the days without work.

    What is received or finished after the last closing of a day counts as the next working day.
    """

    zone: str
    weeks: tuple[tuple[date, Week], ...] = ()
    free: frozenset[date] = frozenset()
    _known: dict[date, tuple[tuple[datetime, datetime], ...]] = field(default_factory=dict, compare=False, repr=False)

    def hours(self, on: date) -> Spans:
        """When the office is open that day, in minutes after midnight; nothing on a day without work."""
        if on in self.free:
            return ()
        held = [week for valid_from, week in self.weeks if valid_from <= on]
        return (held[-1] if held else STANDARD_WEEK)[on.weekday()]

    def opened(self, on: date) -> tuple[tuple[datetime, datetime], ...]:
        """When the office is open that day, as moments."""
        if on not in self._known:
            midnight = datetime.combine(on, time(), ZoneInfo(self.zone))
            self._known[on] = tuple(
                ((midnight + opens * MINUTE).astimezone(UTC), (midnight + closes * MINUTE).astimezone(UTC))
                for opens, closes in self.hours(on)
            )
        return self._known[on]

    def day(self, at: datetime) -> date:
        """The local day of a moment."""
        return at.astimezone(ZoneInfo(self.zone)).date()

    def counted_day(self, at: datetime) -> date:
        """The working day as which a moment counts: its own up to the last closing, else the next one."""
        return next(on for on, spans in self._open_days(self.day(at)) if at <= spans[-1][1])

    def moved(self, on: date, days: int) -> date:
        """The working day so many after a day, or before it where `days` is negative; the day itself for none."""
        step = DAY if days > 0 else -DAY
        opened = (day for n in range(1, FARTHEST) if self.hours(day := on + n * step))
        return next(islice(opened, abs(days) - 1, None)) if days else on

    def days_between(self, received_at: datetime, finished_at: datetime) -> int:
        """How many working days lie after the one received, up to the one finished."""
        first, last = self.counted_day(received_at), self.counted_day(finished_at)
        return sum(bool(self.opened(first + n * DAY)) for n in range(1, (last - first).days + 1))

    def minutes_between(self, received_at: datetime, finished_at: datetime) -> int:
        """How many minutes of office hours lie between; a minute begun counts whole."""
        first = self.day(received_at)
        inside = timedelta()
        for n in range((self.day(finished_at) - first).days + 1):
            for opens, closes in self.opened(first + n * DAY):
                inside += max(timedelta(), min(closes, finished_at) - max(opens, received_at))
        return -(-inside // MINUTE)

    def taken(self, received_at: datetime, finished_at: datetime, scale: str) -> int:
        """The time between in working days or in minutes of office hours."""
        between = self.days_between if scale == DAYS else self.minutes_between
        return between(received_at, finished_at)

    def due_at(self, received_at: datetime, limit: int, scale: str) -> datetime:
        """The last moment in time: the closing of the last working day, or when the minutes are over."""
        if scale == DAYS:
            days = self._open_days(self.counted_day(received_at))
            return next(spans[-1][1] for n, (_on, spans) in enumerate(days) if n == limit)
        left = limit * MINUTE
        for opens, closes in (span for _on, spans in self._open_days(self.day(received_at)) for span in spans):
            room = max(timedelta(), closes - max(opens, received_at))
            if left <= room:
                return max(opens, received_at) + left
            left -= room
        raise AssertionError  # the days go on until an error says that they don't

    def _open_days(self, first: date) -> Iterator[tuple[date, tuple[tuple[datetime, datetime], ...]]]:
        """The working days from that day on; raises ValueError when the office never opens again."""
        on, closed = first, 0
        while closed < FARTHEST:
            spans = self.opened(on)
            if spans:
                yield on, spans
            closed = 0 if spans else closed + 1
            on += DAY
        raise ValueError("the office never opens")
