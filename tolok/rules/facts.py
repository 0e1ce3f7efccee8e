"""The facts of one person and period, gathered without opinion."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from tolok.rules.canon import Canonical
from tolok.rules.terms import Accumulation, Attendance, Conduct, Level, OutcomeKind, Polarity, Scale, Value, Voice


@dataclass(frozen=True, slots=True)
class TargetFact(Canonical):
    """One indicator of an outcome: the year's target and what was reported, in hundredths of its unit.

    `checked` and `claimed` are already put together as `accumulation` says; None means that nothing is there.
    With polarity `date` a day is told as the days from the agreed start up to it.
    """

    id: int
    outcome: int
    aspect: str
    name: str
    unit: str
    polarity: str
    accumulation: str
    low: int | None
    high: int | None
    checked: int | None
    claimed: int | None
    n_checked: int
    n_claimed: int
    is_utmost: int = 0
    """1 if more than the target can't be reached, such as a clean audit."""

    def __post_init__(self) -> None:
        """Refuse words the rules don't know, instead of taking them for others."""
        Polarity(self.polarity)
        Accumulation(self.accumulation)


@dataclass(frozen=True, slots=True)
class OutcomeFact(Canonical):
    """One agreed outcome; `stated` is the superior's level where no target measures it."""

    id: int
    kind: str
    title: str
    stated: str | None

    def __post_init__(self) -> None:
        """Refuse words the rules don't know."""
        OutcomeKind(self.kind)
        _ = self.stated and Level(self.stated)


@dataclass(frozen=True, slots=True)
class BehaviourFact(Canonical):
    """The level given to one of the seven values, or None while it is not given."""

    value: str
    level: str | None

    def __post_init__(self) -> None:
        """Refuse words the rules don't know."""
        Value(self.value)
        _ = self.level and Level(self.level)


@dataclass(frozen=True, slots=True)
class ComponentFact(Canonical):
    """A local component in points (10,000 = 100) and how many voices or events stand behind it."""

    kind: str
    points: int | None
    n: int


@dataclass(frozen=True, slots=True)
class RatingFact(Canonical):
    """One sheet of one voice, in points (10,000 = 100); None if it was returned without information."""

    voice: str
    points: int | None

    def __post_init__(self) -> None:
        """Refuse voices the rules don't know."""
        Voice(self.voice)


@dataclass(frozen=True, slots=True)
class AttendanceFact(Canonical):
    """How often (`n` days) one thing happened: `minutes` late or left early each time, absent, or at work."""

    kind: str
    minutes: int | None
    n: int

    def __post_init__(self) -> None:
        """Refuse kinds the rules don't know."""
        Attendance(self.kind)


@dataclass(frozen=True, slots=True)
class EventFact(Canonical):
    """`n` finished services that took the same time against the same limit, both in `unit` (minutes or days)."""

    service: str
    unit: str
    taken: int
    limit: int
    n: int

    def __post_init__(self) -> None:
        """Refuse other units: working days and minutes are never mixed."""
        if self.unit not in (Scale.MINUTES, Scale.DAYS):
            raise ValueError(f"{self.unit!r} is neither minutes nor days")


@dataclass(frozen=True, slots=True)
class ProjectFact(Canonical):
    """One project the person had a part in: outcome (hundredths of its unit), days from its start, whole rupiah.

    `done`, `taken_days` and `spent` are None while nobody knows them.
    """

    id: int
    title: str
    target: int
    done: int | None
    planned_days: int
    taken_days: int | None
    budget: int
    spent: int | None


@dataclass(frozen=True, slots=True)
class ConductFact(Canonical):
    """How often something was counted that tells of process, effort or relations; `of` where it is a share."""

    kind: str
    n: int
    of: int | None

    def __post_init__(self) -> None:
        """Refuse kinds the rules don't know."""
        Conduct(self.kind)


@dataclass(frozen=True)
class Dossier(Canonical):
    """Everything the rules may know about one person in one period; rows are kept in a fixed order."""

    person: int
    government: str
    period: str
    starts_on: str
    ends_on: str
    months: int
    targets: tuple[TargetFact, ...]
    outcomes: tuple[OutcomeFact, ...]
    behaviours: tuple[BehaviourFact, ...]
    components: tuple[ComponentFact, ...]
    ratings: tuple[RatingFact, ...] = ()
    attendance: tuple[AttendanceFact, ...] = ()
    events: tuple[EventFact, ...] = ()
    projects: tuple[ProjectFact, ...] = ()
    conduct: tuple[ConductFact, ...] = ()
    unit: str = ""
    level: str = ""
    """The level of a functional position, for angka kredit; empty for others."""
    tpp_base: int | None = None
    """The full allowance of the position in rupiah a month, for simulation only."""
    tpp_cut: int = 0
    """The share of the allowance (ratio) that a sanction in force takes; none is in force unless somebody decided."""

    def __post_init__(self) -> None:
        """Sort the rows, so that the order they were read in leaves no trace."""
        for name, order in _ORDER.items():
            object.__setattr__(self, name, tuple(sorted(getattr(self, name), key=order)))


def _known(value: int | None) -> int:
    """A place among numbers for what is missing: before all of them."""
    return -1 if value is None else value


_ORDER: dict[str, Callable[[Any], Any]] = {
    "targets": lambda row: row.id,
    "outcomes": lambda row: row.id,
    "behaviours": lambda row: row.value,
    "components": lambda row: row.kind,
    "ratings": lambda row: (row.voice, _known(row.points)),
    "attendance": lambda row: (row.kind, _known(row.minutes), row.n),
    "events": lambda row: (row.service, row.unit, row.taken, row.limit, row.n),
    "projects": lambda row: row.id,
    "conduct": lambda row: row.kind,
}
