"""Which units have an achievement of their own, who leads them, who counts there."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from tolok.appraisal.models import Achievement, Appraisal
from tolok.engine import packs
from tolok.people.queries import raters_on, tops_of, units
from tolok.rules.quadrant import predikat
from tolok.rules.terms import Level, Predikat

if TYPE_CHECKING:
    from tolok.calendar.models import Period
    from tolok.people.models import Person, Unit


@dataclass(frozen=True)
class Organisation:
    """A top-level unit with the ids of everything below it, its own among them."""

    unit: Unit
    unit_ids: frozenset[int]


@dataclass(frozen=True)
class Member:
    """Somebody appraised in a unit; `signed` once it is, `given` is what an unsigned rating would make."""

    person_id: int
    unit_id: int
    rater_id: int | None
    appraisal_id: int
    signed: Predikat | None
    given: Predikat | None


def organisations() -> dict[int, Organisation]:
    """The units that have an achievement, by id and in the order of their codes; one query."""
    found = units()
    below: dict[int, set[int]] = defaultdict(set)
    for pk, top in tops_of(found).items():
        below[top.pk].add(pk)
    return {unit.pk: Organisation(unit, frozenset(below[unit.pk])) for unit in found if unit.pk in below}


def organisation_around(unit_id: int) -> Organisation | None:
    """The organisation a unit is or belongs to, when this transaction may see it."""
    return next((each for each in organisations().values() if unit_id in each.unit_ids), None)


def decided_by(person: Person, heads: Mapping[int, Person], *, on: date) -> set[int]:
    """Of which of these units (their heads by id) the person rates the head that day; one query at most."""
    rated = raters_on(on, {head.pk for head in heads.values()}) if heads else {}
    return {pk for pk, head in heads.items() if rated[head.pk].rater_id == person.pk}


def members(period: Period, organisation: Organisation) -> list[Member]:
    """Everybody appraised in a unit or below it, each once, by the last of several plans; one query."""
    return _members(period, organisation.unit_ids)


def members_of_all(period: Period, found: Iterable[Organisation]) -> dict[int, list[Member]]:
    """The same for many units, by unit; one query."""
    every = _members(period, frozenset().union(*(each.unit_ids for each in found)))
    return {each.unit.pk: [one for one in every if one.unit_id in each.unit_ids] for each in found}


def _members(period: Period, unit_ids: Collection[int]) -> list[Member]:
    quadrant = packs.load(period.pack).policy(period.calendar).quadrant
    rows = Appraisal.objects.filter(period=period, skp__posting__position__unit__in=unit_ids)
    told = rows.order_by("skp__starts_on", "pk").values_list(
        *("person_id", "skp__posting__position__unit_id", "rater_id", "pk", "predikat"),
        *("rating__work", "rating__behaviour"),
    )
    found: dict[int, Member] = {}
    for person_id, unit_id, rater_id, pk, signed, work, behaviour in told:
        given = predikat(Level(work), Level(behaviour), quadrant) if work else None
        found[person_id] = Member(
            person_id, unit_id, rater_id, pk, Predikat(signed) if signed else None, None if signed else given
        )
    return list(found.values())


def achievements(period_ids: Iterable[int], unit_ids: Iterable[int]) -> dict[tuple[int, int], Achievement]:
    """What was decided, by period and unit; one query."""
    found = Achievement.objects.filter(period__in=list(period_ids), unit__in=list(unit_ids))
    return {(each.period_id, each.unit_id): each for each in found}


def achieved(appraisals: Collection[Appraisal]) -> dict[int, Achievement]:
    """What was decided of the units in which these appraisals were given, by appraisal; two queries."""
    tops = {pk: each.unit.pk for each in organisations().values() for pk in each.unit_ids}
    decided = achievements({each.period_id for each in appraisals}, set(tops.values()))
    places: Mapping[int, tuple[int, int]] = {
        each.pk: (each.period_id, tops[each.skp.posting.position.unit_id]) for each in appraisals
    }
    return {pk: decided[place] for pk, place in places.items() if place in decided}
