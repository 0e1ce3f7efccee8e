"""The HR agency sets weeks of office hours; a unit's own go before everybody's."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import TYPE_CHECKING

import pytest
from django.test import Client

from tests.apps.calendar.conftest import People
from tests.apps.work import enter_as, send
from tests.conftest import NOON, TODAY
from tolok.calendar.actions import HoursOutOfOrder, NeverOpen, add_holiday, set_hours
from tolok.calendar.models import OfficeHours
from tolok.calendar.queries import STANDARD_WEEK, clocks_of, due_at, hours_rows
from tolok.ledger.models import LedgerEntry
from tolok.people.access import NotAllowed
from tolok.people.models import Unit

if TYPE_CHECKING:
    from tolok.people.models import Government

MORNINGS = (((480, 720),),) * 5 + ((), ())
SATURDAYS = (((420, 840),),) * 6 + ((),)
WRITTEN = {f"day{n}": "07.30-12:00, 13.00–16.00" for n in range(5)}


def school(government: Government) -> Unit:
    """A unit below the one of the fixture."""
    above = Unit.objects.get(code="U")
    return Unit.objects.create(government=government, code="SD", name="SD 1", parent=above, time_zone="Asia/Jakarta")


def test_where_nobody_set_hours_the_standard_week_holds(people: People) -> None:
    unit = Unit.objects.get(code="U")

    assert clocks_of([unit.pk])[unit.pk].hours(TODAY) == STANDARD_WEEK[TODAY.weekday()]
    assert [(row.unit, row.valid_from) for row in hours_rows()] == [("", None)]


def test_hours_hold_from_their_day_on_and_a_units_own_go_first(government: Government, people: People) -> None:
    unit, below = Unit.objects.get(code="U"), school(government)
    set_hours(by=people["hr"], at=NOON, unit=None, valid_from=date(2026, 3, 2), week=MORNINGS)
    set_hours(by=people["hr"], at=NOON, unit=unit, valid_from=date(2026, 7, 6), week=SATURDAYS)

    clock = clocks_of([below.pk])[below.pk]

    assert clock.hours(date(2026, 2, 27)) == STANDARD_WEEK[4]
    assert clock.hours(date(2026, 3, 2)) == ((480, 720),)
    assert clock.hours(date(2026, 7, 11)) == ((420, 840),)
    assert [row.unit for row in hours_rows()] == ["", "BKPSDM"]
    assert LedgerEntry.objects.filter(verb="set_hours").count() == 2


def test_a_week_of_the_same_day_is_replaced(people: People) -> None:
    for week in (MORNINGS, SATURDAYS):
        set_hours(by=people["hr"], at=NOON, unit=None, valid_from=TODAY, week=week)

    assert OfficeHours.objects.count() == 6


def test_what_is_due_skips_a_local_holiday(people: People) -> None:
    unit = Unit.objects.get(code="U")
    received = datetime(2026, 7, 14, 2, tzinfo=UTC)
    add_holiday(by=people["hr"], at=NOON, on=date(2026, 7, 15), name="Hari jadi kota")

    assert due_at(received, 1, "days", unit=unit) == datetime(2026, 7, 16, 9, tzinfo=UTC)


@pytest.mark.parametrize(
    ("week", "refusal"),
    [
        (((),) * 7, NeverOpen),
        ((((720, 480),),) + ((),) * 6, HoursOutOfOrder),
        ((((480, 720), (700, 900)),) + ((),) * 6, HoursOutOfOrder),
        ((((480, 1500),),) + ((),) * 6, HoursOutOfOrder),
    ],
)
def test_hours_that_are_none_are_refused(people: People, week: tuple, refusal: type[Exception]) -> None:  # type: ignore[type-arg]  # wrong on purpose
    with pytest.raises(refusal):
        set_hours(by=people["hr"], at=NOON, unit=None, valid_from=TODAY, week=week)


def test_only_the_hr_agency_sets_hours(people: People) -> None:
    with pytest.raises(NotAllowed):
        set_hours(by=people["self"], at=NOON, unit=None, valid_from=TODAY, week=MORNINGS)


def test_the_page_sets_hours_and_keeps_what_could_not_be_read(client: Client, people: People, noon: None) -> None:
    enter_as(client, people["hr"])

    empty = client.get("/contoh/kalender/jam/")
    wrong = send(client, "kalender/jam/", valid_from="2026-07-20", **{**WRITTEN, "day1": "pagi"})
    closed = send(client, "kalender/jam/", valid_from="2026-07-20")
    good = send(client, "kalender/jam/", valid_from="2026-07-20", **WRITTEN)

    assert empty.status_code == 200
    assert (wrong.status_code, 'value="pagi"' in wrong.content.decode()) == (422, True)
    assert (closed.status_code, good.status_code) == (422, 302)
    assert OfficeHours.objects.count() == 10
    assert "20 Jul" in client.get("/contoh/kalender/jam/").content.decode()


def test_the_page_is_not_for_others(client: Client, people: People, noon: None) -> None:
    enter_as(client, people["self"])

    assert client.get("/contoh/kalender/jam/").status_code == 403
