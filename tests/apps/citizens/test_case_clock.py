"""A case is due by a written rule, against a slow counter (promise P2)."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from random import Random
from uuid import uuid4
from zoneinfo import ZoneInfo

import pytest

from tests.apps.citizens.at_desk import Desk, seat
from tests.apps.work import Office
from tests.conftest import NOON
from tolok.calendar.queries import STANDARD_WEEK, Clock, Week
from tolok.citizens.actions.cases.reporter import add_message
from tolok.citizens.actions.cases.work import AskedAlready, ask_reporter
from tolok.citizens.models import CasePause
from tolok.citizens.models.cases import State
from tolok.citizens.queries.cases.clock import CALENDAR_DAYS, WORKING_DAYS, Pause, Term
from tolok.citizens.queries.cases.terms import clocks, term_of
from tolok.engine.packs import load

DATES = 2_000
DAY = timedelta(days=1)
# Lebaran with joint leave, the turn of a year, and days around a leap day.
FREE = frozenset(
    [date(2026, 3, day) for day in range(18, 25)]
    + [date(2027, 12, 24), date(2027, 12, 31), date(2028, 1, 1), date(2028, 2, 28), date(2028, 5, 1)]
)
SIX_DAYS: Week = (*[((450, 840),)] * 4, ((450, 690),), ((450, 780),), ())
FRIDAY_TILL_FOUR: Week = (*[((480, 720), (780, 960))] * 5, (), ())
SHORT: Week = (*[((480, 900),)] * 5, (), ())
CLOCKS = [
    Clock(zone, weeks, FREE)
    for zone in ("Asia/Jakarta", "Asia/Makassar", "Asia/Jayapura")
    for weeks in (
        (),
        ((date(2026, 1, 1), SIX_DAYS),),
        ((date(2026, 1, 1), STANDARD_WEEK), (date(2026, 2, 18), SHORT), (date(2026, 3, 25), FRIDAY_TILL_FOUR)),
    )
]
STARTS = [date(2026, 3, 1), date(2027, 12, 10), date(2028, 2, 10), date(2026, 7, 1)]


def closes(clock: Clock, day: date) -> datetime | None:
    """The last closing of a day, counted from the office's week alone."""
    weeks = [week for valid_from, week in clock.weeks if valid_from <= day]
    spans = (weeks[-1] if weeks else STANDARD_WEEK)[day.weekday()]
    if day in FREE or not spans:
        return None
    return datetime.combine(day, time(), ZoneInfo(clock.zone)) + timedelta(minutes=spans[-1][1])


def brute(clock: Clock, at: datetime, within: int, scale: str, pauses: tuple[Pause, ...]) -> datetime:
    """The slow counter: from day to day, with a hand on each."""
    day = at.astimezone(ZoneInfo(clock.zone)).date()
    while (closing := closes(clock, day)) is None or at > closing:
        day += DAY
    left = within
    while left:
        day += DAY
        is_paused = any(pause.asked_on < day and day <= pause.until_on for pause in pauses)
        if not is_paused and (scale == CALENDAR_DAYS or closes(clock, day) is not None):
            left -= 1
    while (closing := closes(clock, day)) is None:
        day += DAY
    return closing


def test_due_dates_agree_with_a_slow_counter() -> None:
    dice, different = Random(2), []

    for _number in range(DATES):
        clock, start = dice.choice(CLOCKS), dice.choice(STARTS)
        at = datetime.combine(start, time(), UTC) + timedelta(minutes=dice.randrange(45 * 24 * 60))
        within, scale = dice.choice((1, 2, 3, 5, 10, 14, 60)), dice.choice((WORKING_DAYS, CALENDAR_DAYS))
        asked = start + dice.randrange(40) * DAY
        pauses = (Pause(asked, asked + dice.randrange(15) * DAY),) * dice.randrange(2)
        found = Term(clock.counted_day(at), within, scale, pauses).due_at(clock)
        if found != brute(clock, at, within, scale, pauses):
            different.append((clock.zone, at, within, scale, pauses))

    assert different == []


