"""Who rates whom: each person-day has one rater, or one reason why nobody."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from datetime import date, timedelta
from typing import TYPE_CHECKING

from tolok.people.queries.raters.climb import climb
from tolok.people.queries.raters.left import raters_of_left
from tolok.people.queries.raters.sources import Days, Sources, sources
from tolok.people.queries.raters.spans import NOBODY, PASSED, WAYS, Rated, RaterSpan, Way, Why

if TYPE_CHECKING:
    from tolok.people.models import Person

DAY = timedelta(days=1)

__all__ = [
    "NOBODY",
    "PASSED",
    "WAYS",
    "Rated",
    "RaterSpan",
    "Way",
    "Why",
    "rater_of",
    "rater_spans",
    "rater_still_on",
    "raters_on",
    "raters_still_on",
]


def rater_spans(
    *, starts_on: date, ends_on: date, person_ids: Collection[int] | None = None
) -> dict[int, list[RaterSpan]]:
    """The raters of these persons, or of everybody, in the order of time; `ends_on` exclusive.

    The spans of a person follow each other without gap or overlap. One query, however many persons.
    """
    told = sources(starts_on=starts_on, ends_on=ends_on, person_ids=person_ids)
    spans = climb(told)
    asked = spans if person_ids is None else person_ids
    return {person: list(_in_service(spans[person], told.persons[person])) for person in asked}


def raters_on(on: date, person_ids: Collection[int] | None = None) -> dict[int, Rated]:
    """Who rates these persons, or everybody, that day; one query."""
    spans = rater_spans(starts_on=on, ends_on=on + DAY, person_ids=person_ids)
    return {person: its[0].rated for person, its in spans.items()}


def raters_still_on(on: date, person_ids: Collection[int]) -> dict[int, int | None]:
    """Who rates that day what is still open of these persons; None where nobody does.

    Whoever holds no post any more is rated from the last one upwards. No query for nobody, else one.
    """
    if not person_ids:
        return {}
    return _still(sources(starts_on=on, ends_on=on + DAY, person_ids=person_ids), person_ids)


def rater_still_on(on: date, person_id: int, *, named: int) -> int | None:
    """The same of one person for whom somebody was named, who goes first as long as entitled to it; one query."""
    told = sources(starts_on=on, ends_on=on + DAY, person_ids=[person_id, named])
    holds = any(each.person == named for each in told.held)
    tied = any({one, other} == {named, person_id} for _days, one, other in told.ties)
    return named if holds and not tied else _still(told, [person_id])[person_id]


def _still(told: Sources, person_ids: Collection[int]) -> dict[int, int | None]:
    spans, left = climb(told), raters_of_left(told)
    return {person: left.get(person, spans[person][0].rated.rater_id) for person in person_ids}


def rater_of(person: Person, *, on: date) -> Rated:
    """Who rates the person that day, or why nobody does."""
    return raters_on(on, [person.pk])[person.pk]


def _in_service(spans: list[RaterSpan], served: Days | None) -> Iterator[RaterSpan]:
    """The same spans; days before the first posting and after the last one are out of service."""
    out = Rated(None, None, Why.OUT)
    for span in spans:
        if served is None or span.rated.why is not Why.NO_POSTING:
            yield span
            continue
        first, after = max(span.starts_on, served[0]), min(span.ends_on, served[1])
        if first >= after:
            yield RaterSpan(span.starts_on, span.ends_on, out)
            continue
        if span.starts_on < first:
            yield RaterSpan(span.starts_on, first, out)
        yield RaterSpan(first, after, span.rated)
        if after < span.ends_on:
            yield RaterSpan(after, span.ends_on, out)
