"""Ends a simulation with its answer or with why there is none, and removes it."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from django.db import transaction

from tolok.calendar.queries import day_of
from tolok.insight.access import STEPS
from tolok.insight.models import Simulation
from tolok.ledger.actions import record
from tolok.people.access import require

if TYPE_CHECKING:
    from tolok.engine.simulate import Trial
    from tolok.people.models import Person


@transaction.atomic
def finish_simulation(*, at: datetime, simulation_id: int, trial: Trial) -> bool:
    """Keep the answer; False when the simulation ended or was removed meanwhile."""
    return _end("finish_simulation", at=at, simulation_id=simulation_id, trial=trial)


@transaction.atomic
def stop_simulation(*, at: datetime, simulation_id: int, reason: str) -> bool:
    """Say why there is no answer; False when the simulation ended or was removed meanwhile."""
    return _end("stop_simulation", at=at, simulation_id=simulation_id, reason=reason)


@transaction.atomic
def remove_simulation(*, by: Person, at: datetime, simulation: Simulation) -> None:
    """Delete a simulation with everything computed for it; a job that still runs stops at its next step."""
    who = STEPS["remove_simulation"][2]
    require({"remove_simulation": who}, "remove_simulation", by=by, person=by, on=day_of(at, by.government))
    record(verb="remove_simulation", by=by, at=at, on=simulation)
    simulation.delete()


def _end(verb: str, *, at: datetime, simulation_id: int, trial: Trial | None = None, reason: str = "") -> bool:
    starts, state, _who = STEPS[verb]
    found = Simulation.objects.select_for_update().filter(pk=simulation_id, state__in=starts).first()
    if found is None:
        return False
    found.state, found.reason, found.allowances = str(state), reason[:500], {}
    if trial is not None:
        found.trial, found.done = trial.to_json(), trial.simulation.persons
        found.total = found.done
    found.save(update_fields=["state", "reason", "allowances", "trial", "done", "total"])
    record(verb=verb, by=None, at=at, on=found, fields={"trial": trial.hash} if trial else {"reason": found.reason})
    return True
