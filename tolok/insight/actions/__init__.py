"""Simulations, burden of reporting, papers handed out, fairness of ratings."""

from __future__ import annotations

from tolok.insight.actions.bundles import (
    NothingToPrint,
    OneIsRunning,
    Order,
    expire_bundle,
    finish_bundle,
    order_bundle,
    remove_bundle,
    stop_bundle,
)
from tolok.insight.actions.end import finish_simulation, remove_simulation, stop_simulation
from tolok.insight.actions.fairness import (
    BeingRead,
    NothingSigned,
    ask_reading,
    finish_reading,
    open_analysis,
    open_mirror,
    stop_reading,
)
from tolok.insight.actions.papers import Draft, issue_paper, issue_papers
from tolok.insight.actions.start import MOST_AT_ONCE, NothingGathered, Plan, TooManyRunning, start_simulation
from tolok.insight.actions.timing import Taken, count_opening, count_openings

__all__ = [
    "MOST_AT_ONCE",
    "BeingRead",
    "Draft",
    "NothingGathered",
    "NothingSigned",
    "NothingToPrint",
    "OneIsRunning",
    "Order",
    "Plan",
    "Taken",
    "TooManyRunning",
    "ask_reading",
    "count_opening",
    "count_openings",
    "expire_bundle",
    "finish_bundle",
    "finish_reading",
    "finish_simulation",
    "issue_paper",
    "issue_papers",
    "open_analysis",
    "open_mirror",
    "order_bundle",
    "remove_bundle",
    "remove_simulation",
    "start_simulation",
    "stop_bundle",
    "stop_reading",
    "stop_simulation",
]
