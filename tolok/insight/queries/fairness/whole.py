"""What a reading found of the whole: groups, units, raters, as finished rows."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext as _

from tolok.insight.queries.fairness.spans import Span, reach_of, span
from tolok.insight.queries.fairness.words import COLUMNS, LEADS, RESULTS, figure, group, side, why
from tolok.people.models import Person, Unit

if TYPE_CHECKING:
    from tolok.insight.models import Analysis, Mirror


@dataclass(frozen=True)
class GroupRow:
    """One group beside the largest; `gap` is signed text, positive where it is rated higher."""

    name: str
    n: int | None
    gap: str
    interval: str
    span: Span | None
    is_far: bool
    is_reference: bool
    reason: str
    note: str


@dataclass(frozen=True)
class Groups:
    """All groups of one column, or why nothing is compared."""

    title: str
    rows: tuple[GroupRow, ...]
    reason: str
    notes: tuple[str, ...]


@dataclass(frozen=True)
class UnitRow:
    """One unit: how far its ratings stand above what its result lets expect."""

    name: str
    n: int
    result: str
    gap: str
    interval: str
    span: Span
    is_far: bool


@dataclass(frozen=True)
class Beside:
    """Units beside one outside result, the most inflated first, or why there is nothing to see."""

    title: str
    rows: tuple[UnitRow, ...]
    correlation: str
    interval: str
    reason: str


@dataclass(frozen=True)
class RaterRow:
    """One rater in a list: the strictness that most can be said of, and what leads to a conversation."""

    id: int
    name: str
    n: int
    estimate: str
    is_chance: bool
    span: Span | None
    leads: tuple[str, ...]


@dataclass(frozen=True)
class Whole:
    """Everything on the page of a reading but its raters."""

    design: dict[str, int]
    shared: dict[str, Any]
    agreement: str
    agreement_interval: str
    agreement_reason: str
    cross: tuple[tuple[str, str], ...]
    line_reason: str
    groups: tuple[Groups, ...]
    units: tuple[Beside, ...]
    favours_reason: str
    favours: str
    talks: int


def whole(analysis: Analysis) -> Whole:
    """The analysis in rows; two queries."""
    told = json.loads(analysis.text)
    names = {str(pk): name for pk, name in Unit.objects.values_list("pk", "name")}
    agreement, favours = told["shared"]["agreement"], told["favours"]
    return Whole(
        design=told["design"],
        shared=told["shared"],
        agreement="" if agreement["value"] is None else figure(agreement["value"]),
        agreement_interval=_ends(agreement["interval"]),
        agreement_reason=why(agreement["reason"]),
        cross=_cross(told["shared"]["cross"]),
        line_reason=why(told["line"]["reason"]),
        groups=tuple(_groups(each) for each in told["groups"]),
        units=tuple(_beside(each, names) for each in told["units"]),
        favours_reason=why(favours["reason"]),
        favours="" if favours["reciprocity"] is None else figure(favours["reciprocity"]),
        talks=told["talks"],
    )


def line_reason(analysis: Analysis) -> str:
    """Why nothing can be told beside measured results; empty where it can; no query."""
    return why(json.loads(analysis.text)["line"]["reason"])


def rater_rows(mirrors: Iterable[Mirror]) -> list[RaterRow]:
    """Raters as rows of a list, in the order given, all in one scale; no query."""
    told = [(mirror, json.loads(mirror.text)) for mirror in mirrors]
    shown = [main for _mirror, row in told if (main := _main(row))]
    reach = reach_of((each["interval"][0], each["interval"][1]) for each in shown)
    return [_rater(mirror, row, reach) for mirror, row in told]


def _main(row: dict[str, Any]) -> dict[str, Any] | None:
    """The strictness to show: beside measured results, else beside others; None where neither can be told."""
    known = (row[kind] for kind in ("results", "shared") if not row[kind]["reason"])
    return next((each for each in known if each["error"]), None)


def _rater(mirror: Mirror, row: dict[str, Any], reach: float) -> RaterRow:
    main = _main(row)
    leads = tuple(str(LEADS[lead]) for lead in row["leads"])
    if main is None:
        return RaterRow(mirror.pk, mirror.rater.name, row["n"], "", False, None, leads)
    low, high = main["interval"]
    picture = span(main["severity"], (low, high), reach, is_far=main["is_far"])
    told = (side(main["severity"]), low <= 0 <= high)
    return RaterRow(mirror.pk, mirror.rater.name, row["n"], *told, picture, leads)


def _cross(pairs: list[list[str]]) -> tuple[tuple[str, str], ...]:
    """Who could link what is apart by rating whom, by name."""
    people = Person.objects.in_bulk([int(number) for pair in pairs for number in pair])
    return tuple((people[int(rater)].name, people[int(ratee)].name) for rater, ratee in pairs)


def _groups(told: dict[str, Any]) -> Groups:
    title = str(COLUMNS[told["column"]])
    if told["reason"]:
        return Groups(title, (), why(told["reason"]), ())
    reach = reach_of(tuple(each["adjusted"]["interval"]) for each in told["groups"] if each["adjusted"])
    rows = tuple(_group(each, reach, told) for each in told["groups"])
    notes = tuple(dict.fromkeys(each.reason for each in rows if each.reason))
    if not any(each.span for each in rows):
        return Groups(title, (), " ".join(notes), ())
    return Groups(title, rows, "", notes)


def _group(row: dict[str, Any], reach: float, told: dict[str, Any]) -> GroupRow:
    name, gap, value = group(row["value"]), row["adjusted"], row["value"]
    note = _top(row["ratio"]["value"]) if value in told["far"]["four_fifths"] else ""
    if gap is None:
        is_reference = value == told["reference"]
        return GroupRow(name, row["n"], "", "", None, False, is_reference, why(row["reason"]), note)
    is_far, interval = value in told["far"]["group_gap"], tuple(gap["interval"])
    picture = span(gap["value"], interval, reach, is_far=is_far)
    return GroupRow(name, row["n"], signed(gap["value"]), _ends(gap["interval"]), picture, is_far, False, "", note)


def _top(ratio: float) -> str:
    """What the four-fifths rule makes one ask."""
    return _("reaches the upper quarter %(ratio)s times as often as the best group") % {"ratio": figure(ratio)}


def _beside(told: dict[str, Any], names: dict[str, str]) -> Beside:
    title = str(RESULTS[told["anchor"]])
    if told["reason"]:
        return Beside(title, (), "", "", why(told["reason"]))
    reach = reach_of(tuple(each["interval"]) for each in told["units"])
    rows = sorted(told["units"], key=lambda each: (-each["gap"], each["unit"]))
    correlation = "" if told["correlation"] is None else figure(told["correlation"])
    return Beside(
        title, tuple(_unit(each, told["far"], names, reach) for each in rows), correlation, _ends(told["interval"]), ""
    )


def _unit(row: dict[str, Any], far: list[str], names: dict[str, str], reach: float) -> UnitRow:
    is_far = row["unit"] in far
    picture = span(row["gap"], (row["interval"][0], row["interval"][1]), reach, is_far=is_far)
    told = (figure(row["anchor"], 1), signed(row["gap"]), _ends(row["interval"]))
    return UnitRow(names.get(row["unit"], "–"), row["n"], *told, picture, is_far)


def signed(value: float) -> str:
    """A difference with its sign."""
    return f"{'+' if value > 0 else '−' if value < 0 else ''}{figure(abs(value))}"


def _ends(interval: list[float] | None) -> str:
    """An interval as two numbers."""
    return f"{signed(interval[0])} … {signed(interval[1])}" if interval else ""
