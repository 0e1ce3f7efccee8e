"""Fairness of ratings: ask for a reading, see the whole, open a rater's mirror."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from tolok.insight import actions
from tolok.insight.access.fairness import PERMISSIONS
from tolok.insight.documents.fairness import raters_csv
from tolok.insight.forms.fairness import ReadingForm
from tolok.insight.queries.fairness.lists import (
    all_mirrors,
    first_mirrors,
    mirror_in,
    mirrors_in,
    progress_of,
    readable_periods,
    reading_by_id,
    readings,
)
from tolok.insight.queries.fairness.mirror import mirror_page
from tolok.insight.queries.fairness.whole import line_reason, rater_rows, whole
from tolok.ledger.actions import Refusal
from tolok.people.access import Request, refuse, require, signed_in

if TYPE_CHECKING:
    from tolok.insight.models import Reading


@signed_in
def everything(request: Request) -> HttpResponse:
    """The readings so far, the newest first, and the form to ask for one."""
    _only_hr(request)
    form = ReadingForm(readable_periods(), request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            asked = actions.ask_reading(by=request.person, at=request.at, period=form.chosen())
        except Refusal as refusal:
            refuse(form, refusal)
        else:
            return redirect("insight:reading", request.government.slug, asked.pk)
    shown = {"form": form, "page": readings(request.GET.get("page"))}
    return render(request, "insight/readings.html", shown, status=422 if form.errors else 200)


@require_GET
@signed_in
def one(request: Request, reading_id: int) -> HttpResponse:
    """How far it is; what was found once it is there."""
    reading = _found(request, reading_id)
    shown = {"reading": reading, "trail": _trail(request)}
    if reading.is_done:
        actions.open_analysis(by=request.person, at=request.at, analysis=reading.analysis)
        shown |= {"whole": whole(reading.analysis), "raters": rater_rows(first_mirrors(reading))}
    return render(request, "insight/reading.html", shown)


@require_GET
@signed_in
def progress(request: Request, reading_id: int) -> HttpResponse:
    """The bar alone, for a page that asks again and again; the whole page anew once it has ended."""
    _only_hr(request)
    reading = progress_of(reading_id)
    if reading is None or not reading.is_running:
        return HttpResponse(status=404 if reading is None else 200, headers={"HX-Refresh": "true"})
    shown = {"reading": reading}
    return render(request, "insight/reading_progress.html", shown)


@require_GET
@signed_in
def raters(request: Request, reading_id: int) -> HttpResponse:
    """Every rater of a reading, who calls for a conversation first."""
    reading = _opened(request, reading_id)
    page = mirrors_in(reading, request.GET.get("page"))
    shown = {"reading": reading, "why": line_reason(reading.analysis), "page": page, "raters": rater_rows(page)}
    return render(request, "insight/raters.html", shown | {"trail": _trail(request, reading)})


@require_GET
@signed_in
def file(request: Request, reading_id: int) -> HttpResponse:
    """Every rater of a reading as CSV."""
    reading = _opened(request, reading_id)
    content = raters_csv(all_mirrors(reading))
    name = f'attachment; filename="penilai-{reading.pk}.csv"'
    return HttpResponse(content, content_type="text/csv; charset=utf-8", headers={"Content-Disposition": name})


@require_GET
@signed_in
def rater(request: Request, reading_id: int, mirror_id: int) -> HttpResponse:
    """A rater's mirror as the rater sees it; that it was opened is kept."""
    reading = _found(request, reading_id)
    mirror = mirror_in(reading, mirror_id)
    if mirror is None:
        raise Http404
    actions.open_mirror(by=request.person, at=request.at, mirror=mirror)
    shown = {"mirror": mirror, "page": mirror_page(mirror), "trail": _trail(request, reading), "is_own": False}
    return render(request, "insight/mirror.html", shown)


def _only_hr(request: Request) -> None:
    require(PERMISSIONS, "see_fairness", by=request.person, person=request.person, on=request.on)


def _found(request: Request, reading_id: int) -> Reading:
    """The reading of the address."""
    _only_hr(request)
    reading = reading_by_id(reading_id)
    if reading is None:
        raise Http404
    return reading


def _opened(request: Request, reading_id: int) -> Reading:
    """The reading of the address once it has ended; that it was opened is kept."""
    reading = _found(request, reading_id)
    if not reading.is_done:
        raise Http404
    actions.open_analysis(by=request.person, at=request.at, analysis=reading.analysis)
    return reading


def _trail(request: Request, reading: Reading | None = None) -> list[dict[str, str]]:
    """The way back: to the list, and to the reading from a rater's mirror."""
    slug = request.government.slug
    trail = [{"label": _("Fairness of ratings"), "url": reverse("insight:readings", args=[slug])}]
    if reading is not None:
        trail.append({"label": reading.period.label, "url": reverse("insight:reading", args=[slug, reading.pk])})
    return trail
