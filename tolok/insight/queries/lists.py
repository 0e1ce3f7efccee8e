"""Lists simulations, and the periods that one can rest on."""

from __future__ import annotations

from django.core.paginator import Page, Paginator
from django.db.models import Exists, OuterRef

from tolok.appraisal.models import Appraisal
from tolok.calendar.models import Period
from tolok.insight.models import Simulation

PAGE = 25


def simulations(page: str | None = None) -> Page[Simulation]:
    """The government's simulations, the newest first; two queries."""
    found = Simulation.objects.select_related("asked_by", "period").defer("trial", "draft", "allowances")
    return Paginator(found.order_by("-asked_at", "-pk"), PAGE).get_page(page)


def simulation_by_id(simulation_id: int) -> Simulation | None:
    """The simulation with who asked and its period, when this transaction may see it."""
    return Simulation.objects.select_related("asked_by", "period").filter(pk=simulation_id).first()


def progress_of(simulation_id: int) -> Simulation | None:
    """How far the simulation is, without what it rests on."""
    return Simulation.objects.defer("trial", "draft", "allowances").filter(pk=simulation_id).first()


def gathered_periods() -> list[Period]:
    """The periods that hold facts, the newest first; one query."""
    gathered = Exists(Appraisal.objects.filter(period_id=OuterRef("pk")))
    return list(Period.objects.filter(gathered).order_by("-ends_on", "calendar"))
