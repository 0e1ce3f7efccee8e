"""Reads who people were on a day: name, NIP, rank, post and unit, as printed."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from tolok.insight.queries.papers.shapes import Official
from tolok.people.models import Posting

if TYPE_CHECKING:
    from tolok.people.models import Government, Person


@dataclass(frozen=True)
class Posts:
    """Every posting of some persons, to be asked for a day."""

    held: dict[int, list[Posting]]

    def on(self, person_id: int, day: date) -> Posting | None:
        """The post of that day, the definitive one before an acting one; else the last one before it."""
        begun = [each for each in self.held.get(person_id, ()) if each.starts_on <= day]
        running = [each for each in begun if each.ends_on is None or each.ends_on > day]
        definitive = [each for each in running if each.kind == Posting.Kind.DEFINITIVE]
        return next(iter((*definitive, *running, *reversed(begun))), None)


def posts_of(person_ids: Iterable[int]) -> Posts:
    """The postings of these persons with position and unit; one query."""
    held: dict[int, list[Posting]] = defaultdict(list)
    found = Posting.objects.filter(person_id__in=list(person_ids)).select_related("position__unit")
    for each in found.order_by("starts_on", "pk"):
        held[each.person_id].append(each)
    return Posts(held)


def official(person: Person, posting: Posting | None) -> Official:
    """The five lines of a person in a post."""
    post, unit = (posting.position.title, posting.position.unit.name) if posting else ("", "")
    return Official(person.name, person.nip, person.rank, post, unit)


def agency_of(government: Government) -> str:
    """The government as forms head themselves."""
    name = government.name.upper()
    return name if name.startswith("PEMERINTAH") else f"PEMERINTAH {name}"


def place_of(government: Government) -> str:
    """Where papers are signed: the seat, else the name of the city or regency."""
    if government.seat:
        return government.seat
    kinds = ("Pemerintah ", "Kota ", "Kabupaten ")
    name = government.name
    for kind in kinds:
        name = name.removeprefix(kind)
    return name
