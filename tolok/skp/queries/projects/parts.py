"""Reads what was known of the projects that thousands had a part in."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import OuterRef, Q, Subquery, Sum

from tolok.skp.models import Project, ProjectMember, ProjectOutcome, ProjectSpending
from tolok.skp.queries.projects.measures import OutcomeReading, with_readings
from tolok.skp.queries.projects.replans import with_first_plan


@dataclass(frozen=True)
class KnownProject:
    """A project as it stood when it was asked for; `spent` in whole rupiah is None while nothing was booked.

    Its end and budget are those agreed last; the `first` ones are None where the plan never moved.
    """

    id: int
    title: str
    starts_on: date
    ends_on: date
    finished_on: date | None
    budget: int
    spent: int | None
    outcomes: tuple[OutcomeReading, ...]
    first_ends_on: date | None = None
    first_budget: int | None = None


@dataclass(frozen=True)
class ProjectPart:
    """One membership: the project, from when until before when (None: still)."""

    project: KnownProject
    starts_on: date
    ends_on: date | None


def project_parts(person_ids: Iterable[int], *, starts_on: date, ends_on: date) -> dict[int, list[ProjectPart]]:
    """The memberships of these persons in projects of the span (end exclusive), by person id; three queries in all.

    Also those that ended before it: together they say how long somebody belonged to a project. One that was over
    before the span is left out; one that was stopped too: it is not judged.
    """
    parts = list(
        ProjectMember.objects.filter(person__in=list(person_ids), starts_on__lt=ends_on, project__starts_on__lt=ends_on)
        .filter(Q(project__ended_on__isnull=True) | Q(project__ended_on__gte=starts_on))
        .exclude(project__state=Project.State.STOPPED)
        .values_list("person_id", "project_id", "starts_on", "ends_on")
    )
    known = _known({project_id for _person, project_id, _first, _over in parts})
    found: dict[int, list[ProjectPart]] = defaultdict(list)
    for person_id, project_id, first, over in parts:
        found[person_id].append(ProjectPart(known[project_id], first, over))
    return found


def _known(ids: set[int]) -> dict[int, KnownProject]:
    if not ids:
        return {}
    outcomes: dict[int, list[OutcomeReading]] = defaultdict(list)
    for each in with_readings(ProjectOutcome.objects.filter(project__in=ids).order_by("number")):
        reading = OutcomeReading(each.pk, each.name, each.unit, each.target, each.read, each.read_on)
        outcomes[each.project_id].append(reading)
    booked = ProjectSpending.objects.filter(project=OuterRef("pk")).order_by().values("project")
    projects: Any = with_first_plan(Project.objects.filter(pk__in=ids)).annotate(
        spent=Subquery(booked.annotate(sum=Sum("rupiah")).values("sum")[:1])
    )
    return {
        each.pk: KnownProject(
            id=each.pk,
            title=each.title,
            starts_on=each.starts_on,
            ends_on=each.ends_on,
            finished_on=each.ended_on if each.state == Project.State.FINISHED else None,
            budget=each.budget_rupiah,
            spent=each.spent,
            outcomes=tuple(outcomes[each.pk]),
            first_ends_on=each.first_ends_on,
            first_budget=each.first_budget,
        )
        for each in projects
    }
