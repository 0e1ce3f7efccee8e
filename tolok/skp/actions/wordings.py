"""What planners hand to the actions: goals and standard indicators to be."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from tolok.skp.models import Indicator

if TYPE_CHECKING:
    from tolok.people.models import Person


@dataclass(frozen=True)
class GoalDraft:
    """A goal to be; `parent` is the code of a goal of the same year, `unit_ids` carry it."""

    by: Person
    at: datetime
    year: int
    code: str
    title: str
    source: str
    measure: str = ""
    parent: str = ""
    unit_ids: tuple[int, ...] = ()


@dataclass(frozen=True)
class Wording:
    """What a revision says; typical targets in hundredths of the unit."""

    name: str
    unit: str
    polarity: str
    accumulation: str
    formula: str
    source: str
    typical_low: int | None = None
    typical_high: int | None = None


@dataclass(frozen=True)
class IndicatorDraft:
    """A standard indicator to be, found by position and service."""

    by: Person
    at: datetime
    code: str
    wording: Wording
    position: str = ""
    service: str = ""

    def indicator(self) -> Indicator:
        """The unsaved row."""
        return Indicator(
            government_id=self.by.government_id, code=self.code, position=self.position, service=self.service
        )
