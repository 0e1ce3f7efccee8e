"""Moves the agreed end or budget of a project."""

from __future__ import annotations

from datetime import timedelta

from django.http import HttpResponse
from django.utils.translation import gettext as _

from tolok.people.access import Request, acting, signed_in
from tolok.rules.numbers import shown
from tolok.skp import actions
from tolok.skp.forms import ReplanForm
from tolok.skp.queries import project_by_id
from tolok.skp.views.projects.pages import answered, project_for


@signed_in
def replan(request: Request, project_id: int) -> HttpResponse:
    """Agree on another last day or budget, with the reason."""
    project = project_for(request, "replan_project", project_by_id(project_id))
    now = {"last_on": project.ends_on - timedelta(days=1), "budget_rupiah": shown(project.budget_rupiah, "rupiah")}
    form = ReplanForm(request.POST or None, initial=now)
    return answered(
        request, project, form,
        lambda: actions.replan_project(**acting(request, project=project, **form.written())),
        done=_("The plan moved, and the team was told."), title=_("Move the plan"), submit=_("Move the plan"),
        intro=_(
            "The project is judged against what is agreed now; what was agreed before stays beside it. "
            "A last day moves before it has passed, a budget before it is overspent."
        ),
    )  # fmt: skip  # the words of the page stand together
