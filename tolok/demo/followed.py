"""Loads projects: planned, begun, followed through the year, some finished."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from tolok.demo.projects import Project, followed, holder
from tolok.demo.scene import Scene
from tolok.skp.actions import (
    Marks,
    MilestoneDraft,
    ProjectOutcomeDraft,
    add_member,
    assess_project,
    begin_project,
    book_spending,
    correct_spending,
    finish_milestone,
    finish_project,
    read_outcome,
    set_milestones,
    set_outcomes,
    start_project,
)

if TYPE_CHECKING:
    from tolok.people.models import Person
    from tolok.skp.models import Goal, Milestone, ProjectOutcome, ProjectSpending
    from tolok.skp.models import Project as Stored

NINE, TEN = 9 * 60, 10 * 60


def follow(scene: Scene, project: Project, goal: Goal) -> None:
    """Open one project with its team and plan, and let happen what happened."""
    stored, head = _planned(scene, project, goal), scene.holder(project.head, project.starts_on)
    begin_project(by=head, at=scene.at(project.starts_on, NINE), project=stored)
    told = followed(scene.town.slug, project)
    milestones, outcomes, booked = _plan(scene, project, stored, head), _aims(scene, project, stored, head), None
    for on, what, cells in told.acts:
        at = scene.at(on, TEN)
        if what == "tahap":
            finish_milestone(by=head, at=at, milestone=milestones[cells[0]], done_on=on)
        elif what == "hasil":
            read_outcome(by=head, at=at, outcome=outcomes[cells[0]], on=on, amount=_hundredths(cells[1]))
        else:
            booked = _happened(scene, what, cells, stored, on, head, booked)


def _planned(scene: Scene, project: Project, goal: Goal) -> Stored:
    """The project with its members, ten days before it begins."""
    by, on = scene.on_duty("planning"), project.starts_on - timedelta(days=10)
    stored = start_project(
        by=by, at=scene.at(on, NINE), unit=scene.units[project.unit], title=project.title, goal=goal,
        starts_on=project.starts_on, ends_on=project.ends_on, budget_rupiah=project.rupiah,
    )  # fmt: skip  # the fields that are handed on stand together
    scene.projects[project.title] = stored
    team = dict(project.members)
    team.setdefault(project.head, "Ketua proyek")
    for label, role in team.items():
        person = scene.people[holder(scene.town.slug, label, project.starts_on)]
        is_head, at = label == project.head, scene.at(on, NINE + 10)
        add_member(by=by, at=at, project=stored, person=person, role=role, is_head=is_head)
    return stored


def _plan(scene: Scene, project: Project, stored: Stored, head: Person) -> dict[str, Milestone]:
    drafts = [
        MilestoneDraft(title, date.fromisoformat(due), int(weight))
        for title, due, _done, weight in followed(scene.town.slug, project).milestones
    ]
    at = scene.at(project.starts_on, NINE + 5)
    return {each.title: each for each in set_milestones(by=head, at=at, project=stored, drafts=drafts)}


def _aims(scene: Scene, project: Project, stored: Stored, head: Person) -> dict[str, ProjectOutcome]:
    drafts = [
        ProjectOutcomeDraft(name, unit, _hundredths(target))
        for name, unit, target, _readings in followed(scene.town.slug, project).outcomes
    ]
    at = scene.at(project.starts_on, NINE + 10)
    return {each.name: each for each in set_outcomes(by=head, at=at, project=stored, drafts=drafts)}


def _happened(
    scene: Scene,
    what: str,
    cells: list[str],
    project: Stored,
    on: date,
    head: Person,
    booked: ProjectSpending | None,
) -> ProjectSpending | None:
    """Money, an assessment, or the end; the row that a correction would correct."""
    at = scene.at(on, TEN + 30)
    if what == "belanja":
        return book_spending(by=head, at=at, project=project, on=on, rupiah=int(cells[0]), purpose=cells[1])
    if what == "koreksi" and booked:
        correct_spending(by=head, at=at, spending=booked, rupiah=int(cells[0]), purpose=cells[1])
    elif what == "nilai":
        marks, words = Marks(*cells[0].split(",")), cells[1]
        assess_project(by=scene.on_duty("hr"), at=at, project=project, marks=marks, words=words)
    elif what == "selesai":
        finish_project(by=head, at=at, project=project, on=on, words=cells[0])
    return booked


def _hundredths(text: str) -> int:
    whole, _, rest = text.partition(",")
    return int(whole) * 100 + int(rest.ljust(2, "0") or 0)
