"""Reads where people worked through a span, and who is behind a NIP."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from datetime import date

from django.db.models import Q

from tolok.people.models import Person, Posting
from tolok.people.queries.structure import running

# From, until the day before (None: still there), and the unit's id.
UnitSpan = tuple[date, date | None, int]


def unit_spans(person_ids: Iterable[int], *, starts_on: date, ends_on: date) -> dict[int, list[UnitSpan]]:
    """The units of each person's definitive postings that touch the span (end exclusive); one query."""
    touching = Posting.objects.filter(
        Q(ends_on=None) | Q(ends_on__gt=starts_on),
        starts_on__lt=ends_on,
        kind=Posting.Kind.DEFINITIVE,
        person_id__in=list(person_ids),
    )
    found = defaultdict[int, list[UnitSpan]](list)
    rows = touching.values_list("person_id", "starts_on", "ends_on", "position__unit_id")
    for person_id, first, after, unit_id in rows:
        found[person_id].append((first, after, unit_id))
    return found


def units_of_all(*, on: date) -> dict[int, int]:
    """The unit's id of everybody with a definitive posting that day, by person id; one query."""
    held = running(on).filter(kind=Posting.Kind.DEFINITIVE)
    return dict(held.values_list("person_id", "position__unit_id"))


def ids_behind(nips: Iterable[str]) -> dict[str, int]:
    """The person's id by NIP; a NIP that nobody in this government has is missing; one query."""
    return dict(Person.objects.filter(nip__in=set(nips)).values_list("nip", "pk"))
