"""The facts and numbers of a simulated allowance (TPP)."""

from __future__ import annotations

from dataclasses import dataclass

from tolok.rules.canon import Canonical
from tolok.rules.facts import AttendanceFact
from tolok.rules.tables import Entry, Limit
from tolok.rules.terms import Predikat, Silence


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
