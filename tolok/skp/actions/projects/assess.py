"""Assesses running projects: three marks and a word to the team."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from tolok.delivery.actions import Telling, tell_many
from tolok.ledger.actions import Refusal, record
from tolok.people.queries import local_day
from tolok.skp.access import require_on_project
from tolok.skp.access.ground import said
from tolok.skp.models import Project, ProjectAssessment
from tolok.skp.queries import members_on
from tolok.skp.queries.held import held_project

if TYPE_CHECKING:
    from tolok.people.models import Person

ASSESSED = gettext_lazy("The HR agency looked at the project “%(project)s”: %(words)s")
# A notice is short; the page holds the whole.
SHORT = 160


@dataclass(frozen=True)
class Marks:
    """What was seen of a project's outcome, time and budget: on_course, attention or trouble."""

    outcome: str
    time: str
    budget: str


class UnknownMark(Refusal):
    """The mark is none of the three."""


@transaction.atomic
def assess_project(*, by: Person, at: datetime, project: Project, marks: Marks, words: str) -> ProjectAssessment:
    """Assess a running project today, with constructive words that its team reads; it is never changed."""
    project, today = held_project(project), local_day(by.government, at)
    require_on_project("assess_project", by=by, project=project, on=today)
    if not {marks.outcome, marks.time, marks.budget} <= set(ProjectAssessment.Mark.values):
        raise UnknownMark(_("Choose one of the three marks for outcome, time and budget."))
    told = said(words, _("Say to the team what goes well and what would help. A mark alone helps nobody."))
    assessment = ProjectAssessment.objects.create(
        government_id=project.government_id,
        project=project,
        on=today,
        by=by,
        outcome=marks.outcome,
        time=marks.time,
        budget=marks.budget,
        words=told,
        given_at=at,
    )
    fields = {"outcome": marks.outcome, "time": marks.time, "budget": marks.budget, "words": told}
    record(verb="assess_project", by=by, at=at, on=assessment, fields=fields)
    _tell_team(assessment, at=at)
    return assessment


def _tell_team(assessment: ProjectAssessment, *, at: datetime) -> None:
    team = members_on(assessment.on).filter(project=assessment.project_id).select_related("person__government")
    words = {"project": assessment.project.title, "words": assessment.words[:SHORT]}
    key = f"assess_project:{assessment.pk}"
    tellings = [
        Telling(at, member.person, key, ASSESSED, words, "desk:project", assessment.project_id) for member in team
    ]
    tell_many(at=at, tellings=tellings)
