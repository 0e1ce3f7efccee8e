"""Reads what is missing: goals without carrier, people without goal or plan."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from django.db.models import Count, Exists, OuterRef, QuerySet, Subquery

from tolok.people.queries import running
from tolok.skp.models import Skp
from tolok.skp.queries.goals import GoalRow, cascade, reach

if TYPE_CHECKING:
    from tolok.people.models import Posting


@dataclass(frozen=True)
class Gaps:
    """Goals that no unit carries, goals that no outcome reaches, plans that end in no goal (ids)."""

    uncarried: tuple[GoalRow, ...]
    unreached: tuple[GoalRow, ...]
    plans: tuple[int, ...]


@dataclass(frozen=True)
class UnitCount:
    """How far a unit has come with its plans that day."""

    unit_id: int
    name: str
    people: int
    without: int
    draft: int
    proposed: int
    returned: int
    agreed: int


def gaps_of(*, on: date) -> Gaps:
    """What is missing between goals and the plans that run that day; a goal stands with those below it."""
    reached = reach(on.year)
    rows = cascade(on.year, reached=reached)
    running_plans = Skp.objects.filter(starts_on__lte=on, ends_on__gt=on).order_by("person__name", "pk")
    return Gaps(
        uncarried=tuple(row for row in rows if not row.is_carried),
        unreached=tuple(row for row in rows if not row.n_people),
        plans=tuple(pk for pk in running_plans.values_list("pk", flat=True) if pk not in reached.reached_plans),
    )


def plans_with_people(ids: Sequence[int]) -> list[Skp]:
    """These plans with person, position and unit, in the order given."""
    found = Skp.objects.select_related("person", "posting__position__unit").in_bulk(list(ids))
    return [found[pk] for pk in ids if pk in found]


def planned_posts(*, on: date) -> QuerySet[Posting]:
    """The definitive postings that day that need a plan: all but the head of the region."""
    return running(on).filter(kind="definitive").exclude(position__level="head_of_region")


def plans_missing(*, on: date) -> QuerySet[Posting]:
    """The postings of people without a plan that runs that day, with person and unit, by unit and name."""
    held = Skp.objects.filter(person=OuterRef("person"), starts_on__lte=on, ends_on__gt=on)
    missing = planned_posts(on=on).filter(~Exists(held)).select_related("person", "position__unit")
    return missing.order_by("position__unit__name", "person__name")


def plan_counts(*, on: date) -> list[UnitCount]:
    """How many plans of each unit stand where that day; one query, by name of the unit."""
    held = Skp.objects.filter(person=OuterRef("person"), starts_on__lte=on, ends_on__gt=on).order_by(
        "-starts_on", "-pk"
    )
    posts = planned_posts(on=on).annotate(plan=Subquery(held.values("state")[:1])).order_by()
    counted = posts.values_list("position__unit", "position__unit__name", "plan").annotate(n=Count("pk"))
    units: dict[tuple[int, str], dict[str | None, int]] = {}
    for unit, name, state, n in counted:
        units.setdefault((unit, name), {})[state] = n
    return [_count(unit, name, units[unit, name]) for unit, name in sorted(units, key=lambda key: (key[1], key[0]))]


def _count(unit: int, name: str, states: dict[str | None, int]) -> UnitCount:
    return UnitCount(
        unit_id=unit,
        name=name,
        people=sum(states.values()),
        without=states.get(None, 0),
        draft=states.get(Skp.State.DRAFT, 0),
        proposed=states.get(Skp.State.PROPOSED, 0),
        returned=states.get(Skp.State.RETURNED, 0),
        agreed=states.get(Skp.State.AGREED, 0),
    )
