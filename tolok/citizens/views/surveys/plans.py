"""Pages of what is improved, of comments to read, and of results of earlier years."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from tolok.citizens.access import PERMISSIONS
from tolok.citizens.access.survey_comments import is_moderator
from tolok.citizens.access.surveys import require_there
from tolok.citizens.actions.improvements import plan_improvement
from tolok.citizens.actions.survey.comments import show_survey_comment, withhold_survey_comment
from tolok.citizens.actions.survey.past import import_past
from tolok.citizens.forms.survey import CommentForm, PastForm, PlanForm
from tolok.citizens.queries.survey import past
from tolok.citizens.queries.survey.surveys import comment_by_id, comments_to_read
from tolok.citizens.views.surveys.desk import seen, told_faults
from tolok.people.access import NotAllowed, Request, acting, is_done, require, signed_in
from tolok.people.queries import NotAWorkbook

if TYPE_CHECKING:
    from tolok.citizens.models import SurveyComment
    from tolok.people.queries import Fault


@signed_in
def plan(request: Request, number: int) -> HttpResponse:
    """Plan what is done about an unsur of a service."""
    survey = seen(request, number)
    require_there("plan_improvement", by=request.person, unit_id=survey.service.unit_id, at=request.at)
    form = PlanForm(request.POST or None, initial={"unsur": request.GET.get("unsur", "")})
    if is_done(form, lambda: plan_improvement(**acting(request, survey=survey), **form.cleaned_data)):
        messages.success(request, _("Planned. It stands beside the results from now on."))
        return redirect("citizens:survey_one", request.government.slug, number)
    return render(request, "citizens/survey/plan.html", {"survey": survey, "form": form}, status=_status(form))


@signed_in
def comments(request: Request) -> HttpResponse:
    """The comments that nobody read yet, in an order drawn by chance."""
    _require_moderator(request)
    return _comments(request)


@require_POST
@signed_in
def judge(request: Request, number: int) -> HttpResponse:
    """Let a comment be read, or hold it back."""
    found = comment_by_id(number)
    if found is None:
        raise Http404
    _require_moderator(request)
    form = CommentForm(request.POST, auto_id=_own_ids(found))
    if is_done(form, lambda: _judge(request, found, form)):
        messages.success(request, _("Stored."))
        return redirect("citizens:survey_comments", request.government.slug)
    return _comments(request, found, form)


@signed_in
def earlier(request: Request) -> HttpResponse:
    """Results of earlier years beside what their means give; the form imports more."""
    require(PERMISSIONS, "import_past", by=request.person, person=request.person, on=request.on)
    form = PastForm(request.POST or None, request.FILES or None)
    faults: list[Fault] = []
    if is_done(form, lambda: faults.extend(_import(request, form))) and not faults:
        messages.success(request, _("Imported."))
        return redirect("citizens:survey_past", request.government.slug)
    shown = {"rows": past.past_rows(), "form": form, **told_faults(faults)}
    return render(request, "citizens/survey/past.html", shown, status=422 if faults else _status(form))


@require_GET
@signed_in
def earlier_template(request: Request) -> HttpResponse:
    """A CSV to fill in."""
    headers = {"Content-Disposition": 'attachment; filename="skm-lama-templat.csv"'}
    return HttpResponse(past.template(), content_type="text/csv; charset=utf-8", headers=headers)


def _import(request: Request, form: PastForm) -> list[Fault]:
    """What is wrong with the file; stored only when nothing is."""
    try:
        rows, faults = past.read_past(form.cleaned_data["sheet"].read())
    except NotAWorkbook as refusal:
        form.add_error("sheet", str(refusal))
        return []
    if not faults:
        import_past(**acting(request, rows=rows))
    return faults


def _comments(request: Request, refused: SurveyComment | None = None, form: CommentForm | None = None) -> HttpResponse:
    """Every comment with a form of its own; the refused one keeps what was typed, and says what is wrong beside it."""
    cards = [
        (row, form if refused and row.pk == refused.pk else CommentForm(auto_id=_own_ids(row)))
        for row in comments_to_read()
    ]
    shown = {"cards": cards, "form": form}
    return render(request, "citizens/survey/comments.html", shown, status=422 if form else 200)


def _own_ids(comment: SurveyComment) -> str:
    return f"comment-{comment.pk}-%s"


def _judge(request: Request, found: SurveyComment, form: CommentForm) -> None:
    said = acting(request, comment=found)
    if form.cleaned_data["verb"] == "show":
        show_survey_comment(**said)
    else:
        withhold_survey_comment(**said, reason=form.cleaned_data["reason"])


def _require_moderator(request: Request) -> None:
    if not is_moderator(request.person, request.person, request.on):
        raise NotAllowed("show_survey_comment")


def _status(form: PlanForm | PastForm) -> int:
    return 422 if form.errors else 200
