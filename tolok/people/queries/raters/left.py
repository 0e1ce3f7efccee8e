"""Finds who rates whoever holds no post any more: from the last post upwards."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from datetime import date

from tolok.people.models import Position, Posting
from tolok.people.queries.dated import above_on
from tolok.people.queries.structure import LONGEST_LINE, holders
from tolok.people.queries.ties import kin_of


def raters_of_left(person_ids: Collection[int], *, on: date) -> dict[int, int]:
    """Who rates that day what is still open of these persons, who hold no post; whom nobody rates is missing.

    The first above their last post who is no family of theirs; four queries.
    """
    last = _last_posts(person_ids, on)
    above = dict(Position.objects.values_list("pk", above_on(on)))
    lines = {person: list(_upwards(post, above)) for person, post in last.items()}
    held = holders({place for line in lines.values() for place in line}, on=on)
    kin = kin_of(person_ids, on=on)
    found: dict[int, int] = {}
    for person, line in lines.items():
        above_them = (held[place].pk for place in line if place in held)
        if (rater := next((one for one in above_them if one != person and one not in kin[person]), None)) is not None:
            found[person] = rater
    return found


def _last_posts(person_ids: Collection[int], on: date) -> dict[int, int]:
    ended = Posting.objects.filter(person__in=person_ids, kind=Posting.Kind.DEFINITIVE, ends_on__lte=on)
    newest = ended.order_by("person_id", "-ends_on", "-pk").distinct("person_id")
    return dict(newest.values_list("person_id", "position_id"))


def _upwards(post: int, above: Mapping[int, int | None]) -> Iterator[int]:
    place = above[post]
    for _step in range(LONGEST_LINE):
        if place is None:
            return
        yield place
        place = above[place]
