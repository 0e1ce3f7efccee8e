"""Everything the rules may know about one person in one period."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from tolok.rules.canon import Canonical
from tolok.rules.facts.observed import AttendanceFact, ComponentFact, ConductFact, EventFact, ProjectFact, RatingFact
from tolok.rules.facts.plan import BehaviourFact, OutcomeFact, TargetFact


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
