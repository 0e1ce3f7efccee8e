"""Computes a simulation in the background, in short steps that others can see."""

from __future__ import annotations

import logging
import time
from collections.abc import Iterator
from dataclasses import dataclass, field

from django.utils.translation import gettext as _
from procrastinate.contrib.django import app

from tolok.engine.packs import FaultyPack
from tolok.engine.simulate import Trial, rules_of, simulate
from tolok.insight import actions
from tolok.insight.models import SimulatedPerson, Simulation
from tolok.insight.queries.facts import Case, batch, unit_names
from tolok.insight.queries.packs import packs_of
from tolok.people.access import inside
from tolok.rules.facts import Dossier
from tolok.rules.moves import Standing

log = logging.getLogger(__name__)


class Gone(Exception):
    """Somebody removed the simulation, or another worker has ended it."""


@app.task(name="insight.simulate")
def compute(*, government_id: int, simulation_id: int) -> None:
    """Compute a simulation that was asked for; again after a kill it begins anew and ends the same."""
    with inside(government_id):
        asked = Simulation.objects.select_related("period").filter(pk=simulation_id, state="running").first()
    if asked is None:
        return
    try:
        trial = _tried(asked)
    except Gone:
        return
    except Exception as fault:
        log.exception("simulation %s stopped", simulation_id)
        with inside(government_id):
            actions.stop_simulation(at=asked.asked_at, simulation_id=simulation_id, reason=_why(fault))
        return
    with inside(government_id):
        actions.finish_simulation(at=asked.asked_at, simulation_id=simulation_id, trial=trial)


def _tried(asked: Simulation) -> Trial:
    packs = packs_of(asked)
    before, after = (rules_of(pack, asked.period.calendar) for pack in packs)
    walk = Walk(asked)
    trial = simulate(walk.people(), before, after, walk.tell, walk.keep)
    walk.write()
    return trial


def _why(fault: Exception) -> str:
    if isinstance(fault, FaultyPack):
        return _("A policy can no longer be used: %(fault)s") % {"fault": fault}
    return _(
        "Something unexpected happened. Nothing was changed. Start it again; if it stops again, tell the operator."
    )


@dataclass
class Walk:
    """Goes through a period's people; reads and writes a batch at a time, each in a transaction of its own."""

    asked: Simulation
    began: float = field(default_factory=time.monotonic)
    done: int = 0
    known: dict[int, Case] = field(default_factory=dict)
    kept: list[SimulatedPerson] = field(default_factory=list)

    def people(self) -> Iterator[Dossier]:
        """Everybody's facts; no transaction is open while they are computed."""
        with inside(self.asked.government_id):
            names = unit_names()
        last = 0
        while True:
            with inside(self.asked.government_id):
                cases = batch(self.asked.period_id, last, names, self.asked.allowances)
            if not cases:
                return
            self.known = {case.dossier.person: case for case in cases}
            yield from (case.dossier for case in cases)
            self.write()
            last = cases[-1].dossier.person

    def keep(self, person: int, before: Standing, after: Standing) -> None:
        """Remember one person's two standings until the batch is written."""
        case = self.known[person]
        self.kept.append(
            SimulatedPerson(
                government_id=self.asked.government_id,
                simulation_id=self.asked.pk,
                person_id=person,
                appraisal_id=case.appraisal_id,
                unit=case.dossier.unit,
                before=before.to_json(),
                after=after.to_json(),
            )
        )

    def tell(self, done: int) -> None:
        """Remember how many are done."""
        self.done = done

    def write(self) -> None:
        """Write the batch and how far it is; what an earlier run wrote is the same and stays."""
        with inside(self.asked.government_id):
            running = Simulation.objects.filter(pk=self.asked.pk, state="running")
            done = min(self.done, self.asked.total)
            if not running.update(done=done, seconds_left=self._seconds_left(done)):
                raise Gone
            SimulatedPerson.objects.bulk_create(self.kept, ignore_conflicts=True)
        self.kept = []

    def _seconds_left(self, done: int) -> int | None:
        """How long the rest takes at the pace so far."""
        passed = time.monotonic() - self.began
        return round(passed * (self.asked.total - done) / done) if done else None
