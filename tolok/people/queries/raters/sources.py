"""Reads all that decides who rates whom in a span: of everybody, or of a few."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import connection
from django.db.models import Max, Min, Q, QuerySet
from django.db.models.functions import Coalesce

from tolok.people.models import FormerLine, Person, Position, Posting, TeamPlace, Tie

NEVER = date.max
# A stretch of days: from, until the day before.
Days = tuple[date, date]
# Everybody and every position that the line of some persons may pass within the span.
# Kinds: 0 a person, 1 somebody's own position, 2 a position above, whose holders may rate.
REACHED = """
WITH RECURSIVE held AS NOT MATERIALIZED (
  SELECT person_id, position_id, kind FROM people_posting
  WHERE starts_on < %(ends_on)s AND (ends_on IS NULL OR ends_on > %(starts_on)s)
), place AS NOT MATERIALIZED (
  SELECT team_id, person_id, is_lead, is_rated FROM people_teamplace
  WHERE starts_on < %(ends_on)s AND (ends_on IS NULL OR ends_on > %(starts_on)s)
), reached(kind, id) AS (
  SELECT 0, unnest(%(person_ids)s::bigint[])
  UNION
  SELECT next.kind, next.id FROM reached CROSS JOIN LATERAL (
    SELECT 1 AS kind, position_id AS id FROM held
    WHERE reached.kind = 0 AND person_id = reached.id AND held.kind = %(definitive)s
    UNION ALL
    SELECT 0, lead.person_id FROM place AS mine JOIN place AS lead USING (team_id)
    WHERE reached.kind = 0 AND mine.person_id = reached.id AND mine.is_rated AND lead.is_lead
    UNION ALL
    SELECT 2, reports_to_id FROM people_position
    WHERE reached.kind > 0 AND people_position.id = reached.id AND reports_to_id IS NOT NULL
    UNION ALL
    SELECT 2, reports_to_id FROM people_formerline
    WHERE reached.kind > 0 AND position_id = reached.id AND reports_to_id IS NOT NULL AND ends_on > %(starts_on)s
    UNION ALL
    SELECT 0, person_id FROM held WHERE reached.kind = 2 AND position_id = reached.id
  ) AS next
)
SELECT kind, id FROM reached
"""


@dataclass(frozen=True)
class Held:
    """A posting within the span."""

    days: Days
    kind: str
    id: int
    position: int
    person: int


@dataclass(frozen=True)
class Place:
    """A place in a team within the span: its lead, or one whom the lead rates."""

    days: Days
    team: int
    person: int
    is_lead: bool


@dataclass(frozen=True)
class Sources:
    """All that decides who rates whom between two days; `persons` says when each is in service.

    `above` has for each position what it reported to until which day, the last one open.
    """

    starts_on: date
    ends_on: date
    persons: dict[int, Days | None]
    above: dict[int, list[tuple[date, int | None]]]
    heads: frozenset[int]
    held: tuple[Held, ...]
    places: tuple[Place, ...]
    ties: tuple[tuple[Days, int, int], ...]


def sources(*, starts_on: date, ends_on: date, person_ids: Collection[int] | None = None) -> Sources:
    """What decides about everybody (None), or about these persons and whoever may stand above them.

    Six queries for everybody, seven for some, however many.
    """
    persons, posts = _reached(person_ids, starts_on, ends_on)
    held = tuple(_held(persons, posts, starts_on, ends_on))
    positions = Position.objects.all()
    if posts is not None:
        positions = positions.filter(pk__in=posts | {each.position for each in held})
    lines = {pk: (up, level) for pk, up, level in positions.values_list("pk", "reports_to_id", "level")}
    return Sources(
        starts_on,
        ends_on,
        dict(_served(persons)),
        _dated({pk: up for pk, (up, _level) in lines.items()}, starts_on),
        frozenset(pk for pk, (_up, level) in lines.items() if level == Position.Level.HEAD_OF_REGION),
        held,
        tuple(_places(persons, starts_on, ends_on)),
        tuple(_ties(persons, starts_on, ends_on)),
    )


def _served(persons: set[int] | None) -> Iterator[tuple[int, Days | None]]:
    """From the first day of each person's first posting until after the last one; None without any."""
    found = Person.objects.all() if persons is None else Person.objects.filter(pk__in=persons)
    counted = found.annotate(first=Min("postings__starts_on"), after=Max(Coalesce("postings__ends_on", NEVER)))
    for person, first, after in counted.order_by().values_list("pk", "first", "after"):
        yield person, None if first is None else (first, after)


def _reached(
    person_ids: Collection[int] | None, starts_on: date, ends_on: date
) -> tuple[set[int] | None, set[int] | None]:
    if person_ids is None:
        return None, None
    asked: dict[str, Any] = {
        "person_ids": list(person_ids),
        "starts_on": starts_on,
        "ends_on": ends_on,
        "definitive": Posting.Kind.DEFINITIVE.value,
    }
    with connection.cursor() as cursor:
        cursor.execute(REACHED, asked)
        found = cursor.fetchall()
    return {pk for kind, pk in found if kind == 0}, {pk for kind, pk in found if kind == 2}


def _touching(found: QuerySet[Any], starts_on: date, ends_on: date) -> QuerySet[Any]:
    return found.filter(Q(ends_on__isnull=True) | Q(ends_on__gt=starts_on), starts_on__lt=ends_on)


def _held(persons: set[int] | None, posts: set[int] | None, starts_on: date, ends_on: date) -> list[Held]:
    found = _touching(Posting.objects.all(), starts_on, ends_on)
    if persons is not None:
        own = Q(person_id__in=persons, kind=Posting.Kind.DEFINITIVE)
        found = found.filter(own | Q(position_id__in=posts))
    rows = found.values_list("starts_on", "ends_on", "kind", "pk", "position_id", "person_id")
    return [Held((first, after or NEVER), *rest) for first, after, *rest in rows]


def _dated(lines: Mapping[int, int | None], starts_on: date) -> dict[int, list[tuple[date, int | None]]]:
    """For each position its superiors in the order of time, each with the day it ends."""
    former = FormerLine.objects.filter(ends_on__gt=starts_on).order_by("ends_on")
    found: dict[int, list[tuple[date, int | None]]] = {position: [] for position in lines}
    for position, up, after in former.values_list("position_id", "reports_to_id", "ends_on"):
        if position in found:
            found[position].append((after, up))
    for position, now in lines.items():
        found[position].append((NEVER, now))
    return found


def _places(persons: set[int] | None, starts_on: date, ends_on: date) -> list[Place]:
    deciding = TeamPlace.objects.filter(Q(is_lead=True) | Q(is_rated=True))
    found = _touching(deciding, starts_on, ends_on)
    if persons is not None:
        found = found.filter(person_id__in=persons)
    rows = found.values_list("starts_on", "ends_on", "team_id", "person_id", "is_lead")
    return [Place((first, after or NEVER), *rest) for first, after, *rest in rows]


def _ties(persons: set[int] | None, starts_on: date, ends_on: date) -> list[tuple[Days, int, int]]:
    found = _touching(Tie.objects.all(), starts_on, ends_on)
    if persons is not None:
        found = found.filter(person_id__in=persons, about_id__in=persons)
    rows = found.values_list("starts_on", "ends_on", "person_id", "about_id")
    return [((first, after or NEVER), one, other) for first, after, one, other in rows]
