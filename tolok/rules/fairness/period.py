"""What the ratings of one period tell of a government: the whole, and each rater."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from tolok.rules.fairness import anchor, dyads, gaps, leads
from tolok.rules.fairness.agreement import Icc, intraclass
from tolok.rules.fairness.beside import Beside, Line, beside_results
from tolok.rules.fairness.columns import Ratings, Unit, coded
from tolok.rules.fairness.each import each_rater, usual
from tolok.rules.fairness.linked import cross_raters
from tolok.rules.fairness.whole import Known, Labels, known_of, plain

if TYPE_CHECKING:
    from tolok.rules.fairness.columns import Floats, Ints

FORMAT = "tolok-fairness-1"
MEASURED = "measured"
MOST_CROSS = 6
LEAST_SHARED = 10
RARELY = f"Fewer than {LEAST_SHARED} people were rated by several raters."
NO_AGREEMENT = Icc(None, None, 0, 0.0, RARELY)


@dataclass(frozen=True)
class Asked:
    """Ratings of a period, and of the year up to its end; what is known of each ratee, by the ratee's name.

    `groups` are compared, `unit` is where each works, `results` are outside results: `measured` first of all.
    """

    now: Ratings
    year: Ratings
    groups: Mapping[str, Labels]
    unit: Labels
    results: Mapping[str, Mapping[str, float]]


class Found(NamedTuple):
    """Plain values for JSON: the whole, which names raters by place only, and one row for each rater."""

    whole: dict[str, object]
    raters: list[dict[str, object]]


class Both(NamedTuple):
    """The period, the year, and the period's raters beside measured results."""

    now: Known
    year: Known
    line: Line
    beside: list[Beside | None]


def of_period(asked: Asked) -> Found:
    """Everything these ratings tell; leads, never verdicts, and nothing that changes a rating.

    Group and unit means are left out: with the mean of all they would tell those of a group too small to show.
    """
    now, year = known_of(asked.now), known_of(asked.year)
    line, beside = beside_results(now.sheets, _results(asked.results.get(MEASURED, {}), now))
    both = Both(now, year, line, beside)
    groupings = [_grouping(now, column, labels) for column, labels in asked.groups.items()]
    flags = leads.of_groups(groupings)
    raters = each_rater(now, year, beside)
    whole: dict[str, object] = {
        "format": FORMAT,
        "design": _design(both),
        "usual": usual(now),
        "shared": _shared(year),
        "line": line,
        "groups": [_shown(each, flags) for each in groupings],
        "units": _units(both, asked),
        "favours": _favours(year),
        "talks": sum(1 for row in raters if row["leads"]),
    }
    return Found(_plain(whole), [_plain(each) for each in raters])


def _plain(value: dict[str, object]) -> dict[str, object]:
    return {key: plain(each) for key, each in value.items()}


def _design(of: Both) -> dict[str, object]:
    now, year = of.now.sheets, of.year.sheets
    return {
        "ratees": now.ratees,
        "raters": now.raters,
        "sheets": now.n,
        "scores": len(of.now.names.score),
        "year_ratees": year.ratees,
        "year_raters": year.raters,
        "year_sheets": year.n,
        "measured": of.line.n,
    }


def _shared(year: Known) -> dict[str, object]:
    """Who can be compared because people were rated by several: components, variances, agreement, who would link."""
    links, names = year.links, year.names
    sizes = [int((links.rater == k).sum()) for k in range(len(links.sheets))]
    cross = [(names.raters[each.rater], names.ratees[each.ratee]) for each in cross_raters(year.sheets, links)]
    several = sum(1 for n in _counts(year) if n > 1)
    return {
        "components": len(sizes),
        "largest": max(sizes),
        "several": several,
        "agreement": intraclass(year.sheets)["ICC1"] if several >= LEAST_SHARED else NO_AGREEMENT,
        "spread": None if year.variances is None else year.variances.rater**0.5,
        "cross": cross[:MOST_CROSS],
        "reason": year.reason,
    }


def _counts(of: Known) -> list[int]:
    """How many raters each ratee had."""
    import numpy as np

    counts: list[int] = np.bincount(of.sheets.ratee).tolist()
    return counts


def _grouping(now: Known, column: str, labels: Labels) -> gaps.Grouping:
    """The groups of one column, compared within the same rater."""
    said = [labels.get(name, "") for name in now.names.ratees]
    return gaps.grouping(column, said, now.sheets, None, None)


def _shown(of: gaps.Grouping, flags: list[leads.Lead]) -> dict[str, object]:
    """A grouping without means, with what leads to a question: by kind, which groups."""
    rows = [each._replace(mean=None, top=None)._asdict() for each in of.groups]
    kinds = ("group_gap", "four_fifths")
    far = {kind: [f.whom[1] for f in flags if f.kind == kind and f.whom[0] == of.column] for kind in kinds}
    return of._asdict() | {"top_from": None, "groups": rows, "far": far}


def _units(of: Both, asked: Asked) -> list[dict[str, object]]:
    """Units beside each outside result, and which of them are rated higher than it lets expect."""
    names, given = of.now.names.ratees, of.now.sheets
    places, units = coded([asked.unit.get(name, "") for name in names])
    over = Unit("unit", _known(places, units)[given.ratee], units)
    told = [anchor.anchored(kind, _results(each, of.now), given, over) for kind, each in asked.results.items()]
    return [
        each._asdict()
        | {"units": [_unit(row) for row in each.units], "far": [f.whom[0] for f in leads.of_anchors([each])]}
        for each in told
    ]


def _unit(of: anchor.Inflation) -> dict[str, object]:
    """A unit without its mean rating."""
    return of._asdict() | {"rating": None}


def _known(places: Ints, units: tuple[str, ...]) -> Ints:
    """Places among units, -1 for the unit without a name."""
    import numpy as np

    unnamed = [place for place, name in enumerate(units) if not name]
    return np.where(np.isin(places, unnamed), -1, places)


def _results(told: Mapping[str, float], of: Known) -> Floats:
    import numpy as np

    return np.array([told.get(name, np.nan) for name in of.names.ratees], dtype=np.float64)


def _favours(year: Known) -> dict[str, object]:
    """Whether favours are returned, where people rated each other."""
    if year.effects is None:
        return {"n": 0, "reciprocity": None, "interval": None, "reason": year.reason}
    found = dyads.dyads(year.names, year.sheets, year.effects)
    return {key: value for key, value in found._asdict().items() if key not in {"pairs", "z"}}
