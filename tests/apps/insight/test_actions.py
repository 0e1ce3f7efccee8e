"""Starting, ending and removing a simulation."""

from __future__ import annotations

import pytest
from procrastinate.contrib.django.models import ProcrastinateJob

from tests.apps.appraisal.conftest import LATER, Office
from tests.apps.insight.conftest import asked, computed, plan
from tolok.engine.simulate import Trial
from tolok.insight.actions import (
    NothingGathered,
    TooManyRunning,
    finish_simulation,
    remove_simulation,
    start_simulation,
    stop_simulation,
)
from tolok.insight.models import SimulatedPerson, Simulation
from tolok.insight.queries.facts import Allowance
from tolok.ledger.models import LedgerEntry
from tolok.people.access import NotAllowed


def test_a_start_keeps_what_was_asked_enqueues_the_job_and_leaves_an_entry(gathered: Office) -> None:
    hr = gathered.people["hr"]

    simulation = asked(gathered, allowances={7: Allowance(5_000_000)}, unknown_nips=2)

    job = ProcrastinateJob.objects.get(task_name="insight.simulate", args__simulation_id=simulation.pk)
    assert (job.status, job.args["government_id"]) == ("todo", gathered.government.pk)
    assert (simulation.total, simulation.known_nips, simulation.unknown_nips) == (1, 1, 2)
    assert simulation.allowances == {"7": [5_000_000, None, None]}
    assert LedgerEntry.objects.get(verb="start_simulation").actor_id == hr.pk


def test_a_period_nobody_gathered_is_refused(office: Office) -> None:
    with pytest.raises(NothingGathered):
        asked(office)

    assert Simulation.objects.count() == 0


def test_a_fourth_at_once_is_refused_until_one_has_ended(gathered: Office) -> None:
    first, _second, _third = (asked(gathered) for _number in range(3))

    with pytest.raises(TooManyRunning):
        asked(gathered)
    stop_simulation(at=LATER, simulation_id=first.pk, reason="Terhenti.")

    assert asked(gathered).is_running


@pytest.mark.parametrize("role", ["clerk", "superior", "planner"])
def test_nobody_else_starts_or_removes_one(gathered: Office, role: str) -> None:
    simulation, by = asked(gathered), gathered.people[role]

    with pytest.raises(NotAllowed):
        start_simulation(by=by, at=LATER, plan=plan(gathered))
    with pytest.raises(NotAllowed):
        remove_simulation(by=by, at=LATER, simulation=simulation)


def test_what_ended_does_not_end_again(gathered: Office) -> None:
    simulation = computed(gathered, allowances={7: Allowance(1)})

    again = finish_simulation(at=LATER, simulation_id=simulation.pk, trial=Trial.from_json(simulation.trial))
    stopped = stop_simulation(at=LATER, simulation_id=simulation.pk, reason="Terlambat.")

    assert (again, stopped) == (False, False)
    assert simulation.allowances == {}
    assert LedgerEntry.objects.filter(verb="finish_simulation").count() == 1


def test_removing_takes_everything_computed_with_it_and_leaves_an_entry(gathered: Office) -> None:
    simulation = computed(gathered)
    before = SimulatedPerson.objects.count()

    remove_simulation(by=gathered.people["hr"], at=LATER, simulation=simulation)

    assert (before, SimulatedPerson.objects.count(), Simulation.objects.count()) == (1, 0, 0)
    assert LedgerEntry.objects.filter(verb="remove_simulation").count() == 1
    assert gathered.appraisal().predikat == "baik"
