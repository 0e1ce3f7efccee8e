"""One simulation: its progress, its answer, the largest moves, and files."""

from __future__ import annotations

import json

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from tolok.insight import documents
from tolok.insight.queries.answer import answer
from tolok.insight.queries.lists import progress_of
from tolok.insight.queries.moves import scheme_labels
from tolok.insight.queries.people import person_rows
from tolok.insight.queries.receipts import move_page
from tolok.insight.views.doors import answered, found, only_hr, trail
from tolok.people.access import Request, signed_in

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@require_GET
@signed_in
def one(request: Request, simulation_id: int) -> HttpResponse:
    """How far it is; what came of it once it is there."""
    simulation = found(request, simulation_id)
    shown = {"simulation": simulation, "trail": trail(request)}
    if simulation.is_done:
        shown |= {"answer": answer(simulation)}
    return render(request, "insight/simulation.html", shown)


@require_GET
@signed_in
def progress(request: Request, simulation_id: int) -> HttpResponse:
    """The bar alone, for a page that asks again and again; the whole page anew once it has ended."""
    only_hr(request)
    simulation = progress_of(simulation_id)
    if simulation is None or not simulation.is_running:
        return HttpResponse(status=404 if simulation is None else 200, headers={"HX-Refresh": "true"})
    return render(request, "insight/progress.html", {"simulation": simulation})


@require_GET
@signed_in
def move(request: Request, simulation_id: int, place: int) -> HttpResponse:
    """One of the largest moves with both receipts."""
    simulation = answered(request, simulation_id)
    page = move_page(simulation, place)
    if page is None:
        raise Http404
    shown = {"simulation": simulation, "page": page, "trail": trail(request, simulation)}
    return render(request, "insight/move.html", shown)


@require_GET
@signed_in
def workbook(request: Request, simulation_id: int) -> HttpResponse:
    """Everything as XLSX, every person with both standings."""
    simulation = answered(request, simulation_id)
    labels = scheme_labels(simulation)
    content = documents.workbook(simulation, answer(simulation), person_rows(simulation.pk), labels)
    return _download(content, XLSX, f"simulasi-{simulation.pk}.xlsx")


@require_GET
@signed_in
def file(request: Request, simulation_id: int) -> HttpResponse:
    """The answer as JSON, for whoever computes it again."""
    simulation = answered(request, simulation_id)
    told = {
        "format": "tolok-simulation-1",
        "period": f"{simulation.period.calendar}/{simulation.period.starts_on}",
        "before": simulation.before,
        "after": simulation.after,
        "draft": simulation.draft,
        "trial": json.loads(simulation.trial),
    }
    content = json.dumps(told, indent=1, sort_keys=True, ensure_ascii=False).encode()
    return _download(content, "application/json", f"simulasi-{simulation.pk}.json")


def _download(content: bytes, kind: str, name: str) -> HttpResponse:
    return HttpResponse(content, content_type=kind, headers={"Content-Disposition": f'attachment; filename="{name}"'})
