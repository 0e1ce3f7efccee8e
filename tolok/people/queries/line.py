"""Reads the whole line of superiors of one person in two queries."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from django.db import connection

from tolok.people.models import Person, Posting
from tolok.people.queries.structure import LONGEST_LINE, first_holders, is_empty, running

# Every position that the line may pass: the next one above, and the own post of whoever acts in one.
REACHED = """
WITH RECURSIVE running AS (
  SELECT person_id, position_id, kind FROM people_posting
  WHERE starts_on <= %(on)s AND (ends_on IS NULL OR ends_on > %(on)s)
), dated(id, above) AS NOT MATERIALIZED (
  SELECT position.id, CASE WHEN former.id IS NULL THEN position.reports_to_id ELSE former.reports_to_id END
  FROM people_position AS position LEFT JOIN LATERAL (
    SELECT id, reports_to_id FROM people_formerline
    WHERE position_id = position.id AND ends_on > %(on)s ORDER BY ends_on LIMIT 1
  ) AS former ON true
), reached(id) AS (
  SELECT position_id FROM running WHERE person_id = %(person)s AND kind = %(definitive)s
  UNION
  SELECT next.id FROM reached CROSS JOIN LATERAL (
    SELECT above AS id FROM dated WHERE dated.id = reached.id AND above IS NOT NULL
    UNION ALL
    SELECT own.position_id FROM running AS held JOIN running AS own USING (person_id)
    WHERE held.position_id = reached.id AND own.kind = %(definitive)s
  ) AS next
)
SELECT id, above FROM dated JOIN reached USING (id)
"""


def superiors_above(person: Person, *, on: date) -> list[Person]:
    """The line of superiors that day, nearest first."""
    above = _reached(person, on)
    found = list(running(on).filter(position_id__in=above).select_related("person"))
    held = first_holders(found)
    posts = {each.person_id: each.position_id for each in found if each.kind == Posting.Kind.DEFINITIVE}
    line: list[Person] = []
    current: Person | None = person
    while current is not None and len(line) < LONGEST_LINE:
        current = _next(current, posts, above, held)
        if current is None or current in line:
            return line
        line.append(current)
    return line


def _next(
    person: Person, posts: Mapping[int, int], above: Mapping[int, int | None], held: Mapping[int, Person]
) -> Person | None:
    """The holder of the position above, or of the next one that somebody else holds."""
    position = above.get(posts.get(person.pk, 0))
    for _step in range(LONGEST_LINE):
        if position is None:
            return None
        holder = held.get(position)
        if not is_empty(holder, person.pk):
            return holder
        position = above[position]
    return None


def _reached(person: Person, on: date) -> dict[int, int | None]:
    """The position above each position that the line may pass."""
    with connection.cursor() as cursor:
        cursor.execute(REACHED, {"on": on, "person": person.pk, "definitive": Posting.Kind.DEFINITIVE.value})
        return dict(cursor.fetchall())