@pytest.mark.parametrize("zone", ["Asia/Jakarta", "Asia/Makassar"])
def test_one_minute_after_fridays_last_closing_is_monday(zone: str) -> None:
    clock, friday = Clock(zone, ((date(2026, 1, 1), FRIDAY_TILL_FOUR),)), date(2026, 7, 10)

    due = [
        Term(clock.counted_day(datetime.combine(friday, at, ZoneInfo(zone))), 3).due_on(clock)
        for at in (time(15, 59), time(16, 0), time(16, 1))
    ]

    assert due == [date(2026, 7, 15), date(2026, 7, 15), date(2026, 7, 16)]


def test_the_same_moment_is_another_day_in_another_zone() -> None:
    at = datetime(2026, 7, 10, 8, 30, tzinfo=UTC)  # 15.30 in Pontianak, 16.30 in Mataram

    days = [
        Clock(zone, ((date(2026, 1, 1), FRIDAY_TILL_FOUR),)).counted_day(at)
        for zone in ("Asia/Pontianak", "Asia/Makassar")
    ]

    assert days == [date(2026, 7, 10), date(2026, 7, 13)]


@pytest.mark.parametrize(("days", "warned"), [(4, 0), (5, 50), (7, 50), (8, 80), (9, 80), (10, 100), (30, 100)])
def test_staff_are_warned_at_half_at_four_fifths_and_on_the_last_day(days: int, warned: int) -> None:
    clock, start = Clock("Asia/Jakarta"), date(2026, 7, 13)

    found = Term(start, 10, CALENDAR_DAYS).warned(clock, start + days * DAY, (50, 80, 100))

    assert found == warned


def test_used_days_are_those_of_the_limit() -> None:
    clock, start = Clock("Asia/Jakarta", free=FREE), date(2026, 3, 13)
    term = Term(start, 5, WORKING_DAYS, (Pause(date(2026, 3, 16), date(2026, 3, 17)),))

    used = [term.used(clock, start + n * DAY) for n in (0, 3, 4, 12, 13)]

    assert used == [0, 1, 1, 2, 3]
    assert term.used(clock, term.due_on(clock)) == 5


def test_the_policy_gives_the_limit_that_held_on_the_day() -> None:
    rules = load("permenpanrb-6-2022").contents.complaints

    found = [rules.limit(name, on) for name, on in (("light", date(2026, 1, 1)), ("oversight", date(2000, 1, 1)))]

    assert [(limit.within, limit.scale) for limit in found] == [(2, "working_days"), (60, "days")]


@pytest.fixture
def desk(office: Office) -> Desk:
    """A desk with its people."""
    return seat(office)


def test_a_question_stops_the_clock_until_the_reply(desk: Desk) -> None:
    case, office = desk.at(State.IN_PROGRESS), desk.office
    rules, clock = (
        load("permenpanrb-6-2022").contents.complaints,
        clocks(office.government, [office.unit.pk])[office.unit.pk],
    )
    plain = term_of(case, rules)
    case = ask_reporter(by=desk.officer, at=NOON, case=case, question="Kapan itu?")
    waits = term_of(case, rules)
    with pytest.raises(AskedAlready):
        ask_reporter(by=desk.officer, at=NOON + DAY, case=case, question="Dan di mana?")
    add_message(at=NOON + 2 * DAY, case=case, key=uuid4(), text="Senin pagi.")
    case.refresh_from_db()
    replied = term_of(case, rules)

    days = [term.due_on(clock) for term in (plain, waits, replied) if term]

    assert days == [date(2026, 7, 16), date(2026, 7, 30), date(2026, 7, 20)]
    pause = CasePause.objects.get()
    assert (pause.asked_on, pause.until_on, pause.ended_on) == (
        date(2026, 7, 14),
        date(2026, 7, 28),
        date(2026, 7, 16),
    )
