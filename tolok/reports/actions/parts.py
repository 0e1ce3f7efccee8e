"""On which days somebody may report on a project: its own, and theirs in it."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from tolok.reports.actions.reasons import NotYourProject, PartBeganLater, PartIsOver, ProjectIsOver

# What of a membership says so, in the order of `Part`.
DAYS = ("project__starts_on", "project__ended_on", "starts_on", "ends_on")


@dataclass(frozen=True)
class Part:
    """A person's part in a project.

    From its first day to its last worked one, and within that their own spans (end exclusive), the earliest first.
    """

    starts_on: date
    ended_on: date
    spans: list[tuple[date, date]] = field(default_factory=list)

    def check(self, on: date) -> None:
        """Refuse a day outside the project or outside every span, with the day from or until which it would do."""
        if on < self.starts_on:
            raise NotYourProject
        if on > self.ended_on:
            raise ProjectIsOver(self.ended_on)
        spans = [(since, until) for since, until in self.spans if since < until]
        if not spans:
            raise NotYourProject
        before = [until for since, until in spans if since <= on]
        if not before:
            raise PartBeganLater(spans[0][0])
        if on >= max(before):
            raise PartIsOver(max(before))


# Of a project that is not theirs no day is.
NONE = Part(date.max, date.max)
