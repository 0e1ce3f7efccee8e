"""Reads the cascade: goals, the units that carry them, the people they reach."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.db.models import Count, QuerySet

from tolok.skp.models import Goal, GoalCarrier, Outcome


@dataclass(frozen=True)
class GoalRow:
    """A goal in the cascade; units and people of the goals below count for it too."""

    id: int
    code: str
    title: str
    measure: str
    depth: int
    units: tuple[str, ...]
    n_outcomes: int
    n_people: int
    is_carried: bool


@dataclass(frozen=True)
class Reach:
    """Where the outcomes of a year end: the goal of each outcome, the people of each goal."""

    people: dict[int, set[int]]
    outcomes: dict[int, int]
    reached_plans: frozenset[int]


def goal_by_id(goal_id: int) -> Goal | None:
    """A goal with its parent, when this transaction may see it."""
    return Goal.objects.select_related("parent").filter(pk=goal_id).first()


def goals_of(year: int) -> list[Goal]:
    """The goals of a year by code."""
    return list(Goal.objects.filter(year=year).order_by("code"))


def reach(year: int) -> Reach:
    """Follow every outcome of a year up to the goal it ends in; one query."""
    rows = Outcome.objects.filter(skp__year=year).values_list(
        "pk", "supports_id", "goal_id", "skp_id", "skp__person_id"
    )
    links = {pk: (supports, goal) for pk, supports, goal, _skp, _person in rows}
    people: dict[int, set[int]] = {}
    counts: dict[int, int] = {}
    plans = set()
    for pk, _supports, _goal, skp, person in rows:
        goal = _end_of(links, pk)
        if goal is not None:
            people.setdefault(goal, set()).add(person)
            counts[goal] = counts.get(goal, 0) + 1
            plans.add(skp)
    return Reach(people, counts, frozenset(plans))


def cascade(year: int, *, reached: Reach | None = None) -> list[GoalRow]:
    """The goals of a year as a tree in reading order, with units and people; three queries."""
    goals = goals_of(year)
    carried: dict[int, list[str]] = {}
    for carrier in GoalCarrier.objects.filter(goal__year=year).select_related("unit").order_by("unit__name"):
        carried.setdefault(carrier.goal_id, []).append(carrier.unit.name)
    reached = reached or reach(year)
    below: dict[int | None, list[Goal]] = {}
    for goal in goals:
        below.setdefault(goal.parent_id, []).append(goal)
    return [row for goal in below.get(None, []) for row in _branch(goal, 0, below, carried, reached)]


def units_carrying(goal: Goal) -> list[str]:
    """The units that carry a goal, by name."""
    return list(goal.carriers.order_by("unit__name").values_list("unit__name", flat=True))


def outcomes_on(goal: Goal) -> QuerySet[Outcome]:
    """The outcomes that support a goal directly, with person and unit and how many support them."""
    found = Outcome.objects.filter(goal=goal).select_related("skp__person", "skp__posting__position__unit")
    return found.annotate(n_supported=Count("supported_by")).order_by("skp__person__name", "number")


def _end_of(links: Mapping[int, tuple[int | None, int | None]], outcome: int) -> int | None:
    seen: set[int] = set()
    current: int | None = outcome
    while current is not None and current in links and current not in seen:
        seen.add(current)
        supports, goal = links[current]
        if goal is not None:
            return goal
        current = supports
    return None


def _branch(
    goal: Goal, depth: int, below: dict[int | None, list[Goal]], carried: dict[int, list[str]], reached: Reach
) -> Iterable[GoalRow]:
    under = [row for child in below.get(goal.pk, []) for row in _branch(child, depth + 1, below, carried, reached)]
    ids = {goal.pk, *(row.id for row in under)}
    people: set[int] = set().union(*(reached.people.get(number, set()) for number in ids))
    row = GoalRow(
        id=goal.pk,
        code=goal.code,
        title=goal.title,
        measure=goal.measure,
        depth=depth,
        units=tuple(carried.get(goal.pk, ())),
        n_outcomes=sum(reached.outcomes.get(number, 0) for number in ids),
        n_people=len(people),
        is_carried=bool(carried.get(goal.pk)) or any(child.is_carried for child in under),
    )
    return [row, *under]
