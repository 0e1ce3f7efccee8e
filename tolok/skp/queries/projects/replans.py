"""Reads how the plan of a project moved, and what was agreed first."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.db.models import OuterRef, QuerySet, Subquery

from tolok.skp.models import Project, ProjectReplan

DAY = timedelta(days=1)


@dataclass(frozen=True)
class ReplanRow:
    """One move of the plan: the last day and the budget before and after, whole rupiah; who moved it and why."""

    on: date
    by: str
    words: str
    former_last_on: date
    last_on: date
    former_budget: int
    budget: int

    @property
    def is_end_moved(self) -> bool:
        """Whether the last day is another one."""
        return self.last_on != self.former_last_on

    @property
    def is_budget_moved(self) -> bool:
        """Whether the budget is another one."""
        return self.budget != self.former_budget


def replans_of(project: Project) -> list[ReplanRow]:
    """Each move of the plan, newest first; the last of the list came from the first plan."""
    return [
        ReplanRow(
            on=each.on,
            by=each.by.name,
            words=each.words,
            former_last_on=each.former_ends_on - DAY,
            last_on=each.ends_on - DAY,
            former_budget=each.former_budget_rupiah,
            budget=each.budget_rupiah,
        )
        for each in ProjectReplan.objects.filter(project=project).select_related("by").order_by("-pk")
    ]


def with_first_plan(found: QuerySet[Project]) -> QuerySet[Any]:
    """Projects with the end and the budget that were agreed first; None where the plan never moved."""
    moves = ProjectReplan.objects.filter(project=OuterRef("pk")).order_by("pk")
    return found.annotate(
        first_ends_on=Subquery(moves.values("former_ends_on")[:1]),
        first_budget=Subquery(moves.values("former_budget_rupiah")[:1]),
    )
