"""Begins, ends and reopens projects; the HR agency assesses them."""

from __future__ import annotations

from django.forms import Form
from django.http import HttpResponse
from django.utils.translation import gettext as _

from tolok.people.access import Request, acting, signed_in
from tolok.skp import actions
from tolok.skp.forms import AssessmentForm, FinishForm, WhyForm
from tolok.skp.queries import project_by_id
from tolok.skp.views.projects.pages import answered, project_for


@signed_in
def begin(request: Request, project_id: int) -> HttpResponse:
    """Ask, then let the project run."""
    project = project_for(request, "begin_project", project_by_id(project_id))
    return answered(
        request, project, Form(request.POST or None),
        lambda: actions.begin_project(**acting(request, project=project)), done=_("The project runs."),
        title=_("Begin the project"), submit=_("Begin"),
        intro=_("From now on its milestones, outcomes and spending are followed, and its team reports on it."),
    )  # fmt: skip  # the words of the page stand together


@signed_in
def finish(request: Request, project_id: int) -> HttpResponse:
    """Finish the project with what it brought."""
    project = project_for(request, "finish_project", project_by_id(project_id))
    form = FinishForm(request.POST or None, initial={"on": request.on})
    return answered(
        request, project, form,
        lambda: actions.finish_project(**acting(request, project=project, **form.cleaned_data)),
        done=_("The project is finished. Thank you all."), title=_("Finish the project"), submit=_("Finish it"),
        intro=_("It is then judged by what was read of its outcomes, by its time and by its budget."),
    )  # fmt: skip  # the words of the page stand together


@signed_in
def stop(request: Request, project_id: int) -> HttpResponse:
    """Stop the project with the reason."""
    project = project_for(request, "stop_project", project_by_id(project_id))
    form = WhyForm(request.POST or None)
    return answered(
        request, project, form,
        lambda: actions.stop_project(**acting(request, project=project, **form.cleaned_data)),
        done=_("The project is stopped."), title=_("Stop the project"), submit=_("Stop it"),
        intro=_("A stopped project is not judged and counts for nobody, neither well nor badly."),
    )  # fmt: skip  # the words of the page stand together


@signed_in
def reopen(request: Request, project_id: int) -> HttpResponse:
    """Let an ended project run again, with the reason."""
    project = project_for(request, "reopen_project", project_by_id(project_id))
    form = WhyForm(request.POST or None)
    return answered(
        request, project, form,
        lambda: actions.reopen_project(**acting(request, project=project, **form.cleaned_data)),
        done=_("The project runs again."), title=_("Reopen the project"), submit=_("Reopen it"),
        intro=_("What was gathered for an appraisal before stays as it was."),
    )  # fmt: skip  # the words of the page stand together


@signed_in
def assess(request: Request, project_id: int) -> HttpResponse:
    """The HR agency looks at a running project and says a word to its team."""
    project = project_for(request, "assess_project", project_by_id(project_id))
    form = AssessmentForm(request.POST or None)
    return answered(
        request, project, form,
        lambda: actions.assess_project(**acting(request, project=project, **form.written())),
        done=_("The assessment is kept, and the team was told."), title=_("Assess the project"),
        submit=_("Give the assessment"), intro=project.title,
    )  # fmt: skip  # the words of the page stand together
