"""What calls for a word in a month of one's reports; never a verdict."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import groupby
from typing import TYPE_CHECKING

from tolok.reports.queries.authentic.entries import SHORTEST, Entry, next_month

if TYPE_CHECKING:
    from tolok.engine.schema.year import Authenticity


SHARE = 10_000


@dataclass(frozen=True)
class Finding:
    """A signal: its kind, the reports it is about, oldest first, and the largest number found.

    `most` is persons for `shared`, days for `rushed`, minutes of the fullest day for `overfull`, else the reports.
    """

    kind: str
    entries: tuple[Entry, ...]
    most: int

    @property
    def count(self) -> int:
        """How many reports it is about."""
        return len(self.entries)


@dataclass(frozen=True)
class Seen:
    """A month of one person: its reports, which repeat an earlier note, which notes colleagues wrote that day."""

    month: date
    entries: Sequence[Entry]
    repeats: Collection[int]
    shared: Mapping[tuple[str, date], int]


Detector = Callable[[Seen, "Authenticity"], Finding | None]


def repeated(seen: Seen, limits: Authenticity) -> Finding | None:
    """Most notes nearly the same as an earlier one, and many; marked copies and measured work don't count."""
    noted = _noted(seen.entries)
    found = [e for e in noted if e.id in seen.repeats]
    return _finding("repeated", found) if _is_much(found, noted, limits.repeats_from, limits.repeats_share) else None


def shared(seen: Seen, limits: Authenticity) -> Finding | None:
    """Many notes that several persons of the unit wrote word by word on the same days; copies don't count."""
    found = [e for e in _noted(seen.entries) if seen.shared.get((e.note, e.on), 0) >= limits.persons_from]
    if len(found) < limits.copies_from:
        return None
    return _finding("shared", found, max(seen.shared[e.note, e.on] for e in found))


def late(seen: Seen, limits: Authenticity) -> Finding | None:
    """A large share of the month written in its last days or afterwards, about days before them."""
    own = [e for e in seen.entries if not e.is_measured]
    last = next_month(seen.month) - timedelta(days=limits.late_days)
    found = [e for e in own if e.on < last <= e.written_on]
    return _finding("late", found) if _is_much(found, own, limits.repeats_from, limits.late_share) else None


def rushed(seen: Seen, limits: Authenticity) -> Finding | None:
    """Reports about many different days that were written within minutes; the largest such group."""
    own = sorted((e for e in seen.entries if not e.is_measured), key=lambda e: (e.written_at, e.id))
    span, best, start = timedelta(minutes=limits.rush_minutes), list[Entry](), 0
    for end, entry in enumerate(own):
        while entry.written_at - own[start].written_at > span:
            start += 1
        group = own[start : end + 1]
        if _days(group) > _days(best):
            best = group
    return _finding("rushed", best, _days(best)) if _days(best) >= limits.rush_days else None


def overfull(seen: Seen, limits: Authenticity) -> Finding | None:
    """Days whose minutes add up to more than a day of work can have."""
    days = [list(group) for _day, group in groupby(sorted(seen.entries, key=lambda e: e.on), key=lambda e: e.on)]
    full = [day for day in days if _minutes(day) > limits.minutes_a_day]
    found = [entry for day in full for entry in day if entry.minutes]
    return _finding("overfull", found, max(map(_minutes, full))) if full else None


def copied(seen: Seen, limits: Authenticity) -> Finding | None:
    """Marked copies in which neither the amount nor the note was changed, when they are many."""
    found = [e for e in seen.entries if e.is_unchanged_copy]
    return _finding("copied", found) if len(found) >= limits.copies_from else None


DETECTORS: tuple[Detector, ...] = (overfull, rushed, late, repeated, shared, copied)


def findings(seen: Seen, limits: Authenticity) -> list[Finding]:
    """Everything in the month that calls for a word."""
    return [found for detector in DETECTORS if (found := detector(seen, limits))]


def _finding(kind: str, found: Sequence[Entry], most: int | None = None) -> Finding:
    ordered = tuple(sorted(found, key=lambda entry: (entry.on, entry.id)))
    return Finding(kind, ordered, len(ordered) if most is None else most)


def _noted(entries: Sequence[Entry]) -> list[Entry]:
    """Those with a note of one's own that is long enough to be compared."""
    return [e for e in entries if len(e.note) >= SHORTEST and not e.is_copy and not e.is_measured]


def _is_much(some: Sequence[Entry], every: Sequence[Entry], fewest: int, share: int) -> bool:
    return len(some) >= fewest and len(some) * SHARE >= len(every) * share


def _days(group: Sequence[Entry]) -> int:
    return len({entry.on for entry in group})


def _minutes(day: Sequence[Entry]) -> int:
    return sum(entry.minutes or 0 for entry in day)
