"""Reads projects as lists show them: what troubles each, what needs help first."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.db.models import CharField, Count, OuterRef, Q, Subquery, Sum
from django.db.models.functions import Cast, Concat

from tolok.skp.models import Milestone, Project, ProjectMember, ProjectSpending
from tolok.skp.queries.projects.replans import with_first_plan

State = Project.State
DAY = timedelta(days=1)
# What is late: the first day, a milestone, or the end.
BEGIN, MILESTONE, END = "begin", "milestone", "end"
# How lists begin: what still goes on before what is over.
ORDER = {State.RUNNING: 1, State.PLANNED: 2, State.STOPPED: 3, State.FINISHED: 3}


@dataclass(frozen=True)
class Delay:
    """How many days something is late: `what` is begin, milestone (with its title) or end."""

    days: int
    what: str
    title: str = ""


@dataclass(frozen=True)
class ProjectLine:
    """A project in a list; `spent` in whole rupiah is None while nothing was booked."""

    id: int
    title: str
    unit: str
    state: str
    state_label: str
    head: str
    n_members: int
    starts_on: date
    ends_on: date
    ended_on: date | None
    budget: int
    spent: int | None
    delay: Delay | None
    first_ends_on: date | None = None
    first_budget: int | None = None

    @property
    def first_last_on(self) -> date | None:
        """The last day that was planned first, where it is another one now."""
        is_moved = self.first_ends_on not in (None, self.ends_on)
        return self.first_ends_on - DAY if self.first_ends_on and is_moved else None

    @property
    def first_rupiah(self) -> int | None:
        """The budget that was agreed first, where it is another one now."""
        return None if self.first_budget == self.budget else self.first_budget

    @property
    def last_on(self) -> date:
        """The last day planned."""
        return self.ends_on - DAY

    @property
    def over(self) -> int:
        """By how many rupiah it is over its budget; 0 when it is not."""
        return max(0, (self.spent or 0) - self.budget)

    @property
    def is_over(self) -> bool:
        """Whether it spent more than its budget."""
        return self.over > 0

    @property
    def is_open(self) -> bool:
        """Whether it is planned or running."""
        return self.ended_on is None

    @property
    def is_troubled(self) -> bool:
        """Whether it still goes on, and is late or over its budget."""
        return self.is_open and (self.delay is not None or self.is_over)


def project_lines(*, on: date, unit_ids: Iterable[int] | None = None) -> list[ProjectLine]:
    """All projects, or those of some units: late and over budget first, then running, coming, over; one query."""
    found = _annotated()
    if unit_ids is not None:
        found = found.filter(unit__in=list(unit_ids))
    lines = [_line(project, on) for project in found]
    return sorted(lines, key=lambda line: _place(line, on))


def troubled_projects(*, on: date, unit_ids: Iterable[int] | None = None) -> list[ProjectLine]:
    """Projects that still go on and are late or over their budget, the latest first; one query."""
    return [line for line in project_lines(on=on, unit_ids=unit_ids) if line.is_troubled]


def delay_of(project: Any, due_on: date | None, title: str, *, on: date) -> Delay | None:
    """What is late on that day: the beginning, the end, or else the first milestone that is open."""
    if project.state == State.PLANNED and on > project.starts_on:
        return Delay((on - project.starts_on).days, BEGIN)
    if project.state != State.RUNNING:
        return None
    if on >= project.ends_on:
        return Delay((on - project.ends_on + DAY).days, END)
    return Delay((on - due_on).days, MILESTONE, title) if due_on and due_on < on else None


def _place(line: ProjectLine, on: date) -> tuple[int, int, int, str]:
    group = 0 if line.is_troubled else ORDER[State(line.state)]
    days = line.delay.days if line.delay else 0
    near = (line.ends_on - on).days if line.is_open else (on - (line.ended_on or on)).days
    return group, -days, near, line.title


def _annotated() -> Any:
    """Projects with first plan, spending, head, number of members, and the first open milestone: its day and title."""
    booked = ProjectSpending.objects.filter(project=OuterRef("pk")).order_by().values("project")
    head = ProjectMember.objects.filter(project=OuterRef("pk"), is_head=True, ends_on__isnull=True)
    first = Milestone.objects.filter(project=OuterRef("pk"), done_on__isnull=True).order_by("due_on", "number")
    due = first.annotate(told=Concat(Cast("due_on", CharField()), "title", output_field=CharField()))
    return with_first_plan(Project.objects.select_related("unit")).annotate(
        n_members=Count("members", filter=Q(members__ends_on__isnull=True)),
        spent=Subquery(booked.annotate(sum=Sum("rupiah")).values("sum")[:1]),
        head=Subquery(head.values("person__name")[:1]),
        due=Subquery(due.values("told")[:1]),
    )


def _line(project: Any, on: date) -> ProjectLine:
    due_on = date.fromisoformat(project.due[:10]) if project.due else None
    return ProjectLine(
        id=project.pk,
        title=project.title,
        unit=project.unit.name,
        state=project.state,
        state_label=project.get_state_display(),
        head=project.head or "",
        n_members=project.n_members,
        starts_on=project.starts_on,
        ends_on=project.ends_on,
        ended_on=project.ended_on,
        budget=project.budget_rupiah,
        spent=project.spent,
        delay=delay_of(project, due_on, project.due[10:] if project.due else "", on=on),
        first_ends_on=project.first_ends_on,
        first_budget=project.first_budget,
    )
