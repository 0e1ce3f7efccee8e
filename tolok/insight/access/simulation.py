"""Who may try a policy or see what reporting costs, and how a simulation moves."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from tolok.insight.models import Simulation
from tolok.insight.queries.burden import holds_lead
from tolok.people.access import Who, any_of, is_hr

if TYPE_CHECKING:
    from tolok.people.models import Person

State = Simulation.State


def is_nobody(by: Person, person: Person, on: date) -> bool:
    """No person: the worker alone comes to an end."""
    return False


def leads_a_unit(by: Person, person: Person, on: date) -> bool:
    """Somebody posted that day as head of a unit or of the region, in the same government."""
    return by.government_id == person.government_id and holds_lead(by, on=on)


# This app's rows of the permission table: verb: who may do it to whom.
PERMISSIONS: dict[str, Who] = {
    "see_simulations": is_hr,
    "see_burden": any_of(is_hr, leads_a_unit),
}

STEPS: dict[str, tuple[tuple[str | None, ...], str | None, Who]] = {
    # verb: (from, to, who may)
    "start_simulation": ((None,), State.RUNNING, is_hr),
    "finish_simulation": ((State.RUNNING,), State.DONE, is_nobody),
    "stop_simulation": ((State.RUNNING,), State.FAILED, is_nobody),
    "remove_simulation": ((State.RUNNING, State.DONE, State.FAILED), None, is_hr),
}
