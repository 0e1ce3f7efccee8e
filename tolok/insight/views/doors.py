"""Who comes in, which simulation it is about, and the way back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.http import Http404
from django.urls import reverse
from django.utils.translation import gettext as _

from tolok.insight.access import PERMISSIONS
from tolok.insight.queries.lists import simulation_by_id
from tolok.people.access import Request, require

if TYPE_CHECKING:
    from tolok.insight.models import Simulation


def only_hr(request: Request) -> None:
    """Refuse everybody else."""
    require(PERMISSIONS, "see_simulations", by=request.person, person=request.person, on=request.on)


def found(request: Request, simulation_id: int) -> Simulation:
    """The simulation of the address."""
    only_hr(request)
    simulation = simulation_by_id(simulation_id)
    if simulation is None:
        raise Http404
    return simulation


def answered(request: Request, simulation_id: int) -> Simulation:
    """The simulation of the address, once its answer is there."""
    simulation = found(request, simulation_id)
    if not simulation.is_done:
        raise Http404
    return simulation


def trail(request: Request, simulation: Simulation | None = None) -> list[dict[str, str]]:
    """The way back: to the list, and to the simulation from what lies below it."""
    slug = request.government.slug
    trail = [{"label": _("Policy simulations"), "url": reverse("insight:simulations", args=[slug])}]
    if simulation is not None:
        url = reverse("insight:simulation", args=[slug, simulation.pk])
        trail.append({"label": simulation.after_title, "url": url})
    return trail
