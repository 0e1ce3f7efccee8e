"""The facts and numbers of a simulated allowance (TPP)."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from tolok.rules.canon import Canonical
from tolok.rules.tables import Entry, Limit
from tolok.rules.terms import Predikat, Silence


class Presence(StrEnum):
    """What a row of attendance counts."""

    WORKING = "working"  # working days recorded at all; without such a row attendance is not known
    LATE = "late"
    EARLY = "early"
    ABSENT = "absent"


@dataclass(frozen=True, slots=True)
class AttendanceFact(Canonical):
    """`n` days or times of one kind; `minutes` late or early each time, None if nothing was recorded that day."""

    kind: Presence
    minutes: int | None
    n: int


@dataclass(frozen=True, slots=True)
class TppFacts(Canonical):
    """A person's month: the full allowance (rupiah), predikat, attendance, and the cut of a sanction (ratio)."""

    base: int | None
    predikat: Predikat | None
    attendance: tuple[AttendanceFact, ...]
    cut: int | None


@dataclass(frozen=True, slots=True)
class Deductions(Canonical):
    """What one time costs by its minutes, and what it costs when nothing was recorded (ratios)."""

    minutes: tuple[Limit, ...]
    unrecorded: int


@dataclass(frozen=True)
class TppPolicy(Canonical):
    """How the allowance splits, what a predikat earns, and what attendance costs of the discipline part (ratios)."""

    productivity: int
    discipline: int
    multiplier: tuple[Entry, ...]
    late: Deductions
    early: Deductions
    absent: int
    deduction_cap: int
    upper_cap: int | None
    missing: Silence
    source: str
