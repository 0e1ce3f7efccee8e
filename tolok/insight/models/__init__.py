"""Tables of simulations, burden, papers handed out, and fairness of ratings."""

from __future__ import annotations

from tolok.insight.models.bundles import Bundle
from tolok.insight.models.fairness import Analysis, Mirror, Reading
from tolok.insight.models.papers import Paper
from tolok.insight.models.simulation import SimulatedPerson, Simulation, Timing

__all__ = ["Analysis", "Bundle", "Mirror", "Paper", "Reading", "SimulatedPerson", "Simulation", "Timing"]
