"""Whether a published IKM follows from the means that were published with it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction

from tolok.rules.canon import Canonical
from tolok.rules.skm import Answers, Bands, survey_index

# The rounded-down weight that many older reports used for nine unsur.
LEGACY = Fraction(111, 1_000)


class Verdict(StrEnum):
    """What became of working a published index out again."""

    SAME = "same"
    LEGACY = "legacy"
    OTHER = "other"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Mean(Canonical):
    """A published mean of an unsur: a decimal as a fraction, and how many decimals it had."""

    unsur: str
    numerator: int
    denominator: int
    decimals: int


@dataclass(frozen=True, slots=True)
class Reworked(Canonical):
    """The index from the means (10,000 = 100), and with weights of 0.111; how far rounding reaches; the verdict."""

    points: int | None
    legacy: int | None
    slack: int
    verdict: Verdict


def reworked(published: int, means: Sequence[Mean], bands: Bands) -> Reworked:
    """Work a published index (10,000 = 100) out again from its means, each of which was rounded when it was printed.

    Source: PermenPANRB 14/2017, Lampiran (pengolahan data SKM); rancangan Tolok, pembulatan yang wajar diterima
    """
    answers = [Answers(mean.unsur, mean.numerator, mean.denominator, None) for mean in means]
    points = survey_index(answers, bands).points if answers else None
    if points is None:
        return Reworked(None, None, 0, Verdict.UNKNOWN)
    legacy = survey_index(answers, bands, LEGACY).points or 0
    slack = _slack(means, bands)
    if abs(points - published) <= slack:
        return Reworked(points, legacy, slack, Verdict.SAME)
    return Reworked(points, legacy, slack, Verdict.LEGACY if abs(legacy - published) <= slack else Verdict.OTHER)


def _slack(means: Sequence[Mean], bands: Bands) -> int:
    """Half a unit of each mean's last decimal, averaged, in points; and one hundredth for the index itself."""
    halves = sum(Fraction(1, 2 * 10**mean.decimals) for mean in means)
    return int(halves * bands.times * 100 / len(means)) + 1
