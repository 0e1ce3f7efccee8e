"""A simulated city in the database: what is planted is found, and nothing else is."""

from __future__ import annotations

import ast
import json
from collections.abc import Iterator
from typing import Any

import pytest
from django.db import connection, transaction
from procrastinate.contrib.django.models import ProcrastinateJob

from tests.apps.appraisal.conftest import AFTER, LATER, Office, committed
from tests.apps.insight.city import city, read
from tests.contracts.house import modules
from tolok.appraisal.models import Appraisal, GivenLevel, Rating
from tolok.delivery.models import Notice
from tolok.insight import tasks
from tolok.insight.actions import BeingRead, NothingSigned, ask_reading, finish_reading, stop_reading
from tolok.insight.models import Analysis, Mirror, Reading
from tolok.insight.queries.fairness.findings import Findings
from tolok.insight.queries.fairness.walk import Walk
from tolok.insight.tasks import fairness, read_closed_periods, read_ratings
from tolok.ledger.models import LedgerEntry
from tolok.people.access import NotAllowed, enter, inside
from tolok.web.server import resume_left_jobs, work


class PowerCut(BaseException):
    """The machine stops; no `except Exception` hears of it."""


def leading(reading: Reading, *kinds: str) -> set[int]:
    """The raters whose mirror shows one of these leads."""
    found = Mirror.objects.filter(analysis__reading=reading)
    return {mirror.rater_id for mirror in found if set(kinds) & set(json.loads(mirror.text)["leads"])}


def test_planted_strict_raters_flat_sheets_and_a_gap_are_found(office: Office) -> None:
    made = city(office, people=480, severe=4, shift=1.6, flat=4, gap=0.7)

    reading = read(office, made)

    severe, flat = leading(reading, "severe_results", "severe_shared"), leading(reading, "flat_sheets")
    whole = json.loads(reading.analysis.text)
    sexes = next(each for each in whole["groups"] if each["column"] == "sex")
    assert len(severe & made.numbers(made.made.severe)) >= 3
    assert len(severe - made.numbers(made.made.severe)) <= 1
    assert flat == made.numbers(made.made.flat)
    assert sexes["far"]["group_gap"] != []
    assert (whole["design"]["sheets"], whole["design"]["measured"], reading.analysis.n) == (480, 480, 480)


def test_without_bias_hardly_anybody_is_named(office: Office) -> None:
    made = city(office, people=480)

    reading = read(office, made)

    raters = Mirror.objects.filter(analysis__reading=reading)
    assert raters.filter(leads__gt=0).count() <= raters.count() // 20
    assert all(each["far"]["group_gap"] == [] for each in json.loads(reading.analysis.text)["groups"])


def test_no_rating_changes_and_reading_again_gives_the_same_beside_the_first(office: Office) -> None:
    made = city(office)
    before = (list(GivenLevel.objects.order_by("pk").values()), list(Rating.objects.order_by("pk").values()))
    states = list(Appraisal.objects.order_by("pk").values())

    first, second = read(office, made), read(office, made)

    assert (list(GivenLevel.objects.order_by("pk").values()), list(Rating.objects.order_by("pk").values())) == before
    assert list(Appraisal.objects.order_by("pk").values()) == states
    assert first.analysis.pk != second.analysis.pk
    assert first.analysis.hash == second.analysis.hash
    assert LedgerEntry.objects.filter(verb="finish_reading").count() == 2


def test_only_the_hr_agency_asks_and_each_thing_once(office: Office) -> None:
    made = city(office, people=60)
    with pytest.raises(NotAllowed):
        ask_reading(by=office.people["superior"], at=AFTER, period=made.period)
    with pytest.raises(NothingSigned):
        ask_reading(by=office.people["hr"], at=AFTER, period=office.quarter(3))

    reading = ask_reading(by=office.people["hr"], at=AFTER, period=made.period)

    job = ProcrastinateJob.objects.get(task_name="insight.read_ratings", args__reading_id=reading.pk)
    assert (job.status, reading.total, reading.done) == ("todo", 120, 0)
    with pytest.raises(BeingRead):
        ask_reading(by=office.people["hr"], at=AFTER, period=made.period)
    assert LedgerEntry.objects.get(verb="ask_reading").actor_id == office.people["hr"].pk


