"""Books what a project spends."""

from __future__ import annotations

from django.http import HttpResponse
from django.utils.translation import gettext as _

from tolok.people.access import Request, acting, signed_in
from tolok.skp import actions
from tolok.skp.forms import CorrectionForm, SpendingForm
from tolok.skp.queries import project_by_id, spending_by_id
from tolok.skp.views.projects.pages import answered, project_for


@signed_in
def book_spending(request: Request, project_id: int) -> HttpResponse:
    """Book money spent on a day."""
    project = project_for(request, "book_spending", project_by_id(project_id))
    form = SpendingForm(request.POST or None, initial={"on": request.on})
    return answered(
        request, project, form,
        lambda: actions.book_spending(**acting(request, project=project, **form.cleaned_data)),
        done=_("The spending is booked."), title=_("Book spending"), submit=_("Book it"),
        intro=_("What is booked stays. A mistake is corrected by a further row, and both are seen."),
    )  # fmt: skip  # the words of the page stand together


@signed_in
def correct_spending(request: Request, spending_id: int) -> HttpResponse:
    """Correct a booked row with a further one."""
    spending = spending_by_id(spending_id)
    project = project_for(request, "correct_spending", spending.project if spending else None)
    form = CorrectionForm(request.POST or None)
    return answered(
        request, project, form,
        lambda: actions.correct_spending(**acting(request, spending=spending, **form.cleaned_data)),
        done=_("The correction is booked."), title=_("Correct: %(purpose)s") % {"purpose": spending},
        submit=_("Book the correction"), intro=_("The first row stays; the difference becomes a row of its own."),
    )  # fmt: skip  # the words of the page stand together
