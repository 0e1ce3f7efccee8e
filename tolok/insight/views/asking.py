"""The list of simulations, a new one, and the end of one."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from tolok.insight import actions
from tolok.insight.forms.simulation import SimulationForm
from tolok.insight.queries.lists import gathered_periods, simulations
from tolok.insight.queries.packs import offered, sample
from tolok.insight.views.doors import found, only_hr, trail
from tolok.ledger.actions import Refusal
from tolok.people.access import Request, refuse, signed_in


@signed_in
def everything(request: Request) -> HttpResponse:
    """The simulations so far, the newest first."""
    only_hr(request)
    shown = {"page": simulations(request.GET.get("page")), "periods": gathered_periods()}
    return render(request, "insight/simulations.html", shown)


@signed_in
def start(request: Request) -> HttpResponse:
    """Ask which people and which policies, then begin."""
    only_hr(request)
    slug, periods = request.government.slug, gathered_periods()
    form = SimulationForm(periods, offered(slug), slug, request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        try:
            begun = actions.start_simulation(by=request.person, at=request.at, plan=form.plan())
        except Refusal as refusal:
            refuse(form, refusal)
        else:
            return redirect("insight:simulation", slug, begun.pk)
    shown = {"form": form, "periods": periods, "trail": trail(request), "sample": sample(slug)}
    return render(request, "insight/start.html", shown, status=422 if form.errors else 200)


@signed_in
def remove(request: Request, simulation_id: int) -> HttpResponse:
    """Say what is lost, then delete it."""
    simulation = found(request, simulation_id)
    if request.method != "POST":
        shown = {"simulation": simulation, "trail": trail(request, simulation)}
        return render(request, "insight/remove.html", shown)
    actions.remove_simulation(by=request.person, at=request.at, simulation=simulation)
    messages.success(request, _("The simulation is deleted. Nothing else has changed."))
    return redirect("insight:simulations", request.government.slug)
