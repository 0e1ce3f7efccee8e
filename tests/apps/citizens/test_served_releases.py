"""How limits of services were kept is published by quarter, once, and stays."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest
from django.db import ProgrammingError, connection, transaction
from django.test import Client

from tests.apps.evidence.events import at, given, row, took
from tests.apps.work import Office
from tests.conftest import NOON
from tolok.calendar.models import Holiday
from tolok.citizens.actions.served import release_due_served
from tolok.citizens.models import ServedRelease
from tolok.citizens.tasks import pass_day
from tolok.evidence.actions import take_events
from tolok.evidence.models import ServiceEvent
from tolok.evidence.queries.served import served
from tolok.ledger.models import LedgerEntry
from tolok.people.access import enter
from tolok.skp.models import Service

pytestmark = pytest.mark.usefixtures("noon")
APRIL, JULY, JUNE = date(2026, 4, 1), date(2026, 7, 1), date(2026, 6, 1)
SENT = datetime(2026, 6, 20, 3, tzinfo=UTC)


def day(number: int, month: int = 7) -> datetime:
    return datetime(2026, month, number, 4, tzinfo=UTC)


def finished(office: Office, n: int, *, sent: datetime = SENT, first: int = 1) -> None:
    """So many of the second quarter, each in time."""
    rows = [row(office, first + each, received_at=at(JUNE), finished_at=at(JUNE)) for each in range(n)]
    take_events(at=sent, government=office.government, source="SIAK", rows=rows)


def published(office: Office, on: datetime = NOON) -> int:
    return release_due_served(at=on, government=office.government)


def read(client: Client, service: Service) -> list[str]:
    """Every page and file that tells of finished services."""
    places = (
        "",
        f"layanan/{service.pk}/",
        f"layanan/{service.pk}/lencana.svg",
        "data/layanan.json",
        "data/layanan.csv",
    )
    return [client.get(f"/contoh/warga/{place}").content.decode() for place in places]


@pytest.mark.parametrize(("free", "first"), [(None, 7), (date(2026, 7, 3), 8)])
def test_a_quarter_comes_out_with_results_of_surveys_and_once(office: Office, free: date | None, first: int) -> None:
    if free:
        Holiday.objects.create(government=office.government, on=free, name="Libur contoh")
    given(office)
    finished(office, 12)

    done = {each: published(office, day(each)) for each in (1, first - 1, first, 20)}

    assert done == {1: 0, first - 1: 0, first: 1, 20: 0}
    assert ServedRelease.objects.get().released_on == date(2026, 7, first)
    assert LedgerEntry.objects.get(verb="release_served").actor_id is None


def test_a_system_that_begins_by_sending_its_past_has_days_to_send_it_whole(office: Office) -> None:
    given(office)
    finished(office, 12, sent=NOON)

    done = [published(office, NOON + timedelta(days=days)) for days in (0, 6, 7)]

    assert done == [0, 0, 1]


def test_the_clock_publishes_it(office: Office) -> None:
    given(office)
    finished(office, 12)

    pass_day(int(NOON.timestamp()))

    enter(office.government.pk)
    assert [each.starts_on for each in ServedRelease.objects.all()] == [APRIL]


def test_an_event_that_comes_or_is_struck_out_later_changes_nothing_told(office: Office, client: Client) -> None:
    service = given(office)
    finished(office, 12)
    published(office)
    before = read(client, service)

    enter(office.government.pk)
    took(office, row(office, 99, received_at=at(JUNE), finished_at=at(date(2026, 6, 29))))
    ServiceEvent.objects.filter(external_id="S-1").update(state=ServiceEvent.State.STRUCK)
    again = published(office, NOON + timedelta(days=30))

    assert again == 0
    assert [(each.n, each.in_time) for each in served(APRIL, JULY)] == [(12, 11)]
    assert any('"finished": 12, "in_time": 10000' in page for page in before)
    assert read(client, service) == before


def test_a_quarter_of_few_stays_untold_when_more_come_later(office: Office, client: Client) -> None:
    service = given(office)
    finished(office, 9)
    published(office)
    finished(office, 9, sent=NOON, first=20)
    published(office, NOON + timedelta(days=30))

    assert ServedRelease.objects.get().rows == [{"service": service.pk, "n": None, "in_time": None}]
    assert any('"finished": null, "in_time": null' in page for page in read(client, service))


def test_what_is_published_can_not_be_changed_in_the_database_either(office: Office) -> None:
    given(office)
    finished(office, 12)
    published(office)

    with pytest.raises(ProgrammingError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("UPDATE citizens_servedrelease SET rows = '[]'")
