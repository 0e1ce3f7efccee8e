"""The job: what it computes, and what a kill in the middle leaves."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest
from django.db import connection, transaction
from procrastinate.contrib.django.models import ProcrastinateJob

from tests.apps.appraisal.conftest import LATER, Office, committed
from tests.apps.followup.conftest import judged
from tests.apps.insight.conftest import asked, computed, crowd
from tolok.appraisal.models import Appraisal
from tolok.engine.simulate import Trial
from tolok.insight import tasks
from tolok.insight.actions import remove_simulation
from tolok.insight.models import SimulatedPerson, Simulation
from tolok.insight.queries import facts
from tolok.insight.queries.facts import Allowance
from tolok.insight.tasks import Walk, compute
from tolok.people.access import inside
from tolok.skp.models import Skp
from tolok.web.server import resume_left_jobs, work


class PowerCut(BaseException):
    """The machine stops; no `except Exception` hears of it."""


def run(simulation: Simulation) -> Simulation:
    """The job once more; how the simulation stands afterwards."""
    compute(government_id=simulation.government_id, simulation_id=simulation.pk)
    return Simulation.objects.get(pk=simulation.pk)


def test_a_stricter_draft_lets_the_clerk_fall_and_signs_nothing(gathered: Office) -> None:
    done = computed(gathered)

    found = Trial.from_json(done.trial).simulation
    assert (done.state, done.done, done.total) == ("done", 1, 1)
    assert found.predikat == (("baik", "butuh_perbaikan", 1),)
    assert [(each.unit, each.other_predikat) for each in found.units] == [("Disdukcapil", 1)]
    assert gathered.appraisal().predikat == "baik"


def test_levels_count_only_once_they_are_signed(office: Office) -> None:
    office.rated()

    found = Trial.from_json(computed(office).trial).simulation

    assert found.predikat == (("", "", 1),)


def test_an_allowance_is_reckoned_where_working_days_are_known_and_is_not_kept(gathered: Office) -> None:
    clerk = gathered.people["clerk"].pk

    blind = Trial.from_json(computed(gathered, allowances={clerk: Allowance(5_000_000)}).trial).simulation
    done = computed(gathered, allowances={clerk: Allowance(5_000_000, 21, 1)})

    seen = Trial.from_json(done.trial).simulation
    assert (blind.tpp_n, seen.tpp_n) == (0, 1)
    assert (seen.tpp_before, seen.tpp_after) == (4_940_000, 4_340_000)
    assert done.allowances == {}


def test_who_changed_posts_counts_once_with_the_last_plan(gathered: Office) -> None:
    first = gathered.appraisal()
    earlier, kept = gathered.plan("colleague"), first.dossier
    Skp.objects.filter(pk=earlier.pk).update(ends_on=date(2026, 5, 1))
    other = Appraisal.objects.create(
        government_id=first.government_id, person=first.person, period=first.period, skp=earlier
    )
    kept.pk, kept.appraisal = None, other
    kept.save()

    found = facts.batch(first.period_id, 0, {}, {})

    assert facts.people_in(first.period_id) == 1
    assert [case.appraisal_id for case in found] == [first.pk]


def test_the_same_job_twice_changes_nothing(gathered: Office) -> None:
    done = computed(gathered)

    again = run(done)

    assert (again.trial, again.state) == (done.trial, "done")
    assert SimulatedPerson.objects.count() == 1


def test_a_job_killed_in_the_middle_runs_again_and_ends_the_same(
    gathered: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    crowd(gathered, 12)
    whole = computed(gathered)
    monkeypatch.setattr(facts, "BATCH", 5)
    cut, written = asked(gathered), Walk.write

    def fall(walk: Walk) -> None:
        written(walk)
        if walk.done >= 10:
            raise PowerCut

    monkeypatch.setattr(tasks.Walk, "write", fall)
    with pytest.raises(PowerCut):
        run(cut)
    monkeypatch.setattr(tasks.Walk, "write", written)
    halfway = Simulation.objects.get(pk=cut.pk)
    kept = halfway.persons.count()
    ended = run(cut)

    assert (halfway.state, halfway.done, halfway.total, kept) == ("running", 10, 13, 10)
    assert halfway.seconds_left is not None
    assert (ended.state, ended.done, ended.persons.count()) == ("done", 13, 13)
    assert ended.trial == whole.trial


def test_a_fault_is_said_in_words_and_stops_it(gathered: Office) -> None:
    lost, broken = asked(gathered), asked(gathered)
    Simulation.objects.filter(pk=lost.pk).update(before="kota-hilang")
    Simulation.objects.filter(pk=broken.pk).update(allowances={str(gathered.people["clerk"].pk): "rusak"})

    gone, odd = run(lost), run(broken)

    assert gone.state == odd.state == "failed"
    assert "tidak dapat dipakai lagi" in gone.reason
    assert "tidak terduga" in odd.reason


def test_a_simulation_removed_meanwhile_stops_quietly(gathered: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    simulation, told = asked(gathered), Walk.tell

    def tell(walk: Walk, done: int) -> None:
        remove_simulation(by=gathered.people["hr"], at=LATER, simulation=walk.asked)
        walk.asked.pk = simulation.pk
        told(walk, done)

    monkeypatch.setattr(tasks.Walk, "tell", tell)
    compute(government_id=simulation.government_id, simulation_id=simulation.pk)
    compute(government_id=simulation.government_id, simulation_id=simulation.pk)

    assert (Simulation.objects.count(), SimulatedPerson.objects.count()) == (0, 0)


def test_a_batch_costs_the_same_for_5_and_for_50(gathered: Office, django_assert_num_queries: Any) -> None:
    crowd(gathered, 50)
    period, names = gathered.quarter().pk, facts.unit_names()

    with django_assert_num_queries(2):
        found = facts.batch(period, 0, names, {})

    assert len(found) == 51
    assert {case.dossier.unit for case in found} == {"Disdukcapil", *(f"Unit {n}" for n in range(5))}


@pytest.fixture
def kept(request: pytest.FixtureRequest, django_db_setup: None, django_db_blocker: Any) -> Iterator[Office]:
    """An office whose rows are committed: a worker on another connection sees them."""
    with django_db_blocker.unblock():
        with transaction.atomic():
            made = committed(f"kota-{request.node.name[:30]}".replace("_", "-"))
            judged(made, "meets")
        yield made


def test_a_real_worker_computes_what_a_dead_one_left(kept: Office) -> None:
    with inside(kept.government.pk):
        simulation = asked(kept)
    with connection.cursor() as cursor:
        # As a worker leaves it that was killed: taken, and in nobody's hands.
        cursor.execute("UPDATE procrastinate_jobs SET status = 'doing' WHERE task_name = 'insight.simulate'")
    work(until_empty=True)
    with inside(kept.government.pk):
        before = Simulation.objects.get(pk=simulation.pk).state

    resumed = resume_left_jobs()
    work(until_empty=True)

    with inside(kept.government.pk):
        assert (before, resumed, Simulation.objects.get(pk=simulation.pk).state) == ("running", 1, "done")
    job = ProcrastinateJob.objects.get(task_name="insight.simulate", args__simulation_id=simulation.pk)
    assert job.status == "succeeded"
