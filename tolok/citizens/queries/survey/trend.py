"""How the published index went on, span by span, to be drawn."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.formats import date_format

from tolok.citizens.queries.survey.published import Published, PublishedSpan, released
from tolok.rules.numbers import shown
from tolok.rules.terms import Scale

# Two years of quarters; older ones stand in the open data.
SPANS = 8


@dataclass(frozen=True)
class IndexThen:
    """The index of a place in one span; `value` (of 100) is None where it isn't told."""

    label: str
    value: float | None
    text: str


@dataclass(frozen=True)
class PlaceHeard:
    """A row of the last published span, with how its index went; no `trend` before there are two."""

    row: Published
    trend: tuple[IndexThen, ...]


def places_heard(spans: list[PublishedSpan]) -> list[PlaceHeard]:
    """Every place of the last span, the government first; nothing before one is published."""
    return [PlaceHeard(row, index_trend(spans, row.key)) for row in spans[-1].rows] if spans else []


def recent_spans() -> list[PublishedSpan]:
    """The last published spans, the oldest first; one query."""
    return released(last=SPANS)


def index_trend(spans: list[PublishedSpan], key: str) -> tuple[IndexThen, ...]:
    """The index of one place in each span; empty where fewer than two tell it."""
    then = tuple(_then(span, span.row(key)) for span in spans)
    return then if sum(each.value is not None for each in then) > 1 else ()


def _then(span: PublishedSpan, row: Published | None) -> IndexThen:
    label = f"{date_format(span.starts_on, 'M')}–{date_format(span.last_day, 'M Y')}"
    if row is None or row.points is None:
        return IndexThen(label, None, "")
    return IndexThen(label, row.points / 100, shown(row.points, Scale.POINTS))
