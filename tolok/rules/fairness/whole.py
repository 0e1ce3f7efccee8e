"""All statistics of fairness over one file of ratings, as plain values for JSON."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from tolok.rules.fairness import anchor, dyads, gaps, habits, leads
from tolok.rules.fairness.agreement import intraclass
from tolok.rules.fairness.alpha import alpha
from tolok.rules.fairness.columns import Ratings, Unit, coded, parted
from tolok.rules.fairness.effects import Effects, Variances, effects, variances
from tolok.rules.fairness.facets import facets
from tolok.rules.fairness.items import items
from tolok.rules.fairness.linked import Linked, cross_raters, linked
from tolok.rules.fairness.notes import notes
from tolok.rules.fairness.own import own
from tolok.rules.fairness.severity import BOUND, reliable, results, severities, why_none
from tolok.rules.fairness.sheets import Sheets, sheets
from tolok.rules.fairness.spread import within

if TYPE_CHECKING:
    from tolok.rules.fairness.columns import Floats, Ints

DIGITS = 6
Labels = Mapping[str, str]
Told = tuple[dict[str, object], list[leads.Lead]]


@dataclass(frozen=True)
class Asked:
    """What to look at beside the ratings: columns that say something of each ratee, by the ratee's name.

    `groups` are compared, `unit` is held fixed, `anchors` are outside results; `top` is where the top begins.
    """

    groups: Mapping[str, Labels] = field(default_factory=dict)
    unit: tuple[str, Labels] | None = None
    anchors: Mapping[str, Mapping[str, float]] = field(default_factory=dict)
    top: float | None = None
    mfrm: bool = False


class Known(NamedTuple):
    """What every statistic builds on."""

    names: Ratings
    sheets: Sheets
    links: Linked
    variances: Variances | None
    effects: Effects | None
    reason: str | None


def fairness(given: Ratings, asked: Asked) -> dict[str, object]:
    """Everything that these ratings tell, each with n and interval, and the reason where something is missing."""
    others, of_self = parted(given)
    known = known_of(others)
    found = agreed(known) | severe(known)
    if asked.mfrm:
        second = facets(others)
        found |= {"severity_logits": second.raters, "mfrm": second._replace(raters=None)}
    habit, flags = habitual(known)
    beside, more = compared(known, asked)
    found |= habit | beside | {"self_ratings": own(of_self, others, known.sheets)}
    found |= {"flags": flags + more, "notes": notes(others, known.sheets, known.links)}
    return {key: plain(value) for key, value in found.items()}


def known_of(others: Ratings) -> Known:
    """The sheets, who is linked, and the model, or why there is none."""
    of = sheets(others)
    links = linked(of)
    reason = why_none(of)
    found = None if reason else variances(of)
    model = None if found is None else effects(of, found, links.rater)
    return Known(others, of, links, found, model, None if model else reason or BOUND)


def agreed(known: Known) -> dict[str, object]:
    """Design and agreement."""
    names, of = known.names, known.sheets
    kept = alpha(names)._asdict()
    three = {metric: kept.pop(metric) for metric in ("nominal", "ordinal", "interval")}
    design = {
        "ratees": of.ratees,
        "raters": of.raters,
        "items": len(names.items),
        "sheets": of.n,
        "scores": len(names.score),
        "complete": of.n == of.ratees * of.raters,
        "components": len(known.links.sheets),
    }
    return {
        "design": design,
        "icc": intraclass(of),
        "alpha": three,
        "alpha_about": kept,
        "agreement_within": within(names),
    }


def severe(known: Known) -> dict[str, object]:
    """The model: variances, severity, results, who can be compared and who could link them."""
    names, of, links = known.names, known.sheets, known.links
    apart = known.variances
    told = {"ratee": None, "rater": None, "rest": None} if apart is None else apart._asdict()
    shares = {} if apart is None else reliable(apart, of.n / of.ratees)
    advice = [
        {"rater": names.raters[each.rater], "ratee": names.ratees[each.ratee], "links": [1, each.component + 1]}
        for each in cross_raters(of, links)
    ]
    return {
        "variances": told | shares | {"reason": known.reason},
        "severity": severities(of, known.effects, links, names.raters),
        "ratees": results(of, known.effects, links, names.ratees),
        "items": items(names, of),
        "components": components(known),
        "cross_raters": advice,
    }


def components(known: Known) -> list[dict[str, object]]:
    """Who can be compared with whom, the component with most sheets first."""
    links, names = known.links, known.names
    ratees: list[list[str]] = [[] for _ in links.sheets]
    raters: list[list[str]] = [[] for _ in links.sheets]
    for name, place in zip(names.ratees, links.ratee.tolist(), strict=True):
        ratees[place].append(name)
    for name, place in zip(names.raters, links.rater.tolist(), strict=True):
        raters[place].append(name)
    rows = enumerate(zip(links.sheets.tolist(), raters, ratees, strict=True), 1)
    return [{"component": k, "sheets": n, "raters": by, "ratees": whom} for k, (n, by, whom) in rows]


def habitual(known: Known) -> Told:
    """Habits of raters and favours of pairs, with what they lead to."""
    names, model, apart = known.names, known.effects, known.variances
    found = {"flat_sheets": habits.flatness(names, known.sheets)}
    if model is None or apart is None:
        told = leads.of_habit("flat_sheets", found["flat_sheets"], names.raters)
        return {"habits": _beside(names.raters, found), "favours": None}, told
    found["central_tendency"] = habits.slope(known.sheets, model)
    found["narrow_range"] = habits.width(known.sheets)
    found["random_rating"] = habits.noise(known.sheets, model, apart)
    pairs = dyads.dyads(names, known.sheets, model)
    told = leads.of_severity(severities(known.sheets, model, known.links, names.raters), apart.rater**0.5)
    told += [lead for kind, habit in found.items() for lead in leads.of_habit(kind, habit, names.raters)]
    favours = {key: value for key, value in pairs._asdict().items() if key not in {"pairs", "z"}}
    return {"habits": _beside(names.raters, found), "favours": favours}, told + leads.of_dyads(pairs)


def _beside(raters: tuple[str, ...], found: Mapping[str, habits.Habit]) -> list[dict[str, object]]:
    """Each rater's habits beside each other."""
    columns = {kind: (each.statistic.tolist(), each.z.tolist(), each.n.tolist()) for kind, each in found.items()}
    return [
        {"rater": name} | {kind: {"statistic": s[k], "z": z[k], "n": n[k]} for kind, (s, z, n) in columns.items()}
        for k, name in enumerate(raters)
    ]


