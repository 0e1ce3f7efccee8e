"""What the pages of projects show: the plan, and progress from the reports."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

from django.utils import formats

from tolok.people.queries import branch_of, units_headed
from tolok.reports.queries import Progress, latest_progress, progress_of
from tolok.rules.numbers import shown
from tolok.skp.access import verbs_open
from tolok.skp.queries import (
    AssessmentRow,
    Delay,
    OutcomeReading,
    ProjectLine,
    ReplanRow,
    SpendingRow,
    TurnRow,
    assessments_of,
    delay_of,
    members_of,
    milestones_of,
    planned_on,
    points_between,
    project_lines,
    project_outcomes_of,
    replans_of,
    spendings_of,
    standing,
    troubled_projects,
    turns_of,
)

if TYPE_CHECKING:
    from tolok.people.models import Person
    from tolok.skp.models import Milestone, Project, ProjectMember

# The team's latest words on the page; the line in the chart has them all.
UPDATES = 12
WHOLE = 100
DAY = timedelta(days=1)


@dataclass(frozen=True)
class ListedProject:
    """A project in the list, with how far its team says it is (10,000 = all)."""

    line: ProjectLine
    progress: int | None


@dataclass(frozen=True)
class PlanReading:
    """One day of the chart: what the team told until then, and what was planned; in hundredths of a percent."""

    label: str
    value: int | None
    text: str
    planned: int
    plan_text: str


@dataclass(frozen=True)
class ProjectPage:
    """One project, finished for its page. `words` stands for what only the team and those above it read."""

    project: Project
    delay: Delay | None
    verbs: set[str]
    is_mine: bool
    members: list[ProjectMember]
    milestones: list[Milestone]
    readings: list[PlanReading]
    progress: int | None
    planned: int
    outcomes: list[OutcomeReading]
    spendings: list[SpendingRow]
    spent: int | None
    updates: list[Progress]
    assessments: list[AssessmentRow]
    turns: list[TurnRow]
    replans: list[ReplanRow]

    @property
    def is_running(self) -> bool:
        """Whether its milestones can be late."""
        return self.project.state == "running"

    @property
    def over(self) -> int:
        """By how many rupiah it is over its budget; 0 when it is not."""
        return max(0, (self.spent or 0) - self.project.budget_rupiah)

    @property
    def left(self) -> int:
        """What is left of the budget."""
        return max(0, self.project.budget_rupiah - (self.spent or 0))

    @property
    def last_on(self) -> date:
        """The last day that is agreed now."""
        return self.project.ends_on - DAY

    @property
    def first(self) -> ReplanRow | None:
        """The move that came from the first plan; None where the plan never moved."""
        return self.replans[-1] if self.replans else None

    @property
    def head(self) -> ProjectMember | None:
        """Who leads it."""
        return next((member for member in self.members if member.is_head), None)


def listed(*, on: date, unit_id: int | None) -> list[ListedProject]:
    """All projects, or those of a unit and below it, what needs help first; three queries at most."""
    unit_ids = None if unit_id is None else branch_of([unit_id])
    told = latest_progress(on=on)
    return [ListedProject(line, told.get(line.id)) for line in project_lines(on=on, unit_ids=unit_ids)]


def troubles_of(person: Person, *, on: date) -> list[ProjectLine]:
    """Late and over-budget projects of the units that the person heads; three queries at most."""
    unit_ids = units_headed(person, on=on)
    return troubled_projects(on=on, unit_ids=unit_ids) if unit_ids else []


def project_page(project: Project, person: Person, *, on: date) -> ProjectPage:
    """Everything about one project that this person may see; the number of queries is fixed."""
    who = standing(person, project, on=on)
    verbs = verbs_open(who, project)
    told, milestones, spendings = progress_of(project.pk, on=on), milestones_of(project), spendings_of(project)
    counted = [each for each in told if not each.is_refused and each.ratio is not None]
    ahead = next((each for each in milestones if each.done_on is None), None)
    hears = "see_project_talk" in verbs
    parts = [(each.due_on, each.weight) for each in milestones]
    return ProjectPage(
        project=project,
        delay=delay_of(project, ahead.due_on if ahead else None, ahead.title if ahead else "", on=on),
        verbs=verbs,
        is_mine=who.is_member and project.state == "running",
        members=members_of(project),
        milestones=milestones,
        readings=_readings(project, parts, counted, on),
        progress=counted[0].ratio if counted else None,
        planned=_planned(project, parts, on),
        outcomes=project_outcomes_of(project),
        spendings=spendings,
        spent=sum(row.rupiah for row in spendings) if spendings else None,
        updates=[each for each in told if each.note or each.ratio is not None][:UPDATES] if hears else [],
        assessments=assessments_of(project) if hears else [],
        turns=turns_of(project),
        replans=replans_of(project),
    )


def _readings(
    project: Project, parts: Sequence[tuple[date, int]], counted: Sequence[Progress], on: date
) -> list[PlanReading]:
    """The plan to the end, and what was told until today: a gap before the first report, and after today."""
    found = []
    for day in points_between(project.starts_on, max(project.ends_on, min(on, project.ended_on or on))):
        planned = _planned(project, parts, day)
        until = next((each.ratio for each in counted if each.on <= day), None) if day <= on else None
        text = "" if until is None else shown(until, "ratio")
        found.append(PlanReading(formats.date_format(day, "j M"), until, text, planned, shown(planned, "ratio")))
    return found


def _planned(project: Project, parts: Sequence[tuple[date, int]], on: date) -> int:
    """The plan in whole percent: between two milestones nobody knows it closer."""
    exact = planned_on(on, starts_on=project.starts_on, ends_on=project.ends_on, parts=parts)
    return (exact + WHOLE // 2) // WHOLE * WHOLE
