"""A period is gathered in the background: once, in batches, told at its end."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from django.db import IntegrityError, transaction
from procrastinate.contrib.django.models import ProcrastinateJob

from tests.apps.appraisal.conftest import AFTER, LATER, Office
from tests.conftest import NOON
from tolok.appraisal import actions
from tolok.appraisal.actions import (
    GatheringRuns,
    close_period,
    finish_gathering,
    gather_batch,
    gather_period,
    order_gathering,
    stop_gathering,
)
from tolok.appraisal.models import Appraisal, Dossier, Gathering, Proposal
from tolok.appraisal.queries.gatherings import seconds_left, without_rater
from tolok.appraisal.queries.waiting import waiting_people
from tolok.appraisal.tasks import gather, gathering
from tolok.calendar.actions import PeriodIsClosed, PeriodStillRuns
from tolok.calendar.models import Period
from tolok.delivery.models import Notice
from tolok.ledger.models import LedgerEntry
from tolok.people.access import NotAllowed, enter
from tolok.people.actions import declare_tie


def order(office: Office, **more: Any) -> Gathering:
    """What the HR agency asks for, not begun yet."""
    return order_gathering(**{"by": office.people["hr"], "at": AFTER, "period": office.quarter(), **more})


def run(asked: Gathering) -> Gathering:
    """The job once; how it stands afterwards."""
    gather(government_id=asked.government_id, gathering_id=asked.pk)
    enter(asked.government_id)
    return Gathering.objects.get(pk=asked.pk)


def written(office: Office) -> list[tuple[str, str, str, int | None]]:
    """Everything gathered, without the numbers of rows."""
    found = Appraisal.objects.filter(period=office.quarter()).order_by("person")
    return [(a.person.name, a.dossier.facts_hash, a.proposal.result, a.rater_id) for a in found]


def test_asking_begins_the_rating_and_enqueues_one_job(office: Office) -> None:
    asked = order(office)

    job = ProcrastinateJob.objects.get(task_name="appraisal.gather")
    assert (job.lock, job.queueing_lock) == tuple(f"appraisal.gather:{n}" for n in (office.quarter().pk, asked.pk))
    assert (asked.total, asked.done, asked.state, office.quarter().state) == (1, 0, "running", "rating")
    assert LedgerEntry.objects.get(verb="order_gathering").actor_id == office.people["hr"].pk


def test_a_second_one_meanwhile_is_refused(office: Office) -> None:
    order(office)

    with pytest.raises(GatheringRuns, match="Triwulan II 2026"):
        order(office)

    assert ProcrastinateJob.objects.filter(task_name="appraisal.gather").count() == 1


def test_without_the_check_the_database_refuses_a_second_one(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    order(office)
    monkeypatch.setattr("tolok.appraisal.actions.gatherings.running_gathering", lambda _period_id: None)

    with pytest.raises(IntegrityError, match="one_gathering_a_period_at_once"), transaction.atomic():
        order(office)


def test_nobody_but_the_hr_agency_and_the_clock_ask(office: Office) -> None:
    with pytest.raises(NotAllowed):
        order(office, by=office.people["superior"])
    with pytest.raises(PeriodStillRuns):
        order(office, period=office.quarter(4))
    Period.objects.filter(number=1).update(state="closed")
    with pytest.raises(PeriodIsClosed):
        order(office, period=office.quarter(1))

    assert Gathering.objects.count() == 0


def test_the_worker_writes_the_same_as_one_call_and_tells_who_asked(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(gathering, "BATCH", 1)
    office.plan("colleague")
    with transaction.atomic():
        gather_period(by=office.people["hr"], at=AFTER, period=office.quarter())
        whole = written(office)
        transaction.set_rollback(True)
    enter(office.government.pk)

    ended = run(order(office))

    assert (ended.state, ended.done, ended.total) == ("done", 2, 2)
    assert written(office) == whole
    told = Notice.objects.get(key__startswith="gathering:")
    assert told.person == office.people["hr"]
    assert told.text == "Triwulan II 2026 sudah dikumpulkan: 2 penilaian baru."
    assert told.address == f"/contoh/penilaian/periode/{office.quarter().pk}/pengumpulan/"
    assert set(LedgerEntry.objects.filter(verb="gather_appraisal").values_list("actor_id", flat=True)) == {
        office.people["hr"].pk
    }


def test_the_same_job_twice_changes_nothing(office: Office) -> None:
    ended = run(order(office))
    before = LedgerEntry.objects.count()

    again = run(ended)

    assert (again.state, again.done, LedgerEntry.objects.count()) == ("done", 1, before)
    assert gather_batch(at=LATER, gathering_id=ended.pk, person_ids=waiting_people(office.quarter())) is None
    assert not finish_gathering(at=LATER, gathering_id=ended.pk)
    assert not stop_gathering(at=LATER, gathering_id=ended.pk, reason="x")


def test_a_batch_leaves_out_what_is_there(office: Office) -> None:
    asked, people = order(office), waiting_people(office.quarter())

    counts = [gather_batch(at=AFTER, gathering_id=asked.pk, person_ids=people) for _ in range(2)]

    assert counts == [1, 0]
    assert Dossier.objects.count() == Proposal.objects.count() == Appraisal.objects.count() == 1


def test_a_plan_agreed_while_it_runs_is_counted_too(office: Office) -> None:
    asked = order(office)
    office.plan("colleague")

    ended = run(asked)

    assert (ended.done, ended.total) == (2, 2)


def test_a_fault_is_said_in_words_and_the_next_one_goes_on(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    office.plan("colleague")
    monkeypatch.setattr(gathering, "BATCH", 1)
    whole, calls = actions.gather_batch, []

    def broken(**words: Any) -> int | None:
        calls.append(words)
        if len(calls) > 1:
            raise OSError("disk full")
        return whole(**words)

    monkeypatch.setattr(actions, "gather_batch", broken)
    stopped = run(order(office))
    monkeypatch.setattr(actions, "gather_batch", whole)
    ended = run(order(office))

    assert (stopped.state, stopped.done, stopped.total) == ("stopped", 1, 2)
    assert "tidak terduga" in stopped.reason
    assert (ended.state, ended.done, Appraisal.objects.count()) == ("done", 1, 2)
    assert Notice.objects.filter(text__contains="berhenti setelah 1 penilaian").count() == 1


def test_a_period_does_not_close_while_it_is_gathered(office: Office) -> None:
    office.signed()
    asked = order(office)

    with pytest.raises(GatheringRuns):
        close_period(by=office.people["hr"], at=LATER, period=office.quarter())
    run(asked)

    assert close_period(by=office.people["hr"], at=LATER, period=office.quarter())


def test_who_has_nobody_to_rate_is_listed_and_told(office: Office) -> None:
    clerk, since = office.people["clerk"], date(2020, 1, 1)
    for other in ("superior", "above"):
        declare_tie(by=clerk, at=NOON, person=clerk, about=office.people[other], kind="sibling", starts_on=since)
    run(order(office))

    alone = without_rater(office.quarter().pk, None, on=AFTER.date())

    assert [each.person for each in alone] == [clerk]
    assert "1 belum punya penilai" in Notice.objects.get(key__startswith="gathering:").text


def test_the_pace_so_far_says_how_long_it_takes() -> None:
    asked = Gathering(asked_at=AFTER, total=400, done=100, state="running")

    assert seconds_left(asked, at=AFTER + timedelta(seconds=10)) == 30
    assert seconds_left(asked, at=AFTER) is None
    assert seconds_left(Gathering(asked_at=AFTER, total=400, state="running"), at=LATER) is None
