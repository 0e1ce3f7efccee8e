"""Reads what one project is followed by: steps, outcomes, money, assessments."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from django.db.models import F, OuterRef, Q, QuerySet, Subquery

from tolok.rules.steps import ratio
from tolok.skp.models import (
    Milestone,
    Project,
    ProjectAssessment,
    ProjectOutcome,
    ProjectReading,
    ProjectSpending,
    ProjectTurn,
)

if TYPE_CHECKING:
    from collections.abc import Iterable

    from tolok.people.models import Person

FULL = 10_000
TURN_TONES = {"planned": "", "running": "info", "finished": "good", "stopped": "warn"}
TONES = {"on_course": "good", "attention": "warn", "trouble": "bad"}


@dataclass(frozen=True)
class OutcomeReading:
    """An outcome with its latest reading, in hundredths of `unit`; `read` None while nobody read it."""

    id: int
    name: str
    unit: str
    target: int
    read: int | None
    read_on: date | None

    @property
    def ratio(self) -> int | None:
        """What was read against the target; 10,000 = reached."""
        return None if self.read is None else ratio(self.read * FULL, self.target)


@dataclass(frozen=True)
class SpendingRow:
    """One booked row, or a correction of one (then `corrects_id`); whole rupiah."""

    id: int
    on: date
    rupiah: int
    purpose: str
    by: str
    corrects_id: int | None


@dataclass(frozen=True)
class MarkRow:
    """One mark of an assessment: what it is about, its word, its tone."""

    about: str
    label: str
    tone: str


@dataclass(frozen=True)
class AssessmentRow:
    """What the HR agency saw of a project on a day."""

    project_id: int
    project: str
    on: date
    by: str
    marks: tuple[MarkRow, ...]
    words: str


@dataclass(frozen=True)
class TurnRow:
    """One step of a project, with who took it and why."""

    on: date
    title: str
    who: str
    text: str
    tone: str


def milestones_of(project: Project) -> list[Milestone]:
    """The milestones in their order."""
    return list(project.milestones.order_by("number"))


def with_readings(found: QuerySet[ProjectOutcome]) -> QuerySet[Any]:
    """Outcomes with the amount and day of the latest reading."""
    latest = ProjectReading.objects.filter(outcome=OuterRef("pk")).order_by("-on", "-pk")
    return found.annotate(read=Subquery(latest.values("amount")[:1]), read_on=Subquery(latest.values("on")[:1]))


def project_outcomes_of(project: Project) -> list[OutcomeReading]:
    """The outcomes in their order, each with its latest reading; one query."""
    return [
        OutcomeReading(each.pk, each.name, each.unit, each.target, each.read, each.read_on)
        for each in with_readings(project.outcomes.order_by("number"))
    ]


def spendings_of(project: Project) -> list[SpendingRow]:
    """Everything booked, newest first."""
    booked = ProjectSpending.objects.filter(project=project).select_related("by").order_by("-on", "-pk")
    return [SpendingRow(row.pk, row.on, row.rupiah, row.purpose, row.by.name, row.corrects_id) for row in booked]


def turns_of(project: Project) -> list[TurnRow]:
    """Each step the project took, newest first."""
    turns = ProjectTurn.objects.filter(project=project).select_related("by").order_by("-pk")
    return [
        TurnRow(turn.on, turn.get_state_display(), turn.by.name, turn.words, TURN_TONES[turn.state]) for turn in turns
    ]


def assessments_of(project: Project) -> list[AssessmentRow]:
    """What the HR agency saw of the project, newest first."""
    return _rows(ProjectAssessment.objects.filter(project=project))


def assessments_for(person: Person, *, starts_on: date, ends_on: date) -> list[AssessmentRow]:
    """What the HR agency saw, in the span (end exclusive), of projects in which the person had a part that day."""
    there = Q(project__members__ends_on__isnull=True) | Q(project__members__ends_on__gt=F("on"))
    seen = ProjectAssessment.objects.filter(
        there,
        project__members__person=person,
        project__members__starts_on__lte=F("on"),
        on__gte=starts_on,
        on__lt=ends_on,
    )
    return _rows(seen.distinct())


def _rows(found: QuerySet[ProjectAssessment]) -> list[AssessmentRow]:
    newest: Iterable[ProjectAssessment] = found.select_related("by", "project").order_by("-on", "-pk")
    return [
        AssessmentRow(
            project_id=each.project_id,
            project=each.project.title,
            on=each.on,
            by=each.by.name,
            marks=(
                MarkRow("outcome", each.get_outcome_display(), TONES[each.outcome]),
                MarkRow("time", each.get_time_display(), TONES[each.time]),
                MarkRow("budget", each.get_budget_display(), TONES[each.budget]),
            ),
            words=each.words,
        )
        for each in newest
    ]
