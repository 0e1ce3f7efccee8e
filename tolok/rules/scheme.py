"""Scores one local scheme of one person, with what is missing and why."""

from __future__ import annotations

from collections import defaultdict

from tolok.rules.local import SCORE, band_rule, component_rule
from tolok.rules.measures import MEASURES
from tolok.rules.policy import Component, Scheme
from tolok.rules.receipt import Receipt
from tolok.rules.records import component_cells
from tolok.rules.result import LocalScore, Part
from tolok.rules.terms import Silence
from tolok.rules.trace import Traced, trace
from tolok.rules.values import Groups, Row


def score_scheme(scheme: Scheme, groups: Groups, receipt: Receipt) -> LocalScore:
    """The score of one scheme from the person's groups of facts; its steps go on the receipt.

    Source: kebijakan pemerintah daerah, skema lokal
    """
    path = f"local/{scheme.name}"
    rows = [_component(each, f"{path}/{each.kind}", groups, receipt) for each in scheme.components]
    traced = trace(SCORE, {}, {"components": rows})
    why = "component_missing" if traced[0].value else "no_component"
    receipt.write(path, traced if traced[0].value else traced[1:], why, scheme.source)
    points = _whole(traced[-1])
    return LocalScore(
        name=scheme.name,
        label_id=scheme.label_id,
        label_en=scheme.label_en,
        points=points,
        parts=tuple(_part(each, cells) for each, cells in zip(scheme.components, rows, strict=True)),
        missing=why if points is None else None,
        word=None if points is None else _word(scheme, points, groups, receipt),
    )


def _whole(traced: Traced) -> int | None:
    return traced.value if isinstance(traced.value, int) else None


def _component(component: Component, path: str, groups: Groups, receipt: Receipt) -> Row:
    measure = MEASURES[component.measure]
    wanted = set(component.aspects or (component.of,))
    own = [row for row in groups[measure.over] if not measure.of or row[measure.of] in wanted]
    cells = component_cells(component)
    traced = trace(component_rule(component), cells, {measure.over: own})
    waits = "measured_if_confirmed" in cells and cells["points"] is None and cells["measured_if_confirmed"] is not None
    cells["silence"] = Silence.HOLD.value if waits else cells["silence"]
    cells["why"] = _why_no_points(cells, waits)
    receipt.write(path, _worth_showing(traced), str(cells["why"]), component.source, str(cells["silence"]))
    if cells["why"] and cells["silence"] == Silence.HOLD:
        receipt.hold(path, "claims_could_change_it" if waits else "component_missing")
    return cells


def _worth_showing(traced: list[Traced]) -> list[Traced]:
    """What unchecked reports could lead to is said only where it keeps the points waiting."""
    there = traced[-1].value is not None
    return [each for each in traced if not (there and each.formula.name == "measured_if_confirmed")]


def _why_no_points(cells: Row, waits: bool) -> str | None:
    if cells["points"] is not None:
        return None
    if waits:
        return "claims_could_change_it"
    if "measured_if_confirmed" in cells:
        return "not_measured"
    return "nothing_received" if cells["measured"] is None else "too_few_voices"


def _part(component: Component, cells: Row) -> Part:
    points, n, why = cells["points"], cells["n"], cells["why"]
    return Part(
        kind=component.kind,
        label_id=component.label_id,
        label_en=component.label_en,
        points=points if isinstance(points, int) else None,
        weight=component.weight,
        n=int(n or 0),
        missing=None if why is None else str(why),
        source=component.source,
        silence="" if why is None else str(cells["silence"]),
    )


def _word(scheme: Scheme, points: int, groups: Groups, receipt: Receipt) -> str | None:
    rule = band_rule(scheme)
    if not rule:
        return None
    times: dict[str, int] = defaultdict(int)
    for row in groups["conduct"]:
        times[str(row["kind"])] += int(row["n"] or 0)
    cells: Row = {"score": points}
    cells |= {f"n_{band.needs}": times.get(band.needs) for band in scheme.bands if band.needs}
    traced = trace(rule, cells)
    receipt.write(f"local/{scheme.name}", traced, None, scheme.source)
    return str(traced[-1].value)
