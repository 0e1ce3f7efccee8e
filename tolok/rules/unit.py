"""What is known of an organisation, and the numbers its predikat is proposed from."""

from __future__ import annotations

from dataclasses import dataclass

from tolok.rules.canon import Canonical
from tolok.rules.result import Held, Step
from tolok.rules.terms import Evaluation, OrganisationPredikat, Silence


@dataclass(frozen=True)
class PeriodicPolicy(Canonical):
    """What the action plans of a period mean (ratios): most, good, fair, and how many must be known."""

    most: int
    good_share: int
    fair_share: int
    known_share: int
    source: str


@dataclass(frozen=True)
class YearlyPolicy(Canonical):
    """The achievements of the yearly agreement (ratios) from which each predikat begins."""

    top_from: int
    good_from: int
    fair_from: int
    poor_from: int
    source: str


@dataclass(frozen=True)
class OrganisationPolicy(Canonical):
    """How an organisation's predikat is proposed; `missing` says what happens without facts: hold or refuse."""

    periodic: PeriodicPolicy
    yearly: YearlyPolicy
    missing: Silence
    source: str


@dataclass(frozen=True, slots=True)
class PlanFact(Canonical):
    """One action plan and its progress (ratio, 10,000 = the period's target); 0 is no progress, None is not known."""

    id: int
    title: str
    progress: int | None


@dataclass(frozen=True)
class OrganisationFacts(Canonical):
    """What is known of one unit in one period: its action plans, and its yearly agreement's achievement (ratio)."""

    unit: int
    government: str
    period: str
    evaluation: Evaluation
    plans: tuple[PlanFact, ...] = ()
    agreement: int | None = None


@dataclass(frozen=True)
class OrganisationProposal(Canonical):
    """The proposed predikat of an organisation, or why there is none; the leader one level up decides."""

    predikat: OrganisationPredikat | None
    missing: str | None
    steps: tuple[Step, ...]
    held: tuple[Held, ...]
