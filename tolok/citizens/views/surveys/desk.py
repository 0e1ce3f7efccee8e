"""Pages of those who run surveys: the list, one survey, its doors."""

from __future__ import annotations

from typing import TYPE_CHECKING

import segno
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.safestring import mark_safe
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from tolok.citizens.access import PERMISSIONS
from tolok.citizens.access.surveys import require_there
from tolok.citizens.actions.survey.invitations import invite_served
from tolok.citizens.actions.survey.opening import change_survey, open_survey
from tolok.citizens.actions.survey.releases import release_survey
from tolok.citizens.documents.invitations import invitations_csv
from tolok.citizens.forms.survey import ChangeSurveyForm, OpenSurveyForm
from tolok.citizens.queries.survey import desk
from tolok.citizens.queries.survey.results import answered, results
from tolok.citizens.queries.survey.surveys import (
    comments_to_read,
    row_of,
    shown_comments,
    survey_by_id,
    survey_rows,
    surveyed_units,
)
from tolok.people.access import Request, acting, is_done, may, require, signed_in

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tolok.citizens.models import Survey

FAULTS_AT_ONCE = 50


@signed_in
def everything(request: Request) -> HttpResponse:
    """Every survey one sees, how many answered so far, and what waits; the form opens another."""
    require(PERMISSIONS, "see_surveys", by=request.person, person=request.person, on=request.on)
    reached = surveyed_units(request.person, on=request.on)
    form = OpenSurveyForm(request.POST or None, services=desk.services_without_survey(reached))
    if is_done(form, lambda: open_survey(**acting(request), **form.cleaned_data)):
        messages.success(request, _("Opened. Print the poster, then the public can answer."))
        return redirect("citizens:survey_desk", request.government.slug)
    shown = {
        "rows": answered(survey_rows(reached), *desk.running_span(request.government, on=request.on)),
        "spans": desk.spans(request.government, on=request.on),
        "waiting": len(comments_to_read()) if reached is None else 0,
        "is_central": reached is None,
        "may_open": may(PERMISSIONS, "open_survey", by=request.person, person=request.person, on=request.on),
        "form": form,
    }
    return render(request, "citizens/survey/desk.html", shown, status=422 if form.errors else 200)


@require_POST
@signed_in
def release(request: Request) -> HttpResponse:
    """Publish a span that is over."""
    require(PERMISSIONS, "release_survey", by=request.person, person=request.person, on=request.on)
    asked = request.POST.get("span", "")
    found = [span for span in desk.spans(request.government, on=request.on) if span.key == asked]
    if not found:
        raise Http404
    release_survey(**acting(request, government=request.government, starts_on=found[0].starts_on))
    messages.success(request, _("Published. These numbers stay as they are."))
    return redirect("citizens:survey_desk", request.government.slug)


@signed_in
def one(request: Request, number: int) -> HttpResponse:
    """One survey: what it asks, its doors, its last results, what is planned."""
    survey = seen(request, number)
    started = {"extra": survey.extra, "population": survey.population, "is_open": survey.is_open}
    form = ChangeSurveyForm(request.POST or None, initial=started)
    if is_done(form, lambda: change_survey(**acting(request, survey=survey), **form.cleaned_data)):
        messages.success(request, _("Changed."))
        return redirect("citizens:survey_one", request.government.slug, number)
    spans = desk.spans(request.government, on=request.on)
    span = spans[0] if spans else None
    shown = {
        "survey": survey,
        "form": form,
        "span": span,
        "result": results([row_of(survey)], span.starts_on, span.ends_on)[0] if span else None,
        "plans": desk.plan_rows([survey.pk], on=request.on),
        "comments": shown_comments(survey),
        "may_change": may(PERMISSIONS, "change_survey", by=request.person, person=request.person, on=request.on),
    }
    return render(request, "citizens/survey/one.html", shown, status=422 if form.errors else 200)


@require_GET
@signed_in
def poster(request: Request, number: int) -> HttpResponse:
    """A page to print and hang up at the counter."""
    survey = seen(request, number)
    address = request.build_absolute_uri(reverse("citizens:survey", args=[request.government.slug, survey.code]))
    drawn = segno.make(address, error="m", micro=False).svg_inline(border=2, omitsize=True)
    shown = {"survey": survey, "address": address, "code": mark_safe(drawn)}
    return render(request, "citizens/survey/poster.html", shown)


@require_POST
@signed_in
def invite(request: Request, number: int) -> HttpResponse:
    """The invitations of what was finished since the last time, as a file that is made only once."""
    invited = invite_served(**acting(request, survey=seen(request, number)))
    place = request.build_absolute_uri(reverse("citizens:survey_invited", args=[request.government.slug, "~"]))
    headers = {"Content-Disposition": 'attachment; filename="undangan.csv"', "Cache-Control": "no-store"}
    return HttpResponse(invitations_csv(invited, place), content_type="text/csv; charset=utf-8", headers=headers)


def told_faults(faults: Sequence[object]) -> dict[str, object]:
    """As many faults of a file as somebody reads at once, and how many more there are."""
    return {"faults": faults[:FAULTS_AT_ONCE], "more": max(0, len(faults) - FAULTS_AT_ONCE)}


def seen(request: Request, number: int) -> Survey:
    """The survey of that number; 404 where there is none, 403 where it is another unit's."""
    survey = survey_by_id(number)
    if survey is None:
        raise Http404
    require_there("see_surveys", by=request.person, unit_id=survey.service.unit_id, at=request.at)
    return survey
