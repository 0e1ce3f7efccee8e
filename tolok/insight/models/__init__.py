"""Tables of simulations, of what reporting costs, and of papers handed out."""

from __future__ import annotations

from tolok.insight.models.bundles import Bundle
from tolok.insight.models.papers import Paper
from tolok.insight.models.simulation import SimulatedPerson, Simulation, Timing

__all__ = ["Bundle", "Paper", "SimulatedPerson", "Simulation", "Timing"]
