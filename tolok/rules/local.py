"""A government's own numeric scores: beside the predikat, never inside it."""

from __future__ import annotations

from functools import cache

from tolok.rules.blocks import in_points
from tolok.rules.measures import MEASURES
from tolok.rules.measures.indicators import mean_of
from tolok.rules.policy import Component, Scheme
from tolok.rules.steps import (
    Both,
    Column,
    Compare,
    Count,
    Formula,
    Join,
    Missing,
    Node,
    Nothing,
    Number,
    Ratio,
    Total,
    When,
    Word,
    formula,
)
from tolok.rules.target import achievement, achievement_if_confirmed
from tolok.rules.terms import Scale, Silence

_MINIMUM = Column("minimum", Scale.COUNT, "batas paling sedikit", "minimum")
_N = Column("n", Scale.COUNT, "banyak yang mendasari", "how many stand behind it")
_POINTS = Column("points", Scale.POINTS, "nilai komponen", "points of the component")
_WEIGHT = Column("weight", Scale.RATIO, "bobot", "weight")
_SILENCE = Column("silence", Scale.WORD, "arti bila tidak ada", "meaning of silence")
_IF_CONFIRMED = "measured_if_confirmed"
POINTS_SOURCE = "rancangan Tolok, blok rumus bernama; angkanya dari kebijakan"


@cache
def component_rule(component: Component) -> tuple[Formula, ...]:
    """The steps of one component: how many stand behind it, the measure, and the points its block gives.

    Source: rancangan Tolok, blok rumus bernama; angkanya dari kebijakan
    """
    measure = MEASURES[component.measure]
    if measure.over == "targets":
        return (measure.n, *_of_indicators(component, measure.value))
    points = in_points(component.block, measure.value.column)
    enough = When(Compare("≥", _N, _MINIMUM), points, Nothing())
    return measure.n, measure.value, _points_step(enough)


def _points_step(node: Node) -> Formula:
    label_id, label_en = "Nilai komponen", "Points of the component"
    return Formula("points", node, label_id, label_en, Scale.POINTS, "The points of a block.", POINTS_SOURCE)


def _of_indicators(component: Component, mean: Formula) -> tuple[Formula, ...]:
    """Indicators may still carry unchecked reports: missing while those could change the points."""
    now, then = (_mean(component, of) for of in (achievement.column, achievement_if_confirmed.column))
    scale = Scale.POINTS if component.block.kind == "pieces" else mean.scale
    measured = Formula("measured", now, mean.label_id, mean.label_en, scale, mean.summary, mean.source)
    label = achievement_if_confirmed
    possible = Formula(_IF_CONFIRMED, then, label.label_id, label.label_en, scale, label.summary, label.source)
    one, other = (_in_points(component, step.column) for step in (measured, possible))
    settled = When(Compare("=", one, other), one, Nothing())
    return measured, possible, _points_step(When(Missing(other), Nothing(), settled))


def _mean(component: Component, of: Column) -> Node:
    """Pieces are read for each indicator, as PermenPANRB 8/2021 does; other blocks for their mean."""
    by_each = component.block.kind == "pieces"
    return mean_of(in_points(component.block, of) if by_each else of, of)


def _in_points(component: Component, measured: Column) -> Node:
    return measured if component.block.kind == "pieces" else in_points(component.block, measured)


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


SCORE: tuple[Formula, ...] = (blocked, score)


@cache
def band_rule(scheme: Scheme) -> tuple[Formula, ...]:
    """The word for a scheme's score, if the scheme has bands; what a band needs must have been shown.

    Source: PP 30/2019, Pasal 41; batasnya dari kebijakan
    """
    if not scheme.bands:
        return ()
    found: Node = Word(scheme.bands[0].word)
    for band in scheme.bands[1:]:
        reached: Node = Compare("≥", score.column, Number(band.start, Scale.POINTS))
        found = When(Both(reached, _shown(band.needs)) if band.needs else reached, Word(band.word), found)
    summary = "The band that the rounded score reaches."
    return (Formula("word", found, "Sebutan", "Word for the score", Scale.WORD, summary, scheme.source),)


def _shown(kind: str) -> Node:
    """What a band needs and nobody recorded was not shown."""
    times = Column(f"n_{kind}", Scale.COUNT, "banyaknya", "how many")
    return When(Missing(times), Number(0), Compare("≥", times, Number(1)))
