"""Pages of units' achievements: the list, one unit with its decision, the pattern."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from tolok.appraisal import actions
from tolok.appraisal.access import role_in_unit
from tolok.appraisal.forms import AchievementForm, PatternForm
from tolok.appraisal.models import Calibration
from tolok.appraisal.queries.achievements import achievement_of, open_periods, unit_page, unit_rows, unit_spread
from tolok.appraisal.queries.units import Organisation, organisation_around
from tolok.calendar.queries import period as period_by_id
from tolok.people.access import Request, acting, is_done, signed_in
from tolok.people.queries import heads_of

if TYPE_CHECKING:
    from datetime import date

    from tolok.appraisal.queries.pattern import Spread
    from tolok.calendar.models import Period
    from tolok.people.models import Person


@require_GET
@signed_in
def units(request: Request, period_id: int | None = None) -> HttpResponse:
    """The units one decides, leads or watches, in the newest period or in one of the year's."""
    periods = open_periods(request.on.year, on=request.on)
    chosen = _newest(periods, request.on) if period_id is None else period_by_id(period_id)
    if chosen is None and period_id is not None:
        raise Http404
    rows = unit_rows(chosen, request.person, on=request.on) if chosen else []
    return render(request, "appraisal/units.html", {"periods": periods, "period": chosen, "rows": rows})


@signed_in
def unit(request: Request, period_id: int, unit_id: int) -> HttpResponse:
    """One unit: the proposal with its evidence, the decision, the pattern, what happened."""
    seen = place(request, period_id, unit_id)
    form = AchievementForm(request.POST or None)
    about = acting(request, organisation=seen.organisation, period=seen.period)
    if is_done(form, lambda: actions.set_achievement(**about, **form.cleaned_data)):
        return _back(request, period_id, unit_id, _("The achievement is decided, and the head of the unit is told."))
    return _shown(request, seen, form=form)


@require_POST
@signed_in
def pattern(request: Request, period_id: int, unit_id: int) -> HttpResponse:
    """The head's word on a pattern that was left."""
    seen = place(request, period_id, unit_id)
    form = PatternForm(request.POST)
    about = acting(request, organisation=seen.organisation, period=seen.period)
    if is_done(form, lambda: actions.explain_pattern(**about, **form.cleaned_data)):
        return _back(request, period_id, unit_id, _("Your word is kept. BKPSDM and those above you can read it."))
    return _shown(request, seen, word=form)


@require_GET
@signed_in
def pattern_now(request: Request, period_id: int, unit_id: int) -> HttpResponse:
    """The pattern of a unit alone, for a page that asks again and again."""
    seen = place(request, period_id, unit_id)
    achievement = achievement_of(unit_id, period_id)
    return renewed(request, unit_spread(achievement, seen.organisation, seen.period, seen.head), note="signed")


def renewed(request: Request, found: Spread | None, *, note: str) -> HttpResponse:
    """The pattern as a part; nothing, and no word to a screen reader, where the page shows it already."""
    if found is None:
        raise Http404
    if found.mark == request.GET.get("seen"):
        return HttpResponse(status=204)
    shown = {"spread": found, "note": note, "live": request.path}
    return render(request, "appraisal/pattern_now.html", shown)


@dataclass(frozen=True)
class Place:
    """A unit in a period, its head that day, and what the reader is to it."""

    organisation: Organisation
    period: Period
    head: Person | None
    role: str


def place(request: Request, period_id: int, unit_id: int) -> Place:
    """The unit and the period, for those who may see them; for all others there is no such page."""
    organisation, period = organisation_around(unit_id), period_by_id(period_id)
    if organisation is None or organisation.unit.pk != unit_id or period is None:
        raise Http404
    head = heads_of([unit_id], on=request.on).get(unit_id)
    role = role_in_unit(request.person, head, request.on)
    if not role:
        raise Http404
    return Place(organisation, period, head, role)


def _shown(
    request: Request, seen: Place, *, form: AchievementForm | None = None, word: PatternForm | None = None
) -> HttpResponse:
    page = unit_page(seen.organisation, seen.period, seen.head, request.government, on=request.on)
    is_open = seen.period.state != "closed"
    is_free = not any(each.state in Calibration.OPEN for each in page.calibrations)
    about = (request.government.slug, seen.period.pk, seen.organisation.unit.pk)
    shown = {
        "page": page,
        "live": reverse("appraisal:pattern_now", args=about) if is_open and page.spread and page.spread.bars else "",
        "form": (form or AchievementForm()) if is_open and seen.role == "decider" else None,
        "word": (word or PatternForm()) if page.asks_reason and seen.role == "head" else None,
        "may_call": is_open and is_free and seen.role in ("hr", "decider"),
    }
    is_refused = bool((form and form.errors) or word)
    return render(request, "appraisal/unit.html", shown, status=422 if is_refused else 200)


def _newest(periods: list[Period], on: date) -> Period | None:
    """The newest period that is over; before that the one under way."""
    return next((each for each in periods if each.ends_on <= on), next(iter(periods), None))


def _back(request: Request, period_id: int, unit_id: int, said: str) -> HttpResponse:
    messages.success(request, said)
    return redirect("appraisal:unit", request.government.slug, period_id, unit_id)