def test_a_job_killed_in_the_middle_runs_again_and_ends_the_same(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    made, batch = city(office, people=60), "tolok.insight.queries.fairness.walk.BATCH"
    whole = read(office, made).analysis.hash
    monkeypatch.setattr(batch, 50)
    reading, told = ask_reading(by=office.people["hr"], at=AFTER, period=made.period), fairness.Teller.tell

    def fall(teller: fairness.Teller, done: int) -> None:
        told(teller, done)
        raise PowerCut

    monkeypatch.setattr(fairness.Teller, "tell", fall)
    with pytest.raises(PowerCut):
        read_ratings(government_id=office.government.pk, reading_id=reading.pk)
    halfway = Reading.objects.get(pk=reading.pk)
    monkeypatch.setattr(fairness.Teller, "tell", told)
    read_ratings(government_id=office.government.pk, reading_id=reading.pk)
    read_ratings(government_id=office.government.pk, reading_id=reading.pk)

    ended = Reading.objects.select_related("analysis").get(pk=reading.pk)
    assert (halfway.state, halfway.done, halfway.total, halfway.seconds_left is not None) == ("running", 50, 120, True)
    assert (ended.state, ended.done, ended.analysis.hash) == ("done", 120, whole)
    assert Analysis.objects.count() == 2


def test_a_fault_is_said_in_words(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(walk: Walk) -> Findings:
        raise OSError("disk full")

    made = city(office, people=60)
    monkeypatch.setattr(Walk, "found", broken)
    reading = ask_reading(by=office.people["hr"], at=AFTER, period=made.period)
    read_ratings(government_id=office.government.pk, reading_id=reading.pk)

    reading.refresh_from_db()
    assert (reading.state, "tidak terduga" in reading.reason) == ("failed", True)


def test_what_has_ended_does_not_end_again(office: Office) -> None:
    done = read(office, city(office, people=60))

    assert finish_reading(at=LATER, reading_id=done.pk, found=Findings(0, {}, [])) is None
    assert not stop_reading(at=LATER, reading_id=done.pk, reason="x")
    with pytest.raises(fairness.Gone):
        fairness.Teller(done).tell(1)


def test_a_reading_that_ended_meanwhile_stops_quietly(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    made, told = city(office, people=60), fairness.Teller.tell

    def ended(teller: fairness.Teller, done: int) -> None:
        stop_reading(at=AFTER, reading_id=teller.asked.pk, reason="x")
        told(teller, done)

    monkeypatch.setattr(fairness.Teller, "tell", ended)
    reading = ask_reading(by=office.people["hr"], at=AFTER, period=made.period)
    read_ratings(government_id=office.government.pk, reading_id=reading.pk)

    assert (Reading.objects.get(pk=reading.pk).state, Analysis.objects.count()) == ("failed", 0)


def test_a_closed_period_is_read_by_itself_once_and_raters_hear_of_it(office: Office, settings: Any) -> None:
    made, hour = city(office, people=60), int(AFTER.timestamp())
    settings.EXAMPLE_DAY = None
    open_still = read_closed_periods(hour)
    enter(office.government.pk)
    type(made.period).objects.filter(pk=made.period.pk).update(state="closed")

    asked, again = read_closed_periods(hour), read_closed_periods(hour)
    enter(office.government.pk)
    reading = Reading.objects.get()
    read_ratings(government_id=office.government.pk, reading_id=reading.pk)
    after = read_closed_periods(hour + 3_600)
    enter(office.government.pk)

    assert (open_still, asked, again, after) == (0, 1, 0, 0)
    assert reading.asked_by is None
    told = Notice.objects.filter(key=f"mirror:{made.period.pk}")
    assert told.count() == Mirror.objects.count() > 0
    assert {notice.address for notice in told} == {"/contoh/wawasan/cermin/"}


def test_what_is_signed_after_a_reading_calls_for_another(office: Office, settings: Any) -> None:
    made = city(office, late=1, people=60)
    settings.EXAMPLE_DAY = None
    type(made.period).objects.filter(pk=made.period.pk).update(state="closed")
    reading = read(office, made)

    assert reading.analysis.n == 59
    assert (read_closed_periods(int(AFTER.timestamp())), read_closed_periods(int(LATER.timestamp()))) == (0, 1)


def test_in_the_example_time_stands_still(office: Office, settings: Any) -> None:
    made = city(office, people=60)
    type(made.period).objects.filter(pk=made.period.pk).update(state="closed")
    settings.EXAMPLE_DAY = AFTER.date()

    assert (read_closed_periods(int(AFTER.timestamp())), tasks.read_closed_periods is read_closed_periods) == (0, True)


def test_nothing_but_these_pages_reads_what_was_found() -> None:
    """No rating can depend on it: no other app and no other action of this one knows the tables."""
    names = {"Analysis", "Mirror", "Reading"}
    readers = {
        module.path
        for module in modules()
        for node in ast.walk(module.tree)
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("tolok.insight.models")
        if names & {alias.name for alias in node.names}
    }

    own = ("tolok/insight/queries/fairness/", "tolok/insight/views/fairness.py", "tolok/insight/documents/fairness.py")
    more = {"tolok/insight/actions/fairness.py", "tolok/insight/access/fairness.py", "tolok/insight/tasks/fairness.py"}
    more |= {"tolok/insight/models/__init__.py", "tolok/insight/events.py"}
    assert {path for path in readers if not path.startswith(own)} == more
    strangers = [module.path for module in modules() if "queries.fairness" in module.text and module.app != "insight"]
    assert strangers == ["tolok/demo/mirrors.py"]


@pytest.fixture
def kept(request: pytest.FixtureRequest, django_db_setup: None, django_db_blocker: Any) -> Iterator[Office]:
    """An office whose rows are committed: a worker on another connection sees them."""
    with django_db_blocker.unblock():
        with transaction.atomic():
            made = committed(f"kota-{request.node.name[:30]}".replace("_", "-"))
            made.signed()
        yield made


def test_a_real_worker_reads_what_a_dead_one_left(kept: Office) -> None:
    with inside(kept.government.pk):
        reading = ask_reading(by=kept.people["hr"], at=LATER, period=kept.quarter())
    with connection.cursor() as cursor:
        # As a worker leaves it that was killed: taken, and in nobody's hands.
        cursor.execute("UPDATE procrastinate_jobs SET status = 'doing' WHERE task_name = 'insight.read_ratings'")
    work(until_empty=True)
    with inside(kept.government.pk):
        before = Reading.objects.get(pk=reading.pk).state

    resumed = resume_left_jobs()
    work(until_empty=True)

    with inside(kept.government.pk):
        after = Reading.objects.select_related("analysis").get(pk=reading.pk)
        assert (before, resumed, after.state, after.analysis.n) == ("running", 1, "done", 1)
