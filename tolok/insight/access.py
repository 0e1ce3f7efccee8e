"""Who may try a policy, and how a simulation moves."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from tolok.insight.models import Simulation
from tolok.people.access import Who, is_hr

if TYPE_CHECKING:
    from tolok.people.models import Person

State = Simulation.State


def is_nobody(by: Person, person: Person, on: date) -> bool:
    """No person: the worker alone comes to an end."""
    return False


# This app's rows of the permission table: verb: who may do it to whom.
PERMISSIONS: dict[str, Who] = {
    "see_simulations": is_hr,
}

STEPS: dict[str, tuple[tuple[str | None, ...], str | None, Who]] = {
    # verb: (from, to, who may)
    "start_simulation": ((None,), State.RUNNING, is_hr),
    "finish_simulation": ((State.RUNNING,), State.DONE, is_nobody),
    "stop_simulation": ((State.RUNNING,), State.FAILED, is_nobody),
    "remove_simulation": ((State.RUNNING, State.DONE, State.FAILED), None, is_hr),
}
