"""What is known of those who were rated: groups to compare, and where they work."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING

from tolok.people.models import Person, Unit
from tolok.people.queries.nip import born_on
from tolok.skp.models import Skp

if TYPE_CHECKING:
    from tolok.insight.queries.fairness.sheets import Signed

# A unit with fewer people rated counts with the unit above it, so that no mean points at persons.
LEAST = 5
SEXES = {"1": "man", "2": "woman"}
AGES = ((30, "under_30"), (40, "30_39"), (50, "40_49"), (150, "50_up"))
PNS_GRADE = re.compile(r"\b(I{1,3}|IV)/[a-e]\b")
STRUCTURAL = {"head_of_region", "jpt", "administrator", "pengawas"}

Labels = dict[str, dict[str, str]]


def groups_of(signed: Sequence[Signed], *, on: date) -> Labels:
    """The groups of each person, by group and the person's number as text; unknown is left out; two queries."""
    found: Labels = {name: {} for name in ("sex", "age", "status", "grade", "post", "place")}
    people = Person.objects.filter(pk__in={each.person for each in signed})
    for number, nip, status, rank in people.values_list("pk", "nip", "status", "rank"):
        said = {"sex": sex_of(nip), "age": age_of(nip, on=on), "status": status, "grade": grade_of(rank)}
        for name, label in said.items():
            found[name][str(number)] = label
    plans = Skp.objects.filter(pk__in={each.skp for each in signed})
    for person, level, place in plans.values_list("person_id", "posting__position__level", "posting__position__place"):
        found["post"][str(person)] = "structural" if level in STRUCTURAL else level
        found["place"][str(person)] = place
    return found


def sex_of(nip: str) -> str:
    """`man` or `woman` by the fifteenth digit of a NIP; empty where it says neither."""
    return SEXES.get(nip[14:15], "")


def age_of(nip: str, *, on: date) -> str:
    """The band of ages that day, by the birth date in a NIP; empty where that is no day."""
    born = born_on(nip)
    if born is None:
        return ""
    age = on.year - born.year - ((on.month, on.day) < (born.month, born.day))
    return next((band for below, band in AGES if 0 < age < below), "")


def grade_of(rank: str) -> str:
    """I to IV for a PNS rank; empty for PPPK, whose grades are another scale, and for the unknown."""
    found = PNS_GRADE.search(rank)
    return found.group(1) if found else ""


def units_of(signed: Sequence[Signed]) -> dict[str, str]:
    """The unit of each person as number, by the person's number as text; small units count with the one above."""
    plans = Skp.objects.filter(pk__in={each.skp for each in signed}).order_by("starts_on")
    own = dict(plans.values_list("person_id", "posting__position__unit_id"))
    above = dict(Unit.objects.values_list("pk", "parent_id"))
    return {str(person): str(unit) for person, unit in rolled_up(own, above).items()}


def rolled_up(own: Mapping[int, int], above: Mapping[int, int | None]) -> dict[int, int]:
    """Each person's unit, the smallest units joined to the one above until each has enough people or has none above.

    People of a unit that stays too small belong to none.
    """
    held = dict(own)
    while small := _small(held, above):
        held = {person: small.get(unit, unit) for person, unit in held.items()}
    sizes = Counter(held.values())
    return {person: unit for person, unit in held.items() if sizes[unit] >= LEAST}


def _small(held: Mapping[int, int], above: Mapping[int, int | None]) -> dict[int, int]:
    """The deepest units that have too few people, each with the unit above it."""
    small = {unit: parent for unit, n in Counter(held.values()).items() if n < LEAST and (parent := above[unit])}
    depths = {unit: _depth(unit, above) for unit in small}
    deepest = max(depths.values(), default=0)
    return {unit: parent for unit, parent in small.items() if depths[unit] == deepest}


def _depth(unit: int, above: Mapping[int, int | None]) -> int:
    step, depth = above[unit], 0
    while step is not None:
        step, depth = above[step], depth + 1
    return depth
