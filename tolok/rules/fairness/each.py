"""Each rater of a period: severity, habits, use of the range, and what is usual."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tolok.rules.fairness import habits, leads
from tolok.rules.fairness.beside import LEAST_RATERS, UNMEASURED, Beside
from tolok.rules.fairness.notes import OFTEN
from tolok.rules.fairness.severity import Severity, around, severities
from tolok.rules.fairness.sheets import means
from tolok.rules.fairness.whole import Known

if TYPE_CHECKING:
    from collections.abc import Mapping

    from tolok.rules.fairness.columns import Bools, Floats, Ints

SELDOM = f"Fewer than {OFTEN} sheets repeat a person: how much raters differ is too uncertain."
COMPANY = f"Fewer than {LEAST_RATERS} raters are linked to this one by people whom both rated."
LEVELS = 3
Row = dict[str, object]


def each_rater(now: Known, year: Known, beside: list[Beside | None]) -> list[Row]:
    """A row for each rater of the period, in the order of names; what the whole year tells is marked by its `n`."""
    found = {"flat_sheets": alike_more(now), "narrow_range": habits.width(now.sheets)}
    odd = {
        "flat_sheets": _of(now, leads.discovered(found["flat_sheets"].z)),
        "narrow_range": set(_names(leads.of_habit("narrow_range", found["narrow_range"], now.names.raters))),
    }
    shared = _shared(year)
    rows = []
    for place, plain in enumerate(_plain_rows(now)):
        who = now.names.raters[place]
        told = {kind: _habit(each, place, who in odd[kind]) for kind, each in found.items()}
        told |= {"shared": shared[who], "results": _beside(beside[place])}
        rows.append({"rater": who} | plain | told | {"leads": _leads(told)})
    return rows


def usual(now: Known) -> Row:
    """The quartiles of raters' means, and the share of sheets on which everything is alike: no mean of all."""
    import numpy as np

    mean = means(now.sheets.raw, now.sheets.rater, now.sheets.raters)
    alike, full = _counted(now)
    quartiles = np.quantile(mean, (0.25, 0.5, 0.75)).tolist()
    return {"means": quartiles, "alike": int(alike.sum()), "full": int(full.sum())}


def alike_more(now: Known) -> habits.Habit:
    """A rater's share of sheets on which everything is alike, over that of all sheets, and how far beyond chance.

    On a scale of three levels the spread within a sheet says little once its mean is known; whether it is nought does.
    Source: Fisher (1935), The Design of Experiments, chapter 2 (exact test), one-sided.
    """
    import numpy as np
    from scipy.stats import hypergeom, norm

    alike, full = _counted(now)
    p = hypergeom.sf(alike - 1, int(full.sum()), int(alike.sum()), full)
    usual = float(alike.sum()) / max(1, int(full.sum()))
    share = np.divide(alike, full, out=np.full(len(full), np.nan), where=full > 0)
    z = np.where(full > 0, norm.isf(np.clip(p, 1e-300, 1 - 1e-12)), np.nan)
    return habits.Habit(share / usual if usual else np.ones(len(full)), z, full)


def _counted(now: Known) -> tuple[Ints, Ints]:
    """By rater: sheets all alike, and sheets of three items or more."""
    import numpy as np

    full, count = now.sheets.items > LEVELS - 1, now.sheets.raters
    one, other = (np.bincount(now.sheets.rater[rows], minlength=count) for rows in (_alike(now) & full, full))
    return one.astype(np.intp), other.astype(np.intp)


def _of(now: Known, chosen: Bools) -> set[str]:
    return {now.names.raters[place] for place in chosen.nonzero()[0].tolist()}


def _names(found: list[leads.Lead]) -> list[str]:
    return [lead.whom[0] for lead in found]


def _alike(now: Known) -> Bools:
    """Sheets on which every item has the same score."""
    import numpy as np

    most, least = np.full(now.sheets.n, -np.inf), np.full(now.sheets.n, np.inf)
    np.maximum.at(most, now.sheets.of, now.names.score)
    np.minimum.at(least, now.sheets.of, now.names.score)
    alike: Bools = most - least < 1e-9
    return alike


def _plain_rows(now: Known) -> list[Row]:
    """What can be counted: sheets, their mean, levels given, sheets all alike among those of three items or more."""
    import numpy as np

    of, count = now.sheets, now.sheets.raters
    level = np.clip(np.round(now.names.score), 1, LEVELS).astype(np.intp) - 1
    levels = np.bincount(now.names.rater * LEVELS + level, minlength=count * LEVELS).reshape(count, LEVELS)
    n, mean = np.bincount(of.rater, minlength=count), means(of.raw, of.rater, count)
    columns = (n, mean, levels, *_counted(now))
    names = ("n", "mean", "levels", "alike", "full")
    rows = zip(*(column.tolist() for column in columns), strict=True)
    return [dict(zip(names, row, strict=True)) for row in rows]


def _habit(of: habits.Habit, place: int, is_odd: bool) -> Row:
    def one(column: Floats) -> float:
        return float(column[place])

    return {"statistic": one(of.statistic), "z": one(of.z), "n": int(of.n[place]), "is_far": is_odd}


def _beside(found: Beside | None) -> Row:
    return {"reason": UNMEASURED} if found is None else found._asdict() | {"reason": None}


def _shared(year: Known) -> dict[str, Row]:
    """Each rater beside those who rated the same people; only in a company large enough."""
    import numpy as np

    told = severities(year.sheets, year.effects, year.links, year.names.raters)
    far = set() if year.variances is None else set(_names(leads.of_severity(told, year.variances.rater**0.5)))
    sizes = np.bincount(year.links.rater)[year.links.rater].tolist()
    reason = year.reason or (SELDOM if year.sheets.n - year.sheets.ratees < OFTEN else None)
    return {each.rater: _linked(each, size, each.rater in far, reason) for each, size in zip(told, sizes, strict=True)}


def _linked(of: Severity, size: int, is_far: bool, reason: str | None) -> Row:
    if reason or of.difference is None or of.difference_error is None or size < LEAST_RATERS:
        return {"n": of.n, "raters": size, "reason": reason or COMPANY}
    interval = around(of.difference, of.difference_error)
    told = {"severity": of.difference, "error": of.difference_error, "interval": interval, "is_far": is_far}
    return {"n": of.n, "raters": size, "reason": None} | told


def _leads(told: Mapping[str, Row]) -> list[str]:
    """Which rows call for a conversation: severity first, with its sign, then habits."""
    found = []
    for kind in ("results", "shared"):
        severity = told[kind].get("severity")
        if told[kind].get("is_far") and isinstance(severity, float):
            found.append(("severe_" if severity > 0 else "lenient_") + kind)
    return found + [kind for kind in ("flat_sheets", "narrow_range") if told[kind]["is_far"]]
