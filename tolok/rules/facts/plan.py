"""What was agreed and reported: indicators, outcomes, behaviours."""

from __future__ import annotations

from dataclasses import dataclass

from tolok.rules.canon import Canonical
from tolok.rules.terms import Accumulation, Level, OutcomeKind, Polarity, Value

# Sets of words are asked first, three times as fast; the enumeration then names the word it doesn't know.
_POLARITIES, _ACCUMULATIONS, _KINDS, _VALUES = map(frozenset, (Polarity, Accumulation, OutcomeKind, Value))
_LEVELS = frozenset({None, *Level})


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
        if self.polarity not in _POLARITIES or self.accumulation not in _ACCUMULATIONS:
            _ = Polarity(self.polarity), Accumulation(self.accumulation)


@dataclass(frozen=True, slots=True)
class OutcomeFact(Canonical):
    """One agreed outcome; `stated` is the superior's level where no target measures it."""

    id: int
    kind: str
    title: str
    stated: str | None

    def __post_init__(self) -> None:
        """Refuse words the rules don't know."""
        if self.kind not in _KINDS or self.stated not in _LEVELS:
            _ = OutcomeKind(self.kind), self.stated and Level(self.stated)


@dataclass(frozen=True, slots=True)
class BehaviourFact(Canonical):
    """The level given to one of the seven values, or None while it is not given."""

    value: str
    level: str | None

    def __post_init__(self) -> None:
        """Refuse words the rules don't know."""
        if self.value not in _VALUES or self.level not in _LEVELS:
            _ = Value(self.value), self.level and Level(self.level)
