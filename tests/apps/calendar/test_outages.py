"""The worker's pulse tells when the server was down, and deadlines move by it."""

from __future__ import annotations

import threading
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

import pytest
from django.test import Client

from tests.apps.calendar.conftest import People
from tests.apps.work import enter_as
from tests.conftest import NOON
from tolok.calendar.actions import beat, note_outage, open_periods
from tolok.calendar.models import Outage, Pulse
from tolok.calendar.queries import midnight, outages, rate_until
from tolok.ledger.models import LedgerEntry
from tolok.people.access import enter
from tolok.web.server import keep_beating

if TYPE_CHECKING:
    from tolok.people.models import Government

SECOND = timedelta(seconds=1)


@pytest.mark.django_db
def test_a_pulse_that_goes_on_is_no_outage() -> None:
    missed = [beat(at=NOON + 30 * number * SECOND) for number in range(4)] + [beat(at=NOON + 210 * SECOND)]

    assert missed == [None] * 5
    assert (Pulse.objects.get().at, Outage.objects.count()) == (NOON + 210 * SECOND, 0)


@pytest.mark.django_db
def test_a_clock_that_goes_back_is_no_outage() -> None:
    beat(at=NOON)

    assert beat(at=NOON - timedelta(hours=1)) is None
    assert Pulse.objects.get().at == NOON


def test_a_gap_is_an_outage_and_stands_in_the_ledger_of_every_government(people: People) -> None:
    beat(at=NOON)

    missed = beat(at=NOON + 121 * SECOND)

    assert missed is not None
    assert (missed.starts_at, missed.ends_at) == (NOON, NOON + 121 * SECOND)
    for person in (people["hr"], people["stranger"]):
        enter(person.government_id)
        assert LedgerEntry.objects.filter(verb="note_outage", object_id=missed.pk).count() == 1


def test_the_outages_after_a_moment_are_found(government: Government) -> None:
    note_outage(starts_at=NOON - 600 * SECOND, at=NOON)

    assert [span.ends_at for span in outages(since=NOON - SECOND)] == [NOON]
    assert outages(since=NOON) == []


def test_the_hr_agency_sees_until_when_ratings_are_open(people: People, client: Client) -> None:
    period = next(each for each in open_periods(by=people["hr"], at=NOON, year=2026) if each.calendar == "triwulan")
    end = midnight(period.rate_by + timedelta(days=1), people["hr"].government)
    note_outage(starts_at=end - timedelta(minutes=20), at=end + timedelta(minutes=15))
    enter(people["hr"].government_id)

    found = rate_until([period], people["hr"].government)
    enter_as(client, people["hr"])
    page = client.get("/contoh/kalender/2026/").content.decode()

    assert [each.until for each in found.values()] == [end + timedelta(hours=1)]
    assert "Server sempat mati 23.40–00.15, jadi penilaian terbuka sampai" in page
    assert rate_until([], people["hr"].government) == {}


@pytest.mark.usefixtures("django_db_setup")
def test_the_worker_keeps_the_pulse_until_it_stops(django_db_blocker: Any) -> None:
    stop = threading.Event()
    stop.set()

    with django_db_blocker.unblock():
        keep_beating(stop)
        found = Pulse.objects.count()
        Pulse.objects.all().delete()

    assert found == 1


def test_the_example_s_clock_keeps_no_pulse(settings: Any, government: Government) -> None:
    settings.EXAMPLE_DAY = date(2026, 12, 31)

    keep_beating(threading.Event())

    assert Pulse.objects.count() == 0
