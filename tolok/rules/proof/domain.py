"""What a proof starts from, and what it may claim."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import NamedTuple

from tolok.rules.terms import Level, Scale


@dataclass(frozen=True, slots=True)
class Domain:
    """All a column may hold: whole numbers between two bounds (None is unbounded), or words; and missing or not.

    A domain without any value (`low` above `high`, or no words) stands for a column that is always missing.
    """

    scale: Scale
    low: int | None = None
    high: int | None = None
    missing: bool = False
    words: frozenset[str] | None = None

    @property
    def is_empty(self) -> bool:
        """Whether no value is possible."""
        crossed = self.low is not None and self.high is not None and self.low > self.high
        return not self.words if self.words is not None else crossed


class Group(NamedTuple):
    """The columns of a group's rows, and how many rows there are, from `least` to `most` (None is unbounded)."""

    columns: Mapping[str, Domain]
    least: int = 0
    most: int | None = None


class Direction(StrEnum):
    """How a result moves when one column rises and all others stay; between values, missing ones left aside."""

    RISING = "rising"  # never falls
    FALLING = "falling"  # never rises
    CONSTANT = "constant"
    UNKNOWN = "unknown"


class Fault(NamedTuple):
    """Something wrong with a step, proven: its name, the kind of fault, and a sentence."""

    step: str
    kind: str
    text: str


@dataclass(frozen=True, slots=True)
class Proof:
    """What holds for a step over the whole domain; each claim is certain, what is not certain is left open.

    `low` and `high` bound every value (None: no bound proven). `words` are the only ones possible (None: a number).
    `missing_from` names the columns whose silence may make the result missing. `jump` is the most by which the
    result may change when an integer column moves by one (None: no bound proven).
    """

    scale: Scale
    low: int | None = None
    high: int | None = None
    words: frozenset[str] | None = None
    may_be_missing: bool = True
    missing_from: frozenset[str] = frozenset()
    directions: Mapping[str, Direction] = field(default_factory=dict)
    jump: Mapping[str, int | None] = field(default_factory=dict)
    faults: tuple[Fault, ...] = ()

    @property
    def is_constant(self) -> bool:
        """Whether the result is always the same value, and never missing."""
        same_number = self.words is None and self.low is not None and self.low == self.high
        return not self.may_be_missing and (same_number or (self.words is not None and len(self.words) == 1))


Orders = Mapping[Scale, tuple[str, ...]]
"""Words from the least to the best, for scales whose words have an order."""

ORDERS: Orders = {Scale.LEVEL: (Level.BELOW.value, Level.MEETS.value, Level.ABOVE.value)}
