"""The local schemes over whole tables, sharing the sums of each table."""

from __future__ import annotations

from tolok.rules.columns.plan import Plan
from tolok.rules.local import SCORE, band_rule, component_rule
from tolok.rules.measures import MEASURES
from tolok.rules.policy import Component, Scheme
from tolok.rules.records import component_cells
from tolok.rules.steps import Column, Compare, Count, Nothing, Number, Total, When
from tolok.rules.terms import Scale, Silence

_N = Column("n", Scale.COUNT, "banyaknya", "how many")
_COUNTED = When(Compare(">", Count("conduct", Number(1)), Number(0)), Total("conduct", _N), Nothing())


def add_scheme(plan: Plan, scheme: Scheme) -> None:
    """The components, the score, and its word where the scheme has bands; the score's column is the scheme's name.

    Source: kebijakan pemerintah daerah, skema lokal
    """
    path = f"local/{scheme.name}/"
    reading = plan.reading({})
    reading.wide["components"] = tuple(_component(plan, each, path) for each in scheme.components)
    plan.add(reading, SCORE, path)
    score = reading.names["score"]
    plan.keep(scheme.name, score)
    banded = plan.reading({})
    banded.names["score"] = score
    for needs in {band.needs for band in scheme.bands if band.needs}:
        banded.names[f"n_{needs}"] = _times(plan, needs)
    banded.add(band_rule(scheme))
    if scheme.bands:
        word = plan.pieces.pick([(plan.pieces.there(score), banded.names["word"])])
        plan.keep(f"{scheme.name}/word", word, is_word=True)


def _component(plan: Plan, component: Component, path: str) -> dict[str, int]:
    """One component's cells; while unchecked reports could change its points, they are waited for."""
    measure, pieces = MEASURES[component.measure], plan.pieces
    where = {measure.over: (measure.of, component.aspects or (component.of,))} if measure.of else {}
    reading = plan.reading(component_cells(component), where)
    plan.add(reading, component_rule(component), f"{path}{component.kind}/")
    names = reading.names
    possible = names.get("measured_if_confirmed")
    if possible is not None:
        waits = pieces.both(pieces.opposite(pieces.there(names["points"])), pieces.there(possible))
        names["silence"] = pieces.pick([(waits, pieces.constant(Silence.HOLD.value))], names["silence"])
    return names


def _times(plan: Plan, kind: str) -> int:
    """How often a kind of conduct was counted; missing if nobody recorded it."""
    return plan.reading({}, {"conduct": ("kind", (kind,))}).value(_COUNTED)
