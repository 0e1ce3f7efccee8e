"""The limits on how predikat are spread in a unit, and what was found of them."""

from __future__ import annotations

from dataclasses import dataclass

from tolok.rules.canon import Canonical
from tolok.rules.result import Step
from tolok.rules.spread import apart_or_nested
from tolok.rules.terms import OrganisationPredikat, Predikat, Standing


@dataclass(frozen=True)
class Limit(Canonical):
    """How many of a unit's persons (ratio of all) may have one of some words: at least, at most, more than."""

    predikat: tuple[Predikat, ...]
    least: int
    most: int
    more_than: int | None
    source: str


@dataclass(frozen=True)
class Pattern(Canonical):
    """The limits for one predikat of the organisation; their words are nested or apart."""

    organisation: OrganisationPredikat
    limits: tuple[Limit, ...]
    source: str

    def __post_init__(self) -> None:
        """Refuse limits that overlap, because they could not be checked exactly."""
        if not apart_or_nested(frozenset(limit.predikat) for limit in self.limits):
            raise ValueError("the words of two limits overlap; make them equal, nested or apart")


@dataclass(frozen=True, slots=True)
class LimitFound(Canonical):
    """One limit in persons: least, most, how many there are, and how many are too few or too many."""

    predikat: tuple[Predikat, ...]
    least: int
    most: int
    found: int
    standing: Standing
    too_few: int
    too_many: int
    text_id: str
    text_en: str
    source: str


@dataclass(frozen=True)
class Distribution(Canonical):
    """A unit against its pattern. `moves` is how many predikat would have to differ, None if the unit is too small."""

    organisation: OrganisationPredikat
    persons: int
    unknown: int
    limits: tuple[LimitFound, ...]
    standing: Standing
    moves: int | None
    text_id: str
    text_en: str
    steps: tuple[Step, ...]


def together(moves: int | None, limits: tuple[LimitFound, ...]) -> Standing:
    """All limits at once: two that can each still hold may not be able to hold together."""
    if moves != 0:
        return Standing.BROKEN
    return Standing.HOLDS if all(each.standing is Standing.HOLDS for each in limits) else Standing.OPEN
