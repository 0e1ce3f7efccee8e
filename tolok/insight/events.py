"""What insight asks its own worker to do."""

from __future__ import annotations

from typing import TYPE_CHECKING

from procrastinate.contrib.django import app

if TYPE_CHECKING:
    from tolok.insight.models import Bundle, Reading, Simulation

# Whatever else waits goes first: a simulation is long, and nobody's work hangs on it.
LAST = -10


def ask_for_simulation(*, simulation: Simulation) -> None:
    """Enqueue the job in the transaction that asks for it."""
    task = app.configure_task("insight.simulate", allow_unknown=True, priority=LAST)
    task.defer(government_id=simulation.government_id, simulation_id=simulation.pk)


def ask_for_bundle(*, bundle: Bundle) -> None:
    """Enqueue the printing in the transaction that asks for it."""
    task = app.configure_task("insight.bundle", allow_unknown=True, priority=LAST)
    task.defer(government_id=bundle.government_id, bundle_id=bundle.pk)


def ask_for_expiry(*, bundle: Bundle, days: int) -> None:
    """Enqueue the end of a download for the day it is over."""
    task = app.configure_task("insight.expire_bundle", allow_unknown=True, schedule_in={"days": days})
    task.defer(government_id=bundle.government_id, bundle_id=bundle.pk)


def ask_for_reading(*, reading: Reading) -> None:
    """Enqueue the reading of ratings in the transaction that asks for it."""
    task = app.configure_task("insight.read_ratings", allow_unknown=True, priority=LAST)
    task.defer(government_id=reading.government_id, reading_id=reading.pk)
