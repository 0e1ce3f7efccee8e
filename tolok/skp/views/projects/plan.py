"""Writes what a project is followed by: milestones and outcomes."""

from __future__ import annotations

from django.http import HttpResponse
from django.utils.translation import gettext as _

from tolok.people.access import Request, acting, signed_in
from tolok.skp import actions
from tolok.skp.forms import MilestonesForm, OutcomesForm, ReachedForm, ReadingForm
from tolok.skp.queries import (
    milestone_by_id,
    milestones_of,
    project_by_id,
    project_outcome_by_id,
    project_outcomes_of,
)
from tolok.skp.views.projects.pages import answered, project_for

ROWS = "skp/project_rows.html"


@signed_in
def set_milestones(request: Request, project_id: int) -> HttpResponse:
    """Write the milestones that are still ahead."""
    project = project_for(request, "set_milestones", project_by_id(project_id))
    found = milestones_of(project)
    form = MilestonesForm(request.POST or None, ahead=[each for each in found if each.done_on is None])
    return answered(
        request, project, form,
        lambda: actions.set_milestones(**acting(request, project=project, drafts=form.drafts())),
        done=_("The milestones are written."), template=ROWS, title=_("Milestones"), submit=_("Save the milestones"),
        intro=_("Steps with a day each; an empty weight counts as 1. What was reached stays as it is."),
        row=_("Milestone"),
    )  # fmt: skip  # the words of the page stand together


@signed_in
def finish_milestone(request: Request, milestone_id: int) -> HttpResponse:
    """Say when a milestone was reached."""
    milestone = milestone_by_id(milestone_id)
    project = project_for(request, "finish_milestone", milestone.project if milestone else None)
    form = ReachedForm(request.POST or None, initial={"done_on": request.on})
    return answered(
        request, project, form,
        lambda: actions.finish_milestone(**acting(request, milestone=milestone, **form.cleaned_data)),
        done=_("The milestone is reached."), title=milestone, submit=_("It is reached"), intro=project.title,
    )  # fmt: skip  # the words of the page stand together


@signed_in
def set_outcomes(request: Request, project_id: int) -> HttpResponse:
    """Write what the project is to bring about."""
    project = project_for(request, "set_outcomes", project_by_id(project_id))
    found = project_outcomes_of(project)
    form = OutcomesForm(request.POST or None, unread=[each for each in found if each.read is None])
    return answered(
        request, project, form,
        lambda: actions.set_outcomes(**acting(request, project=project, drafts=form.drafts())),
        done=_("The outcomes are written."), template=ROWS, title=_("Outcomes"), submit=_("Save the outcomes"),
        intro=_("What the project is to bring about, in numbers where more is better. What was read stays as it is."),
        row=_("Outcome"),
    )  # fmt: skip  # the words of the page stand together


@signed_in
def read_outcome(request: Request, outcome_id: int) -> HttpResponse:
    """Record what was read of an outcome."""
    outcome = project_outcome_by_id(outcome_id)
    project = project_for(request, "read_outcome", outcome.project if outcome else None)
    form = ReadingForm(request.POST or None, unit=outcome.unit if outcome else "", initial={"on": request.on})
    return answered(
        request, project, form,
        lambda: actions.read_outcome(**acting(request, outcome=outcome, **form.cleaned_data)),
        done=_("The reading is recorded."), title=outcome, submit=_("Record the reading"), intro=project.title,
    )  # fmt: skip  # the words of the page stand together
