"""What others said, and what was counted, measured and recorded."""

from __future__ import annotations

from dataclasses import dataclass

from tolok.rules.canon import Canonical
from tolok.rules.terms import Attendance, Conduct, Scale, Voice


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

    `done`, `taken_days` and `spent` are None while nobody knows them. `first_days` and `first_budget` are what was
    agreed first, where the plan moved; the rules judge against `planned_days` and `budget`, what was agreed last.
    `own_days` is how long the person belonged to it, where that was too short for its result to be theirs.
    """

    id: int
    title: str
    target: int
    done: int | None
    planned_days: int
    taken_days: int | None
    budget: int
    spent: int | None
    first_days: int | None = None
    first_budget: int | None = None
    own_days: int | None = None


@dataclass(frozen=True, slots=True)
class ConductFact(Canonical):
    """How often something was counted that tells of process, effort or relations; `of` where it is a share."""

    kind: str
    n: int
    of: int | None

    def __post_init__(self) -> None:
        """Refuse kinds the rules don't know."""
        Conduct(self.kind)
