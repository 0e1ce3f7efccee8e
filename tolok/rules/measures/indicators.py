"""What indicators say: the mean achievement of the aspects looked at."""

from __future__ import annotations

from tolok.rules.measures.measure import Measure, behind, measured
from tolok.rules.steps import Column, Count, Node, Ratio, Total, known
from tolok.rules.target import achievement
from tolok.rules.terms import Aspect, Better, Scale

_NOW = achievement.column


def mean_of(value: Node, of: Column) -> Node:
    """The mean of a value over the targets for which `of` is known."""
    return Ratio(Total("targets", value), Count("targets", known(of)), 1)


@measured("Rata-rata capaian indikator", "Mean achievement of the indicators", Scale.RATIO)
def _mean() -> Node:
    """The exact mean achievement of the component's indicators.

    Source: rancangan Tolok; bobot dan aspeknya dari kebijakan
    """
    return mean_of(_NOW, _NOW)


@behind()
def _known() -> Node:
    """How many of the component's indicators have an achievement.

    Source: rancangan Tolok, yang belum ada bukan nol dan bukan penuh
    """
    return Count("targets", known(_NOW))


ACHIEVEMENT = {
    "achievement": Measure("targets", Scale.RATIO, Better.HIGHER, 20_000, _mean, _known, "aspect", tuple(Aspect)),
}
