"""The facts and numbers of the index of professionalism (IP ASN)."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from tolok.rules.canon import Canonical
from tolok.rules.discipline import Severity
from tolok.rules.tables import Entry, Limit
from tolok.rules.terms import Predikat, Silence


class Education(StrEnum):
    """The highest certificate."""

    S3 = "s3"
    S2 = "s2"
    S1 = "s1"
    D4 = "d4"
    D3 = "d3"
    D2 = "d2"
    D1 = "d1"
    SLTA = "slta"
    BELOW_SLTA = "below_slta"


class Duty(StrEnum):
    """What kind of position a person holds; it decides which trainings count."""

    LEADER = "leader"
    FUNCTIONAL = "functional"
    PELAKSANA = "pelaksana"


class Training(StrEnum):
    """The parts of competence."""

    DUTY = "duty"  # leadership or functional training, as the position asks
    TECHNICAL = "technical"
    SEMINAR = "seminar"


PARTS = ("education", "competence", "performance", "discipline")


@dataclass(frozen=True, slots=True)
class Share(Canonical):
    """What one training is worth in one kind of position (points)."""

    duty: Duty
    training: Training
    points: int


@dataclass(frozen=True)
class IpAsnPolicy(Canonical):
    """Weights and tables in points (10,000 = 100), the least technical training in hours (JP), and silence."""

    weight: tuple[Entry, ...]
    education: tuple[Entry, ...]
    training: tuple[Share, ...]
    technical_hours: int
    performance: tuple[Entry, ...]
    discipline: tuple[Entry, ...]
    category: tuple[Limit, ...]
    missing: Silence
    source: str


@dataclass(frozen=True, slots=True)
class IpAsnFacts(Canonical):
    """What is known of a person's certificate, trainings, predikat and sanction; None is unknown, 0 is none."""

    education: Education | None
    duty: Duty | None
    duty_training: int | None
    technical_hours: int | None
    seminars: int | None
    predikat: Predikat | None
    severity: Severity | None
