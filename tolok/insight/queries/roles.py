"""A role's reporting, week by week: how much time, and which fields are used."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

# Below this many people a week of a role would speak of persons.
FEWEST = 5
# A proposal needs so many reports, of which at most this share (10,000 = all) filled the field in.
ENOUGH, SELDOM = 100, 300
SHARE = 10_000
FIELDS = ("minutes", "note", "link", "file")


@dataclass(frozen=True)
class Week:
    """One week of one role; `seconds_a_person` is None where too few people reported or nothing was measured."""

    starts_on: date
    people: int
    reports: int
    measured: int
    seconds: int

    @property
    def seconds_a_person(self) -> int | None:
        """Measured seconds for each person who reported."""
        return self.seconds // self.people if self.people >= FEWEST and self.measured else None


@dataclass(frozen=True)
class Use:
    """How many of a role's reports have a field filled in, as a ratio (10,000 = all)."""

    field: str
    ratio: int


@dataclass(frozen=True)
class Role:
    """What reporting costs one role, week by week, and which of its fields are used."""

    level: str
    label: str
    weeks: tuple[Week, ...]
    sendings: int
    reports: int
    measured: int
    seconds: int
    spread: tuple[int, ...]
    uses: tuple[Use, ...]

    @property
    def people(self) -> int:
        """How many people reported in the fullest week."""
        return max((week.people for week in self.weeks), default=0)

    @property
    def is_small(self) -> bool:
        """Whether too few people reported for numbers that speak of nobody."""
        return self.people < FEWEST

    @property
    def last(self) -> Week | None:
        """The newest week that has a number."""
        return next((week for week in reversed(self.weeks) if week.seconds_a_person is not None), None)

    @property
    def covered(self) -> int:
        """The share of the reports whose time was measured, as a ratio."""
        return min(self.measured * SHARE // self.reports, SHARE) if self.reports else 0

    @property
    def seldom(self) -> tuple[str, ...]:
        """The fields that hardly anybody of the role fills in."""
        if self.is_small or self.reports < ENOUGH:
            return ()
        return tuple(use.field for use in self.uses if use.ratio <= SELDOM)
