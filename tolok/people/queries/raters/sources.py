"""Reads all that decides who rates whom in a span: of everybody, or of a few."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import connection

from tolok.people.models import Position, Posting

NEVER = date.max
# A stretch of days: from, until the day before.
Days = tuple[date, date]
# What touches the span: postings, places in teams, what each position reports to; and the last post of whoever is
# asked for and holds none any more.
TOUCHING = """
WITH RECURSIVE held AS NOT MATERIALIZED (
  SELECT id, starts_on, ends_on, kind, position_id, person_id FROM people_posting
  WHERE starts_on < %(ends_on)s AND (ends_on IS NULL OR ends_on > %(starts_on)s)
), place AS NOT MATERIALIZED (
  SELECT starts_on, ends_on, team_id, person_id, is_lead, is_rated FROM people_teamplace
  WHERE (is_lead OR is_rated) AND starts_on < %(ends_on)s AND (ends_on IS NULL OR ends_on > %(starts_on)s)
), line AS NOT MATERIALIZED (
  SELECT position_id, reports_to_id, ends_on, NULL AS level FROM people_formerline WHERE ends_on > %(starts_on)s
  UNION ALL
  SELECT id, reports_to_id, NULL, level FROM people_position
), last AS MATERIALIZED (
  SELECT DISTINCT ON (person_id) person_id, position_id FROM people_posting AS ended
  WHERE person_id = ANY(%(person_ids)s::bigint[]) AND kind = %(definitive)s AND ends_on <= %(starts_on)s
  AND NOT EXISTS (SELECT FROM held WHERE held.person_id = ended.person_id AND held.kind = %(definitive)s)
  ORDER BY person_id, ends_on DESC, id DESC
), """
# Everybody and every position that the line of some persons may pass within the span.
# Kinds: 0 a person, 1 somebody's own position, 2 a position above, whose holders may rate.
REACHED = """reached(kind, id) AS (
  (SELECT 0 AS kind, unnest(%(person_ids)s::bigint[]) AS id UNION ALL SELECT 1, position_id FROM last)
  UNION
  SELECT next.kind, next.id FROM reached CROSS JOIN LATERAL (
    SELECT 1 AS kind, position_id AS id FROM held
    WHERE reached.kind = 0 AND person_id = reached.id AND held.kind = %(definitive)s
    UNION ALL
    SELECT 0, lead.person_id FROM place AS mine JOIN place AS lead USING (team_id)
    WHERE reached.kind = 0 AND mine.person_id = reached.id AND mine.is_rated AND lead.is_lead
    UNION ALL
    SELECT 2, reports_to_id FROM line
    WHERE reached.kind > 0 AND position_id = reached.id AND reports_to_id IS NOT NULL
    UNION ALL
    SELECT 0, person_id FROM held WHERE reached.kind = 2 AND position_id = reached.id
  ) AS next
), persons AS (
  SELECT id FROM reached WHERE kind = 0
), posts AS (
  SELECT DISTINCT id FROM reached WHERE kind > 0
)
"""
EVERYBODY = """persons AS NOT MATERIALIZED (
  SELECT id FROM people_person
), posts AS NOT MATERIALIZED (
  SELECT id FROM people_position
)
"""
# All of these in one query, each row with what it is, two days, a word and three numbers (the first part
# has all of them, so that it gives the types).
READ = """
SELECT 'held', starts_on, ends_on, kind, id, position_id, person_id
FROM held WHERE person_id IN (TABLE persons)
UNION ALL
SELECT 'person', min(starts_on), max(coalesce(ends_on, %(never)s)), NULL, people_person.id, NULL, NULL
FROM people_person LEFT JOIN people_posting ON person_id = people_person.id
WHERE people_person.id IN (TABLE persons) GROUP BY people_person.id
UNION ALL
SELECT 'last', NULL, NULL, NULL, person_id, position_id, NULL FROM last
UNION ALL
SELECT 'line', NULL, ends_on, level, position_id, reports_to_id, NULL
FROM line WHERE position_id IN (TABLE posts)
UNION ALL
SELECT 'place', starts_on, ends_on, NULL, team_id, person_id, is_lead::int
FROM place WHERE person_id IN (TABLE persons)
UNION ALL
SELECT 'tie', starts_on, ends_on, NULL, person_id, about_id, NULL
FROM people_tie WHERE starts_on < %(ends_on)s AND (ends_on IS NULL OR ends_on > %(starts_on)s)
AND person_id IN (TABLE persons) AND about_id IN (TABLE persons)
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

    `above` has for each position what it reported to until which day, the last one open; `last` the last post of each
    person asked for who holds none in the span.
    """

    starts_on: date
    ends_on: date
    persons: dict[int, Days | None]
    last: dict[int, int]
    above: dict[int, list[tuple[date, int | None]]]
    heads: frozenset[int]
    held: tuple[Held, ...]
    places: tuple[Place, ...]
    ties: tuple[tuple[Days, int, int], ...]


def sources(*, starts_on: date, ends_on: date, person_ids: Collection[int] | None = None) -> Sources:
    """What decides about everybody (None), or about these persons and whoever may stand above them; one query."""
    rows = _rows(starts_on, ends_on, person_ids)
    above: dict[int, list[tuple[date, int | None]]] = defaultdict(list)
    for _line, _first, after, _level, position, up, _none in rows["line"]:
        above[position].append((after or NEVER, up))
    for lines in above.values():
        lines.sort(key=lambda line: line[0])
    return Sources(
        starts_on=starts_on,
        ends_on=ends_on,
        persons={row[4]: (row[1], row[2]) if row[1] else None for row in rows["person"]},
        last={row[4]: row[5] for row in rows["last"]},
        above=above,
        heads=frozenset(row[4] for row in rows["line"] if row[3] == Position.Level.HEAD_OF_REGION),
        held=tuple(Held((row[1], row[2] or NEVER), *row[3:]) for row in rows["held"]),
        places=tuple(Place((row[1], row[2] or NEVER), row[4], row[5], bool(row[6])) for row in rows["place"]),
        ties=tuple(((row[1], row[2] or NEVER), row[4], row[5]) for row in rows["tie"]),
    )


def _rows(starts_on: date, ends_on: date, person_ids: Collection[int] | None) -> dict[str, list[tuple[Any, ...]]]:
    """The rows of the one query, by what they are."""
    asked: dict[str, Any] = {
        "person_ids": list(person_ids or ()),
        "starts_on": starts_on,
        "ends_on": ends_on,
        "never": NEVER,
        "definitive": Posting.Kind.DEFINITIVE.value,
    }
    found: dict[str, list[tuple[Any, ...]]] = defaultdict(list)
    with connection.cursor() as cursor:
        cursor.execute(TOUCHING + (EVERYBODY if person_ids is None else REACHED) + READ, asked)
        for row in cursor.fetchall():
            found[row[0]].append(row)
    return found
