"""Which notes are nearly the same, found by the database with trigrams."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from typing import Any

from django.contrib.postgres.search import TrigramSimilarity
from django.db.models import Count, Exists, OuterRef, Q, QuerySet
from django.db.models.functions import Length

from tolok.people.queries import running
from tolok.reports.models import Report
from tolok.reports.queries.authentic.entries import SHORTEST, next_month


def repeats(person_ids: Iterable[int], *, month: date, similar_from: int) -> set[int]:
    """The ids of the month's reports whose note is nearly that of an earlier one of the same person; one query.

    `similar_from` is a ratio: 10,000 means the very same letters. The first of several counts as new.
    """
    later = _noted(month).filter(person_id__in=list(person_ids))
    earlier = _noted(month).filter(person_id=OuterRef("person_id"), pk__lt=OuterRef("pk"))
    other: Any = OuterRef("note")
    near = earlier.annotate(near=TrigramSimilarity("note", other))
    # The same letters are asked for first: equality costs nothing, and most repeats are equal.
    same = Q(note=OuterRef("note")) | Q(near__gte=Decimal(similar_from).scaleb(-4))
    return set(later.filter(Exists(near.filter(same))).values_list("pk", flat=True))


def shared(person_id: int, *, month: date, on: date, persons_from: int) -> dict[tuple[str, date], int]:
    """The person's notes of the month that others of the unit wrote word by word on the same day: how many people.

    Copies of one's own reports are left out; one query.
    """
    own_units = running(on).filter(person_id=person_id).values("position__unit")
    colleagues = running(on).filter(position__unit__in=own_units).values("person_id")
    own = _noted(month).filter(person_id=person_id, copied_from__isnull=True).values("note")
    notes = _noted(month).filter(person_id__in=colleagues, note__in=own, copied_from__isnull=True)
    counted = notes.values("note", "on").annotate(persons=Count("person_id", distinct=True))
    found = counted.filter(persons__gte=persons_from).values_list("note", "on", "persons")
    return {(note, day): persons for note, day, persons in found}


def _noted(month: date) -> QuerySet[Report]:
    """The month's reports whose note is long enough to be compared."""
    return Report.objects.annotate(letters=Length("note")).filter(
        letters__gte=SHORTEST, on__gte=month, on__lt=next_month(month)
    )