def compared(known: Known, asked: Asked) -> Told:
    """Groups of people, and ratings beside outside results, where asked."""
    names, of = known.names, known.sheets
    unit = None if asked.unit is None else Unit(asked.unit[0], *_units(names, asked.unit[1]))
    groups = [
        gaps.grouping(column, [labels.get(name, "") for name in names.ratees], of, unit, asked.top)
        for column, labels in asked.groups.items()
    ]
    each = Unit("rater", of.rater, names.raters) if unit is None else unit._replace(place=unit.place[of.ratee])
    beside = [anchor.anchored(title, _numbers(told, names.ratees), of, each) for title, told in asked.anchors.items()]
    return {"groups": groups, "inflation": beside}, leads.of_groups(groups) + leads.of_anchors(beside)


def _units(names: Ratings, labels: Labels) -> tuple[Ints, tuple[str, ...]]:
    """Each ratee's unit, -1 where nobody said it."""
    places, units = coded([labels.get(name, "") for name in names.ratees])
    return (places - 1, units[1:]) if units[0] == "" else (places, units)


def _numbers(told: Mapping[str, float], ratees: tuple[str, ...]) -> Floats:
    import numpy as np

    return np.array([told.get(name, np.nan) for name in ratees], dtype=np.float64)


def plain(value: object) -> object:
    """A value as JSON can hold it: named fields, rounded numbers, null where there is no number."""
    if isinstance(value, float):
        return round(value, DIGITS) + 0.0 if math.isfinite(value) else None
    if isinstance(value, dict):
        return {key: plain(each) for key, each in value.items()}
    if isinstance(value, tuple) and hasattr(value, "_asdict"):
        return plain(value._asdict())
    return [plain(each) for each in value] if isinstance(value, list | tuple) else value
