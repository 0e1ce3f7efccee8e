"""Reads which raters have not signed yet, and who stands above them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from django.db.models import Count

from tolok.appraisal.models import Appraisal
from tolok.people.models import Person
from tolok.people.queries import running, superiors_of_all

if TYPE_CHECKING:
    from tolok.calendar.models import Period


@dataclass(frozen=True)
class Silent:
    """A rater with the number of appraisals that wait for the signature."""

    rater: Person
    count: int


def silent_raters(period: Period) -> list[Silent]:
    """Whoever was named and has not signed everything, by name; two queries."""
    unsigned = Appraisal.objects.filter(period=period, rater__isnull=False).exclude(state=Appraisal.State.SIGNED)
    counted = dict(unsigned.values("rater_id").annotate(n=Count("pk")).values_list("rater_id", "n"))
    raters = Person.objects.filter(pk__in=counted).select_related("government").order_by("name", "pk")
    return [Silent(rater, counted[rater.pk]) for rater in raters]


def next_above(raters: Iterable[Person], *, on: date) -> dict[int, Person]:
    """The superior of each rater that day, by the rater's id; who has none is missing."""
    superiors = superiors_of_all(on=on)
    return {rater.pk: superiors[rater.pk] for rater in raters if rater.pk in superiors}


def agency_on(on: date) -> list[Person]:
    """Everybody posted to the HR agency that day."""
    found = running(on).filter(position__duty="hr").select_related("person__government")
    return list({posting.person_id: posting.person for posting in found}.values())
