"""A rater's mirror: strictness, habits and two suggestions, in words."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext as _

from tolok.insight.queries.fairness.advice import two_suggestions
from tolok.insight.queries.fairness.spans import Span, reach_of, span
from tolok.insight.queries.fairness.words import LEADS, between, figure, side, why

if TYPE_CHECKING:
    from tolok.insight.models import Mirror

LEVELS = 3
# From so many sheets on, habits of a rater can be told at all.
LEAST_SHEETS = 3
WHOLE = 100


@dataclass(frozen=True)
class Compared:
    """One comparison of strictness in words, or why there is none; `n` people stand behind it."""

    n: int
    estimate: str
    sentences: tuple[str, ...]
    span: Span | None
    is_far: bool
    reason: str


@dataclass(frozen=True)
class Share:
    """How often one level was given: code, times, share in percent."""

    level: str
    n: int
    percent: int


@dataclass(frozen=True)
class Habit:
    """One habit in a figure and a sentence."""

    figure: str
    text: str
    is_far: bool


@dataclass(frozen=True)
class MirrorPage:
    """Everything on the page of a mirror."""

    n: int
    mean: str
    middle: tuple[str, str]
    results: Compared
    shared: Compared
    levels: tuple[Share, ...]
    scores: int
    alike: Habit
    apart: Habit
    decided: Habit
    leads: tuple[str, ...]
    suggestions: tuple[str, ...]


def mirror_page(mirror: Mirror) -> MirrorPage:
    """The mirror in words; `mirror` comes with its analysis."""
    told, whole = json.loads(mirror.text), json.loads(mirror.analysis.text)
    quartiles = whole["usual"]["means"]
    return MirrorPage(
        n=told["n"],
        mean=figure(told["mean"]),
        middle=(figure(quartiles[0]), figure(quartiles[2])),
        results=_beside(told["results"], whole["line"]),
        shared=_shared(told["shared"]),
        levels=_levels(told["levels"]),
        scores=sum(told["levels"]),
        alike=_alike(told, whole["usual"]),
        apart=_apart(told["narrow_range"]),
        decided=_decided(told["decided"]),
        leads=tuple(str(LEADS[lead]) for lead in told["leads"]),
        suggestions=tuple(two_suggestions(told["leads"])),
    )


def _beside(row: dict[str, Any], line: dict[str, Any]) -> Compared:
    """Strictness beside measured results."""
    if row["reason"] or line["reason"]:
        return Compared(0, "", (), None, False, why(line["reason"] or row["reason"]))
    words = {
        "result": figure(row["result"], 0),
        "expected": figure(row["rating"] - row["gap"]),
        "rating": figure(row["rating"]),
    }
    first = _(
        "People who reach %(result)s %% of their targets, as yours do on average, usually get %(expected)s, where "
        "2 is “meets expectation”. Yours got %(rating)s."
    )
    return _compared(row, row["n"], (first % words,))


def _shared(row: dict[str, Any]) -> Compared:
    """Strictness beside others who rated the same people."""
    if row["reason"]:
        return Compared(row["n"], "", (), None, False, why(row["reason"]))
    first = _("%(raters)s raters are linked by people whom several of them rated within the year.")
    return _compared(row, row["n"], (first % {"raters": row["raters"]},))


def _compared(row: dict[str, Any], n: int, first: tuple[str, ...]) -> Compared:
    value, interval = row["severity"], (row["interval"][0], row["interval"][1])
    if not row["error"]:
        alike = _("Here raters don't differ by more than chance, so nothing can be said of one of them.")
        return Compared(n, side(0.0), (*first, alike), None, False, "")
    words = {"between": between(*interval)}
    uncertain = _("As this rests on few sheets, the truth probably lies %(between)s.") % words
    picture = span(value, interval, reach_of([interval]), is_far=row["is_far"])
    return Compared(n, side(value), (*first, uncertain, _meaning(interval, row["is_far"])), picture, row["is_far"], "")


def _meaning(interval: tuple[float, float], is_far: bool) -> str:
    """What an interval lets one say, and no more."""
    if is_far:
        return _(
            "This stands out and is worth a conversation. There may be a good reason that figures don't know, such as "
            "work that nothing measures."
        )
    if interval[0] <= 0 <= interval[1]:
        return _("So nothing sets you apart from others: it may be chance.")
    return _("A small difference, as many raters have.")


def _levels(given: list[int]) -> tuple[Share, ...]:
    total = sum(given) or 1
    names = ("below", "meets", "above")
    return tuple(Share(name, n, round(WHOLE * n / total)) for name, n in zip(names, given, strict=True))


def _alike(told: dict[str, Any], usual: dict[str, Any]) -> Habit:
    """Sheets on which everything is alike, beside all sheets of the government."""
    share = round(WHOLE * usual["alike"] / usual["full"]) if usual["full"] else 0
    text = _("sheets have the same level for everything. Of all sheets here it is %(share)s of 100.") % {"share": share}
    return Habit(
        _("%(n)s of %(total)s") % {"n": told["alike"], "total": told["full"]}, text, told["flat_sheets"]["is_far"]
    )


def _apart(row: dict[str, Any]) -> Habit:
    """How far the people are told apart, beside what is usual."""
    if row["statistic"] is None or row["n"] < LEAST_SHEETS:
        return Habit("–", _("Fewer than three sheets, or nobody's sheets differ: this can't be told."), False)
    text = _("of the usual difference between people, over %(n)s sheets.")
    if row["statistic"] < 1:
        text = _("of the usual difference between people, over %(n)s sheets. It may be that your people are alike.")
    return Habit(f"{figure(WHOLE * row['statistic'] ** 0.5, 0)} %", text % {"n": row["n"]}, row["is_far"])


def _decided(row: dict[str, int]) -> Habit:
    """Ratings of the work that depart from what the rules proposed."""
    if not row["proposed"]:
        return Habit("–", _("For none of these people the rules could propose a rating of the work."), False)
    text = _("ratings of the work differ from what the rules proposed: %(higher)s higher, %(lower)s lower.")
    told = _("%(n)s of %(total)s") % {"n": row["higher"] + row["lower"], "total": row["proposed"]}
    return Habit(told, text % row, False)
