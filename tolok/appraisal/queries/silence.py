"""Reads which raters have not signed yet, and who stands above them."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from tolok.appraisal.models import Appraisal
from tolok.people.queries import entitled_on, persons_of, raters_still_on, superiors_of_all

if TYPE_CHECKING:
    from tolok.calendar.models import Period
    from tolok.people.models import Person


@dataclass(frozen=True)
class Silent:
    """A rater with the number of appraisals that wait for the signature."""

    rater: Person
    count: int


def silent_raters(period: Period, *, on: date) -> list[Silent]:
    """Whose rating or signature is waited for that day in the period, by name; few queries."""
    return [Silent(rater, counts[period.pk]) for rater, counts in waited_for([period], on=on).items()]


def waited_for(periods: Sequence[Period], *, on: date) -> dict[Person, dict[int, int]]:
    """Whose rating or signature is waited for that day: how many in which period, by its number; by name.

    The rater named at gathering; who rates the person that day once that one holds no post or is family. Few queries.
    """
    unsigned = Appraisal.objects.filter(period__in=periods).exclude(state=Appraisal.State.SIGNED)
    entitled = entitled_on(on, rater="rater_id", person="person_id")
    found: Counter[tuple[int | None, int]] = Counter(
        (rater, period) for rater, period in unsigned.filter(entitled).values_list("rater_id", "period_id")
    )
    left = list(unsigned.exclude(entitled).values_list("person_id", "period_id"))
    rated = raters_still_on(on, {person for person, _period in left})
    found.update((rated[person], period) for person, period in left)
    people = persons_of({rater for rater, _period in found if rater is not None})
    told: dict[Person, dict[int, int]] = defaultdict(dict)
    for (rater, period), count in found.items():
        if rater is not None:
            told[people[rater]][period] = count
    return dict(sorted(told.items(), key=lambda item: (item[0].name, item[0].pk)))


def raters_of_period(period: Period) -> list[Person]:
    """Everybody who was named as a rater in the period, each once; one query."""
    named = Appraisal.objects.filter(period=period, rater__isnull=False).select_related("rater__government")
    one_each = named.order_by("rater_id").distinct("rater_id")
    return [each.rater for each in one_each if each.rater is not None]


def next_above(raters: Iterable[Person], *, on: date) -> dict[int, Person]:
    """The superior of each rater that day, by the rater's id; who has none is missing."""
    superiors = superiors_of_all(on=on)
    return {rater.pk: superiors[rater.pk] for rater in raters if rater.pk in superiors}
