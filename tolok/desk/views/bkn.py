"""The companion of e-Kinerja BKN: a period and a day to copy, and what BKN lacks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from tolok.desk import documents
from tolok.desk.forms.bkn import day_from, marked
from tolok.desk.queries.bkn import Companion, companion, day_in_bkn, legal_periods, period_of_day
from tolok.ledger.actions import Refusal
from tolok.people.access import Request, signed_in
from tolok.reports.actions import mark_copied, unmark_copied

if TYPE_CHECKING:
    from collections.abc import Iterable

    from tolok.calendar.models import Period
    from tolok.desk.queries.bkn import Piece

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@require_GET
@signed_in
def page(request: Request, period_id: int | None = None) -> HttpResponse:
    """A legal period in BKN's words, the running quarter when none is named."""
    periods = legal_periods(on=request.on)
    period = period_of_day(periods, on=request.on) if period_id is None else _named(periods, period_id)
    found = companion(request.person, period) if period else None
    return render(request, "desk/bkn.html", {"found": found, "periods": periods, "period": period})


@require_GET
@signed_in
def day(request: Request) -> HttpResponse:
    """One day in BKN's words."""
    on = day_from(request.GET, "hari", until=request.on)
    return render(request, "desk/bkn_day.html", {"day": day_in_bkn(request.person, on=on, now_on=request.on)})


@require_GET
@signed_in
def table(request: Request, period_id: int) -> HttpResponse:
    """The period as CSV."""
    found = _found(request, period_id)
    return _download(documents.bkn_csv(found), "text/csv; charset=utf-8", f"bkn-{found.period.starts_on}.csv")


@require_GET
@signed_in
def workbook(request: Request, period_id: int) -> HttpResponse:
    """The period as XLSX."""
    found = _found(request, period_id)
    return _download(documents.bkn_workbook(found), XLSX, f"bkn-{found.period.starts_on}.xlsx")


@require_POST
@signed_in
def mark(request: Request, period_id: int) -> HttpResponse:
    """Mark pieces of the period as brought over, or take the marks back."""
    found = _found(request, period_id)
    items = _mark(request, found.period, found.pieces)
    address = reverse("desk:bkn_period", args=[request.government.slug, period_id])
    return redirect(f"{address}#{items[0] if len(items) == 1 else 'lacking'}")


@require_POST
@signed_in
def mark_day(request: Request) -> HttpResponse:
    """Mark a day as brought over, or take the mark back."""
    on = day_from(request.POST, "hari", until=request.on)
    found = day_in_bkn(request.person, on=on, now_on=request.on)
    if found.period is None:
        raise Http404
    _mark(request, found.period, [found.whole])
    return redirect(f"{reverse('desk:bkn_day', args=[request.government.slug])}?hari={on.isoformat()}")


def _mark(request: Request, period: Period, pieces: Iterable[Piece]) -> list[str]:
    """The marked items."""
    by, at = request.person, request.at
    items = marked(request.POST, pieces)
    try:
        if request.POST.get("undo"):
            unmark_copied(by=by, at=at, person=by, period=period, items=items)
        else:
            mark_copied(by=by, at=at, person=by, period=period, items=items)
            messages.success(request, _("Noted: BKN has it."))
    except Refusal as refusal:
        messages.error(request, str(refusal))
    return list(items)


def _found(request: Request, period_id: int) -> Companion:
    return companion(request.person, _named(legal_periods(on=request.on), period_id))


def _named(periods: Iterable[Period], period_id: int) -> Period:
    found = next((each for each in periods if each.pk == period_id), None)
    if found is None:
        raise Http404
    return found


def _download(content: bytes, kind: str, name: str) -> HttpResponse:
    return HttpResponse(content, content_type=kind, headers={"Content-Disposition": f'attachment; filename="{name}"'})
