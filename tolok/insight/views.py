"""Pages of simulations: the list, a new one, one with its progress and answer."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_GET

from tolok.insight import actions, documents
from tolok.insight.access import PERMISSIONS
from tolok.insight.forms import SimulationForm
from tolok.insight.queries.answer import answer, scheme_labels
from tolok.insight.queries.lists import gathered_periods, progress_of, simulation_by_id, simulations
from tolok.insight.queries.packs import offered, sample
from tolok.insight.queries.people import person_rows
from tolok.insight.queries.receipts import move_page
from tolok.ledger.actions import Refusal
from tolok.people.access import Request, require, signed_in

if TYPE_CHECKING:
    from tolok.insight.models import Simulation

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@signed_in
def everything(request: Request) -> HttpResponse:
    """The simulations so far, the newest first."""
    _only_hr(request)
    shown = {"page": simulations(request.GET.get("page")), "periods": gathered_periods()}
    return render(request, "insight/simulations.html", shown)


@signed_in
def start(request: Request) -> HttpResponse:
    """Ask which people and which policies, then begin."""
    _only_hr(request)
    slug, periods = request.government.slug, gathered_periods()
    form = SimulationForm(periods, offered(slug), slug, request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        try:
            begun = actions.start_simulation(by=request.person, at=request.at, plan=form.plan())
        except Refusal as refusal:
            form.add_error(None, str(refusal))
        else:
            return redirect("insight:simulation", slug, begun.pk)
    shown = {"form": form, "periods": periods, "trail": _trail(request), "sample": sample(slug)}
    return render(request, "insight/start.html", shown, status=422 if form.errors else 200)


@require_GET
@signed_in
def one(request: Request, simulation_id: int) -> HttpResponse:
    """How far it is; what came of it once it is there."""
    simulation = _found(request, simulation_id)
    shown = {"simulation": simulation, "trail": _trail(request), "left": _left(simulation)}
    if simulation.is_done:
        shown |= {"answer": answer(simulation)}
    return render(request, "insight/simulation.html", shown)


@require_GET
@signed_in
def progress(request: Request, simulation_id: int) -> HttpResponse:
    """The bar alone, for a page that asks again and again; the whole page anew once it has ended."""
    _only_hr(request)
    simulation = progress_of(simulation_id)
    if simulation is None or not simulation.is_running:
        return HttpResponse(headers={"HX-Refresh": "true"})
    return render(request, "insight/progress.html", {"simulation": simulation, "left": _left(simulation)})


@require_GET
@signed_in
def move(request: Request, simulation_id: int, place: int) -> HttpResponse:
    """One of the largest moves with both receipts."""
    simulation = _answered(request, simulation_id)
    page = move_page(simulation, place)
    if page is None:
        raise Http404
    trail = _trail(request, simulation)
    return render(request, "insight/move.html", {"simulation": simulation, "page": page, "trail": trail})


@require_GET
@signed_in
def workbook(request: Request, simulation_id: int) -> HttpResponse:
    """Everything as XLSX, every person with both standings."""
    simulation = _answered(request, simulation_id)
    labels = scheme_labels(simulation)
    content = documents.workbook(simulation, answer(simulation), person_rows(simulation.pk), labels)
    return _download(content, XLSX, f"simulasi-{simulation.pk}.xlsx")


@require_GET
@signed_in
def file(request: Request, simulation_id: int) -> HttpResponse:
    """The answer as JSON, for whoever computes it again."""
    simulation = _answered(request, simulation_id)
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


@signed_in
def remove(request: Request, simulation_id: int) -> HttpResponse:
    """Say what is lost, then delete it."""
    simulation = _found(request, simulation_id)
    if request.method != "POST":
        shown = {"simulation": simulation, "trail": _trail(request, simulation)}
        return render(request, "insight/remove.html", shown)
    actions.remove_simulation(by=request.person, at=request.at, simulation=simulation)
    messages.success(request, _("The simulation is deleted. Nothing else has changed."))
    return redirect("insight:simulations", request.government.slug)


def _only_hr(request: Request) -> None:
    require(PERMISSIONS, "see_simulations", by=request.person, person=request.person, on=request.on)


def _found(request: Request, simulation_id: int) -> Simulation:
    _only_hr(request)
    found = simulation_by_id(simulation_id)
    if found is None:
        raise Http404
    return found


def _answered(request: Request, simulation_id: int) -> Simulation:
    found = _found(request, simulation_id)
    if not found.is_done:
        raise Http404
    return found


def _left(simulation: Simulation) -> str:
    """What is left in words: seconds below two minutes, then minutes; empty while nobody knows."""
    seconds = simulation.seconds_left
    if seconds is None:
        return ""
    if seconds < 120:
        said = ngettext("about %(n)s second left", "about %(n)s seconds left", seconds)
        return said % {"n": max(seconds, 1)}
    return ngettext("about %(n)s minute left", "about %(n)s minutes left", seconds // 60) % {"n": seconds // 60}


def _trail(request: Request, simulation: Simulation | None = None) -> list[dict[str, str]]:
    slug = request.government.slug
    trail = [{"label": _("Policy simulations"), "url": reverse("insight:simulations", args=[slug])}]
    if simulation is not None:
        url = reverse("insight:simulation", args=[slug, simulation.pk])
        trail.append({"label": simulation.after_title, "url": url})
    return trail


def _download(content: bytes, kind: str, name: str) -> HttpResponse:
    return HttpResponse(content, content_type=kind, headers={"Content-Disposition": f'attachment; filename="{name}"'})
