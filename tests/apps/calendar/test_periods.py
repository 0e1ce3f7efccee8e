"""Periods follow the policy pack; working days follow the holidays."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import TYPE_CHECKING

import pytest

from tests.apps.calendar.conftest import People
from tests.conftest import NOON
from tolok.calendar import queries
from tolok.calendar.actions import (
    HolidayIsThere,
    PeriodIsClosed,
    PeriodIsNotRated,
    PeriodStillRuns,
    add_holiday,
    begin_rating,
    end_rating,
    open_periods,
    remove_holiday,
    seed_holidays,
)
from tolok.calendar.models import Holiday, Period
from tolok.ledger.models import LedgerEntry
from tolok.people.access import NotAllowed

if TYPE_CHECKING:
    from tolok.people.models import Government


def test_a_year_opens_every_calendar_of_the_pack(people: People) -> None:
    opened = open_periods(by=people["hr"], at=NOON, year=2026)

    assert [(each.label, each.starts_on, each.ends_on, each.rate_by, each.is_legal) for each in opened] == [
        ("Triwulan I 2026", date(2026, 1, 1), date(2026, 4, 1), date(2026, 5, 1), True),
        ("Triwulan II 2026", date(2026, 4, 1), date(2026, 7, 1), date(2026, 7, 31), True),
        ("Triwulan III 2026", date(2026, 7, 1), date(2026, 10, 1), date(2026, 10, 31), True),
        ("Triwulan IV 2026", date(2026, 10, 1), date(2027, 1, 1), date(2027, 1, 31), True),
        ("Tahun 2026", date(2026, 1, 1), date(2027, 1, 1), date(2027, 1, 31), True),
    ]


@pytest.mark.parametrize(
    ("pack", "local"),
    [
        ("pontianak-2026", ["Semester I 2026", "Semester II 2026"]),
        ("bukittinggi-2026", [f"Triwulan {number} 2026" for number in ("I", "II", "III", "IV")]),
        ("mataram-2026", ["Tahun 2026"]),
    ],
)
def test_local_calendars_stand_beside_the_legal_ones(
    government: Government, people: People, pack: str, local: list[str]
) -> None:
    people["hr"].government.pack = pack

    opened = open_periods(by=people["hr"], at=NOON, year=2026)

    assert [each.label.partition(" · ")[0] for each in opened if not each.is_legal] == local


def test_opening_a_year_twice_changes_nothing(people: People) -> None:
    open_periods(by=people["hr"], at=NOON, year=2026)

    assert open_periods(by=people["hr"], at=NOON, year=2026) == []
    assert LedgerEntry.objects.filter(verb="open_period").count() == Period.objects.count() == 5


def test_only_the_hr_agency_opens_a_year_and_keeps_holidays(people: People) -> None:
    with pytest.raises(NotAllowed):
        open_periods(by=people["self"], at=NOON, year=2026)
    with pytest.raises(NotAllowed):
        seed_holidays(by=people["self"], at=NOON, year=2026)
    with pytest.raises(NotAllowed):
        add_holiday(by=people["self"], at=NOON, on=date(2026, 7, 1), name="x")
    with pytest.raises(NotAllowed):
        remove_holiday(by=people["self"], at=NOON, holiday=Holiday())


def test_a_period_is_rated_once_its_lead_days_have_come(people: People) -> None:
    open_periods(by=people["hr"], at=NOON, year=2026)
    quarter = Period.objects.get(calendar="triwulan", number=3)

    with pytest.raises(PeriodStillRuns):
        begin_rating(by=people["hr"], at=NOON, period=quarter)
    with pytest.raises(NotAllowed):
        begin_rating(by=people["self"], at=NOON, period=quarter)

    october = datetime(2026, 10, 1, tzinfo=UTC)
    assert begin_rating(by=people["hr"], at=october, period=quarter)
    assert not begin_rating(by=people["hr"], at=october, period=quarter)
    assert LedgerEntry.objects.filter(verb="begin_rating").count() == 1


def test_a_closed_period_is_not_rated_again(people: People) -> None:
    open_periods(by=people["hr"], at=NOON, year=2026)
    Period.objects.update(state="closed")

    with pytest.raises(PeriodIsClosed):
        begin_rating(by=people["hr"], at=NOON, period=Period.objects.get(calendar="tahun"))


def test_rating_ends_once_and_only_where_it_began(people: People) -> None:
    open_periods(by=people["hr"], at=NOON, year=2026)
    october = datetime(2026, 10, 1, tzinfo=UTC)
    quarter = Period.objects.get(calendar="triwulan", number=3)

    with pytest.raises(PeriodIsNotRated):
        end_rating(by=people["hr"], at=october, period=quarter)
    begin_rating(by=people["hr"], at=october, period=quarter)
    with pytest.raises(NotAllowed):
        end_rating(by=people["self"], at=october, period=quarter)

    assert end_rating(by=people["hr"], at=october, period=quarter)
    assert not end_rating(by=people["hr"], at=october, period=quarter)
    assert Period.objects.get(pk=quarter.pk).state == "closed"
    assert LedgerEntry.objects.filter(verb="end_rating").count() == 1


def test_national_holidays_come_as_rows_that_stay_as_they_were_mended(people: People) -> None:
    add_holiday(by=people["hr"], at=NOON, on=date(2026, 8, 17), name="Hari jadi kota")

    seeded = seed_holidays(by=people["hr"], at=NOON, year=2026)

    assert Holiday.objects.get(on=date(2026, 8, 17)).name == "Hari jadi kota"
    assert Holiday.objects.get(on=date(2026, 12, 24)).is_leave
    assert not Holiday.objects.get(on=date(2026, 12, 25)).is_leave
    assert Holiday.objects.count() == seeded + 1
    assert seed_holidays(by=people["hr"], at=NOON, year=2026) == 0


def test_two_holidays_never_share_a_day(people: People) -> None:
    add_holiday(by=people["hr"], at=NOON, on=date(2026, 8, 17), name="Hari jadi kota")

    with pytest.raises(HolidayIsThere):
        add_holiday(by=people["hr"], at=NOON, on=date(2026, 8, 17), name="Lain")


def test_a_removed_holiday_is_worked(people: People) -> None:
    holiday = add_holiday(by=people["hr"], at=NOON, on=date(2026, 7, 14), name="Cuti", is_leave=True)
    assert not queries.is_working_day(date(2026, 7, 14))

    remove_holiday(by=people["hr"], at=NOON, holiday=holiday)

    assert queries.is_working_day(date(2026, 7, 14))
    assert LedgerEntry.objects.filter(verb="remove_holiday").count() == 1


def test_working_days_leave_out_weekends_and_holidays(people: People) -> None:
    seed_holidays(by=people["hr"], at=NOON, year=2026)

    assert queries.working_days(date(2026, 8, 10), date(2026, 8, 24)) == 9
    clock = queries.common_clock(people["hr"].government)
    assert [clock.moved(date(2026, 8, 14), days) for days in (1, 0)] == [date(2026, 8, 18), date(2026, 8, 14)]
    assert [clock.moved(date(2026, 8, 18), days) for days in (-1, -2)] == [date(2026, 8, 14), date(2026, 8, 13)]


def test_a_day_lies_in_one_period_of_each_calendar(people: People) -> None:
    open_periods(by=people["hr"], at=NOON, year=2026)

    assert [each.label for each in queries.periods(on=date(2026, 3, 31))] == ["Triwulan I 2026", "Tahun 2026"]
    second = queries.period_of("triwulan", on=date(2026, 4, 1))
    assert second is not None
    assert (second.label, second.last_day) == ("Triwulan II 2026", date(2026, 6, 30))
    assert queries.closes_from(second) == date(2026, 6, 23)
    assert queries.period(second.pk) == second
    assert queries.period_of("windu", on=date(2026, 4, 1)) is None


def test_the_local_day_is_that_of_the_government(people: People) -> None:
    late = datetime(2026, 7, 14, 16, 30, tzinfo=UTC)

    assert queries.day_of(late, people["hr"].government) == date(2026, 7, 14)
    assert queries.day_of(late, people["stranger"].government) == date(2026, 7, 15)
