"""Starts, ends and removes simulations."""

from __future__ import annotations

from tolok.insight.actions.end import finish_simulation, remove_simulation, stop_simulation
from tolok.insight.actions.start import MOST_AT_ONCE, NothingGathered, Plan, TooManyRunning, start_simulation

__all__ = [
    "MOST_AT_ONCE",
    "NothingGathered",
    "Plan",
    "TooManyRunning",
    "finish_simulation",
    "remove_simulation",
    "start_simulation",
    "stop_simulation",
]
