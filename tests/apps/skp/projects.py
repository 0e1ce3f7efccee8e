"""A project of the small office: planned, running, followed."""

from __future__ import annotations

from datetime import date
from typing import Any

from tests.apps.skp.conftest import Office
from tests.conftest import NOON
from tolok.people.models import Person
from tolok.skp import actions
from tolok.skp.actions import MilestoneDraft, ProjectOutcomeDraft
from tolok.skp.models import Milestone, Project, ProjectMember, ProjectOutcome

STARTS, ENDS = date(2026, 5, 1), date(2026, 9, 1)


def planned(office: Office, **changes: Any) -> Project:
    """A project of four months, with the colleague as its head."""
    days = {"starts_on": STARTS, "ends_on": ENDS, "budget_rupiah": 1_000_000, "unit": office.unit, **changes}
    project = actions.start_project(by=office.planner, at=NOON, **{"title": "Loket malam", **days})
    actions.add_member(
        by=office.planner, at=NOON, project=project, person=office.colleague, role="Ketua tim", is_head=True
    )
    return project


def running(office: Office, **changes: Any) -> Project:
    """The same, begun, with the clerk as a member; the colleague is its head."""
    project = planned(office, **changes)
    actions.add_member(by=office.planner, at=NOON, project=project, person=office.clerk, role="Anggota")
    ProjectMember.objects.filter(project=project).update(starts_on=project.starts_on)
    return actions.begin_project(by=led_by(project), at=NOON, project=project)


def led_by(project: Project) -> Person:
    """Who leads it."""
    return ProjectMember.objects.select_related("person").get(project=project, is_head=True, ends_on=None).person


def milestones(office: Office, project: Project, *dues: date) -> list[Milestone]:
    """Milestones due on these days, one weighing as much as another."""
    drafts = [MilestoneDraft(f"Tahap {number}", due) for number, due in enumerate(dues, 1)]
    return actions.set_milestones(by=office.head, at=NOON, project=project, drafts=drafts)


def outcome(office: Office, project: Project, *, target: int = 40_000, reached: int | None = None) -> ProjectOutcome:
    """An outcome of so many hundredths, read once when something was reached."""
    drafts = [ProjectOutcomeDraft("Warga terlayani malam", "orang", target)]
    found = actions.set_outcomes(by=office.head, at=NOON, project=project, drafts=drafts)[-1]
    if reached is not None:
        actions.read_outcome(by=office.head, at=NOON, outcome=found, on=date(2026, 7, 1), amount=reached)
    return found
