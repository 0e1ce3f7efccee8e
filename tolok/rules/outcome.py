"""The level of one outcome, measured by its indicators or stated."""

from __future__ import annotations

from tolok.rules.steps import (
    Band,
    Both,
    Column,
    Compare,
    Count,
    Formula,
    Missing,
    Node,
    Nothing,
    Number,
    Ratio,
    Total,
    When,
    formula,
    known,
)
from tolok.rules.terms import Level, Scale

_ONE = Column("achievement", Scale.RATIO, "capaian", "achievement")
_CONFIRMED = Column("achievement_if_confirmed", Scale.RATIO, "capaian bila klaim diterima", "achievement if confirmed")
_WAIT = Column("wait", Scale.COUNT, "kebijakan menunggu", "the policy waits")
_ABOVE_FROM = Column("above_from", Scale.RATIO, "batas di atas ekspektasi", "limit of above expectation")
_MEETS_FROM = Column("meets_from", Scale.RATIO, "batas sesuai ekspektasi", "limit of meeting expectation")


def _mean(of: Column) -> Node:
    """The exact mean of what is known; missing if the policy waits for the rest."""
    there = Count("targets", known(of))
    waits = Both(_WAIT.same(1), Compare(">", Count("targets", Missing(of)), Number(0)))
    return When(waits, Nothing(), Ratio(Total("targets", of), there, 1))


def _banded(of: Column) -> Node:
    limits = ((_ABOVE_FROM, Level.ABOVE.value), (_MEETS_FROM, Level.MEETS.value))
    return Band(of, limits, Level.BELOW.value)


@formula("Capaian hasil kerja", "Achievement of the outcome", Scale.RATIO, "achievement")
def outcome_achievement() -> Node:
    """The exact mean of the achievements of the outcome's indicators.

    Source: rancangan Tolok; PermenPANRB 6/2022 tidak memberi bobot pada indikator
    """
    return _mean(_ONE)


@formula(
    "Capaian bila klaim diterima", "Achievement if the claims are confirmed", Scale.RATIO, "achievement_if_confirmed"
)
def outcome_if_confirmed() -> Node:
    """The mean that the unchecked reports could lead to.

    Source: rancangan Tolok, pegawai tidak menanggung diamnya pemeriksa
    """
    return _mean(_CONFIRMED)


@formula("Tingkat hasil kerja", "Level of the outcome", Scale.LEVEL, "level")
def outcome_level() -> Node:
    """The band the achievement reaches; missing while unchecked reports could change it.

    Source: PermenPANRB 6/2022, rating hasil kerja; batasnya dari kebijakan
    """
    reached = _banded(outcome_achievement.column)
    possible = _banded(outcome_if_confirmed.column)
    return When(Compare("=", reached, possible), reached, Nothing())


@formula("Tingkat yang dinyatakan pimpinan", "Level stated by the superior", Scale.LEVEL, "level")
def outcome_stated() -> Node:
    """A qualitative outcome has the level its superior states.

    Source: PermenPANRB 6/2022, SKP pendekatan kualitatif
    """
    return Column("stated", Scale.LEVEL, "tingkat yang dinyatakan", "stated level")


OUTCOME: tuple[Formula, ...] = (outcome_achievement, outcome_if_confirmed, outcome_level)
STATED: tuple[Formula, ...] = (outcome_stated,)
