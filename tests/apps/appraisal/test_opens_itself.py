"""Periods open by themselves on the pack's day; lost jobs come back."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from procrastinate.contrib.django.models import ProcrastinateJob

from tests.apps.appraisal.conftest import Office
from tests.apps.appraisal.test_gatherings import order, run
from tests.conftest import NOON
from tolok.appraisal.actions import (
    open_due,
)
from tolok.appraisal.tasks import open_rating, resume_gatherings
from tolok.calendar.actions import open_periods
from tolok.calendar.models import Period
from tolok.delivery.models import Notice
from tolok.feedback.models import Round
from tolok.ledger.models import LedgerEntry
from tolok.skp.models import Skp

JULY, AUGUST = datetime(2026, 7, 3, 3, 0, tzinfo=UTC), datetime(2026, 8, 1, 3, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    ("at", "opened"),
    [(JULY - timedelta(days=1), []), (JULY, ["Triwulan II 2026"]), (AUGUST - timedelta(days=1), ["Triwulan II 2026"])],
)
def test_a_period_opens_by_itself_on_the_pack_s_day(office: Office, at: datetime, opened: list[str]) -> None:
    begun = open_due(government=office.government, at=at, on=at.date())
    again = open_due(government=office.government, at=at, on=at.date())

    assert ([each.period.label for each in begun], again) == (opened, [])
    assert all(each.asked_by is None for each in begun)


def test_what_nobody_opened_until_it_should_be_rated_waits_for_a_person(office: Office) -> None:
    assert open_due(government=office.government, at=AUGUST, on=AUGUST.date()) == []


@pytest.mark.parametrize(("is_asked", "why"), [(False, "Server tidak berjalan"), (True, "masih diminta")])
def test_what_has_not_opened_in_time_is_told_to_the_agency_once_with_the_reason(
    office: Office, is_asked: bool, why: str
) -> None:
    if is_asked:
        days = {"starts_on": JULY.date(), "ends_on": AUGUST.date(), "opened_at": JULY, "ordered_at": JULY}
        Round.objects.create(government=office.government, period=office.quarter(), state="open", **days)
    Period.objects.exclude(pk=office.quarter().pk).delete()

    for hour in range(2):
        open_due(government=office.government, at=AUGUST + timedelta(hours=hour), on=AUGUST.date())

    told = Notice.objects.get(key__startswith="missed:")
    assert (told.person, told.address) == (
        office.people["hr"],
        f"/contoh/penilaian/periode/{office.quarter().pk}/pengumpulan/",
    )
    assert told.text.startswith("Triwulan II 2026 tidak terbuka sendiri")
    assert why in told.text
    assert len(told.text) < 300


def test_a_period_before_tolok_came_is_told_to_nobody(office: Office) -> None:
    Skp.objects.all().update(state="draft")

    open_due(government=office.government, at=AUGUST, on=AUGUST.date())

    assert Notice.objects.filter(key__startswith="missed:").count() == 0


def test_what_may_not_be_gathered_yet_does_not_hold_up_the_others(office: Office) -> None:
    held = order(office)
    Period.objects.filter(pk=held.period_id).update(state="open")
    other = Period.objects.get(calendar="triwulan", number=1)
    Period.objects.filter(pk=other.pk).update(rate_by=AUGUST)

    begun = open_due(government=office.government, at=JULY, on=JULY.date())

    assert [each.period for each in begun] == [other]
    assert office.quarter().state == "open"


def test_what_a_person_opened_earlier_is_left_alone(office: Office) -> None:
    office.gathered()

    assert open_due(government=office.government, at=JULY, on=JULY.date()) == []


@pytest.mark.parametrize("pack", ["pontianak-2026", "bukittinggi-2026", "mataram-2026"])
def test_every_calendar_of_every_pack_opens_by_itself(office: Office, pack: str) -> None:
    office.government.pack = pack
    office.government.save()
    Period.objects.all().delete()
    periods = open_periods(by=office.people["hr"], at=NOON, year=2026)
    opened: list[Period] = []
    for day in range(420):
        on = date(2026, 1, 1) + timedelta(days=day)
        at = datetime(2026, 1, 1, 3, tzinfo=UTC) + timedelta(days=day)
        opened += [each.period for each in open_due(government=office.government, at=at, on=on)]

    assert {each.pk for each in opened} == {each.pk for each in periods}


def test_the_clock_s_gathering_is_told_to_the_whole_agency(office: Office) -> None:
    (asked,) = open_due(government=office.government, at=JULY, on=JULY.date())

    ended = run(asked)

    assert (ended.state, ended.done) == ("done", 1)
    assert Notice.objects.get(key__startswith="gathering:").person == office.people["hr"]
    assert LedgerEntry.objects.get(verb="gather_appraisal").actor_id is None


def test_every_hour_each_government_is_looked_at_but_in_the_example(office: Office, settings: Any) -> None:
    at = int(JULY.timestamp())

    begun = open_rating(at)
    settings.EXAMPLE_DAY = date(2026, 12, 31)

    assert (begun, open_rating(at)) == (1, 0)


def test_a_gathering_that_lost_its_job_gets_one_again(office: Office) -> None:
    asked = order(office)
    waiting = resume_gatherings(0)
    ProcrastinateJob.objects.filter(task_name="appraisal.gather").update(status="failed")

    resumed = [resume_gatherings(0) for _ in range(2)]
    run(asked)

    assert (waiting, resumed, resume_gatherings(0)) == (0, [1, 0], 0)
    assert ProcrastinateJob.objects.filter(task_name="appraisal.gather", status="todo").count() == 1
