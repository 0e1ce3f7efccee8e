"""The page on which paper forms are entered, many at once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from tolok.citizens.access.surveys import require_there
from tolok.citizens.actions.survey.papers import MOST, WrongNumberOfForms, enter_papers
from tolok.citizens.forms.survey import PapersForm
from tolok.citizens.queries.survey.papers import lines_of_sheet, read_papers, written
from tolok.citizens.queries.survey.questions import questions_of
from tolok.citizens.queries.survey.surveys import month_of
from tolok.citizens.views.surveys.desk import seen, told_faults
from tolok.people.access import Request, acting, is_done, signed_in
from tolok.people.queries import NotAWorkbook

if TYPE_CHECKING:
    from django.http import HttpResponse

    from tolok.citizens.models import Survey
    from tolok.citizens.queries.survey.given import Given


@signed_in
def papers(request: Request, number: int) -> HttpResponse:
    """Paper forms of a month: tried first, stored when nothing is wrong and the person says so."""
    survey = seen(request, number)
    require_there("enter_papers", by=request.person, unit_id=survey.service.unit_id, at=request.at)
    form = PapersForm(request.POST or None, request.FILES or None, initial={"month": month_of(request.on)})
    forms, faults = _read(form, survey) if form.is_bound and form.is_valid() else ([], [])
    if len(forms) > MOST:
        form.add_error(None, str(WrongNumberOfForms()))
    if "store" in request.POST and not faults and is_done(form, lambda: _enter(request, survey, form, forms)):
        messages.success(request, _("%(n)s forms are stored.") % {"n": len(forms)})
        return redirect("citizens:survey_one", request.government.slug, number)
    shown = {"survey": survey, "form": form, "n": len(forms), "lines": written(forms), **told_faults(faults)}
    shown["asked"] = questions_of(survey.extra)
    return render(request, "citizens/survey/papers.html", shown, status=422 if form.errors or faults else 200)


def _enter(request: Request, survey: Survey, form: PapersForm, forms: list[Given]) -> None:
    enter_papers(**acting(request, survey=survey, month=form.cleaned_data["month"], forms=forms))


def _read(form: PapersForm, survey: Survey) -> tuple[list[Given], list[tuple[int, str]]]:
    asked, upload = len(questions_of(survey.extra)), form.cleaned_data["sheet"]
    lines = form.cleaned_data["lines"].splitlines()
    try:
        lines += lines_of_sheet(upload.read(), asked) if upload else []
    except NotAWorkbook as refusal:
        return [], [(0, str(refusal))]
    return read_papers(lines, asked)
