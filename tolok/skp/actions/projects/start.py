"""Starts projects."""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING

from django.db import transaction

from tolok.ledger.actions import record
from tolok.people.access import require
from tolok.people.queries import local_day
from tolok.skp.access import PERMISSIONS
from tolok.skp.access.frame import check_frame
from tolok.skp.models import Goal, Project

if TYPE_CHECKING:
    from tolok.people.models import Person, Unit


@transaction.atomic
def start_project(
    *,
    by: Person,
    at: datetime,
    unit: Unit,
    title: str,
    starts_on: date,
    ends_on: date,
    budget_rupiah: int,
    goal: Goal | None = None,
) -> Project:
    """Plan a project of a unit; `ends_on` is the first day after it, the budget is in whole rupiah.

    It runs once it has a head, its first day has come, and somebody begins it.
    """
    require(PERMISSIONS, "start_project", by=by, person=by, on=local_day(by.government, at))
    check_frame(starts_on, ends_on, budget_rupiah)
    project = Project.objects.create(
        government_id=by.government_id,
        unit=unit,
        goal=goal,
        title=title,
        starts_on=starts_on,
        ends_on=ends_on,
        budget_rupiah=budget_rupiah,
    )
    fields = {"title": title, "unit": unit.pk, "budget_rupiah": budget_rupiah}
    record(verb="start_project", by=by, at=at, on=project, fields=fields)
    return project
