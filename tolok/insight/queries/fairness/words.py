"""What the fairness of ratings is called: groups, results, leads, reasons."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from django.utils import formats
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, gettext_noop

from tolok.rules.fairness import agreement, anchor, beside, dyads, each, gaps, period, severity

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise

COLUMNS: Mapping[str, _StrPromise] = {
    "sex": gettext_lazy("Sex"),
    "age": gettext_lazy("Age"),
    "status": gettext_lazy("PNS or PPPK"),
    "grade": gettext_lazy("Grade (PNS)"),
    "post": gettext_lazy("Kind of post"),
    "place": gettext_lazy("Field or office"),
}
GROUPS: Mapping[str, _StrPromise] = {
    "man": gettext_lazy("men"),
    "woman": gettext_lazy("women"),
    "under_30": gettext_lazy("below 30"),
    "30_39": gettext_lazy("30 to 39"),
    "40_49": gettext_lazy("40 to 49"),
    "50_up": gettext_lazy("50 and older"),
    "pns": gettext_lazy("PNS"),
    "pppk": gettext_lazy("PPPK"),
    "structural": gettext_lazy("structural"),
    "fungsional": gettext_lazy("Fungsional"),
    "pelaksana": gettext_lazy("Pelaksana"),
    "field": gettext_lazy("in the field"),
    "office": gettext_lazy("in an office"),
    **{grade: gettext_lazy("grade %(grade)s") for grade in ("I", "II", "III", "IV")},
}
RESULTS: Mapping[str, _StrPromise] = {
    "measured": gettext_lazy("measured results"),
    "citizens": gettext_lazy("what citizens say"),
    "in_time": gettext_lazy("services in time"),
    "achievement": gettext_lazy("the unit's achievement"),
}
LEADS: Mapping[str, _StrPromise] = {
    "severe_results": gettext_lazy("stricter than results let expect"),
    "lenient_results": gettext_lazy("milder than results let expect"),
    "severe_shared": gettext_lazy("stricter than others on the same people"),
    "lenient_shared": gettext_lazy("milder than others on the same people"),
    "flat_sheets": gettext_lazy("sheets nearly all alike"),
    "narrow_range": gettext_lazy("people told apart less than usual"),
}
# The rules say why a figure is missing; here the same in words that users read.
REASONS: Mapping[str, str] = {
    severity.ONE_RATER: gettext_noop("There is only one rater."),
    severity.ONE_EACH: gettext_noop("Within this year nobody was rated by two raters."),
    severity.ONE_OF: gettext_noop("No rater rated two people."),
    severity.ALL_SAME: gettext_noop("All ratings are the same, so that nothing differs."),
    severity.BOUND: gettext_noop("Too few people were rated by several raters to tell strictness from chance."),
    each.COMPANY: gettext_noop("Fewer than five raters are linked by people whom several of them rated."),
    each.SELDOM: gettext_noop("Too few people were rated by several raters to tell strictness from chance."),
    beside.FEW: gettext_noop("Fewer than five raters rated people with measured results."),
    beside.ALONE: gettext_noop("No rater rated two people with measured results."),
    beside.UNMEASURED: gettext_noop("None of the people rated has measured results."),
    anchor.FEW: gettext_noop("Fewer than five units have such a result, or all results are the same."),
    period.RARELY: gettext_noop("Fewer than ten people were rated by several raters."),
    agreement.FLAT: gettext_noop("All ratings are the same, so that nothing differs."),
    agreement.EQUAL: gettext_noop("Everybody's ratings are equal on average."),
    dyads.FEW: gettext_noop("Fewer than ten pairs of people rated each other, as superiors rarely do."),
    gaps.ALONE: gettext_noop("Fewer than two groups have ten people or more."),
    gaps.SMALL: gettext_noop("Fewer than ten people: not shown."),
    gaps.MANY: gettext_noop("Only the largest groups are compared."),
    gaps.APART: gettext_noop("Fewer than ten raters have people of this group and of another."),
}


def why(reason: object) -> str:
    """A reason of the rules in the reader's language; empty where there is none."""
    return _(REASONS[str(reason)]) if reason else ""


def group(value: str) -> str:
    """A group's name; grades carry their number."""
    return str(GROUPS[value]) % {"grade": value}


def figure(value: float, places: int = 2) -> str:
    """A number as readers write it, with its decimals."""
    return formats.number_format(round(value, places) + 0.0, places)


def side(severity: float) -> str:
    """How much stricter or milder, in words; positive is stricter."""
    told = figure(abs(severity))
    if abs(severity) < 0.005:
        return _("no difference")
    return (_("%(n)s stricter") if severity > 0 else _("%(n)s milder")) % {"n": told}


def between(low: float, high: float) -> str:
    """An interval in words."""
    return _("between %(low)s and %(high)s") % {"low": side(low), "high": side(high)}
