"""The facts of one person and period, gathered without opinion."""

from __future__ import annotations

from dataclasses import dataclass

from tolok.rules.canon import Canonical
from tolok.rules.terms import Accumulation, Level, OutcomeKind, Polarity, Value


@dataclass(frozen=True, slots=True)
class TargetFact(Canonical):
    """One indicator of an outcome: the year's target and what was reported, in hundredths of its unit.

    `checked` and `claimed` are already put together as `accumulation` says; None means that nothing is there.
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

    def __post_init__(self) -> None:
        """Sort the rows, so that the order they were read in leaves no trace."""
        object.__setattr__(self, "targets", tuple(sorted(self.targets, key=lambda row: row.id)))
        object.__setattr__(self, "outcomes", tuple(sorted(self.outcomes, key=lambda row: row.id)))
        object.__setattr__(self, "behaviours", tuple(sorted(self.behaviours, key=lambda row: row.value)))
        object.__setattr__(self, "components", tuple(sorted(self.components, key=lambda row: row.kind)))
