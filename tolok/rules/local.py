"""A government's own numeric scores: beside the predikat, never inside it."""

from __future__ import annotations

from tolok.rules.steps import (
    Both,
    Column,
    Compare,
    Count,
    Formula,
    Join,
    Least,
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
from tolok.rules.terms import Scale, Silence

_ACHIEVEMENT = Column("achievement", Scale.RATIO, "capaian", "achievement")
_CONFIRMED = Column("achievement_if_confirmed", Scale.RATIO, "capaian bila klaim diterima", "if confirmed")
_GIVEN = Column("given", Scale.POINTS, "nilai yang diterima", "points received")
_N = Column("n", Scale.COUNT, "banyak suara atau kejadian", "voices or events")
_MINIMUM = Column("minimum", Scale.COUNT, "paling sedikit", "minimum")
_POINTS = Column("points", Scale.POINTS, "nilai komponen", "points of the component")
_WEIGHT = Column("weight", Scale.RATIO, "bobot", "weight")
_SILENCE = Column("silence", Scale.WORD, "arti diam", "what silence means")


def _mean_points(of: Column) -> Node:
    mean = Ratio(Total("targets", of), Count("targets", known(of)), 1)
    return Least(mean, Number(10_000, Scale.POINTS))


@formula("Nilai dari indikator", "Points from indicators", Scale.POINTS, "points")
def points_measured() -> Node:
    """The mean achievement of the component's indicators, at most full; missing while claims could change it.

    Source: rancangan Tolok, 100 nilai = sesuai target; bobotnya dari kebijakan
    """
    now, then = _mean_points(_ACHIEVEMENT), _mean_points(_CONFIRMED)
    return When(Missing(then), Nothing(), When(Compare("=", now, then), now, Nothing()))


@formula("Nilai yang diterima", "Points received", Scale.POINTS, "points")
def points_given() -> Node:
    """The points given, once enough voices or events stand behind them.

    Source: rancangan Tolok, jumlah suara terlalu kecil tidak dihitung
    """
    return When(Compare("≥", _N, _MINIMUM), _GIVEN, Nothing())


@formula("Komponen yang menahan", "Components that block", Scale.COUNT)
def blocked() -> Node:
    """Missing components that the policy doesn't let the others stand in for.

    Source: kebijakan pemerintah daerah, arti komponen yang belum ada
    """
    strict = When(_SILENCE.same(Silence.REDISTRIBUTE), Number(0), Number(1))
    return Count("components", Both(Missing(_POINTS), strict))


@formula("Nilai lokal", "Local score", Scale.POINTS)
def score() -> Node:
    """Weights times points over the weights of the components that are there.

    Source: kebijakan pemerintah daerah, bobot komponen
    """
    weighted = Total("components", Join("×", _WEIGHT, _POINTS))
    weights = Total("components", When(Missing(_POINTS), Nothing(), _WEIGHT))
    return When(blocked.column.same(0), Ratio(weighted, weights, 1), Nothing())


MEASURED: tuple[Formula, ...] = (points_measured,)
GIVEN: tuple[Formula, ...] = (points_given,)
SCORE: tuple[Formula, ...] = (blocked, score)
