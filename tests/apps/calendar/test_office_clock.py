"""Working time is what the written rule says: the clock against a walk by minutes."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from random import Random
from zoneinfo import ZoneInfo

import holidays
import pytest

from tolok.calendar.queries import DAYS, MINUTES, STANDARD_WEEK, Clock, Week

MINUTE = timedelta(minutes=1)
ZONES = ("Asia/Jakarta", "Asia/Pontianak", "Asia/Makassar", "Asia/Jayapura")
SIX_DAYS: Week = (((420, 840),),) * 5 + (((420, 720),), ())
TO_FOUR: Week = (((450, 720), (780, 960)),) * 5 + ((), ())
RAMADAN: Week = (((480, 720), (750, 900)),) * 5 + ((), ())
FREE = frozenset(
    day
    for year in range(2023, 2029)
    for day in holidays.country_holidays("ID", years=year, categories=("public", "government"))
)
# Where mistakes hide: Lebaran leave, the turn of a year, a leap day, weekends.
STARTS = (
    date(2024, 4, 5),
    date(2025, 3, 26),
    date(2026, 3, 17),
    date(2025, 12, 22),
    date(2024, 2, 26),
    date(2026, 7, 9),
)


def local(clock: Clock, on: date, hour: int, minute: int = 0) -> datetime:
    """A moment of a clock's own place."""
    return datetime.combine(on, time(hour, minute), ZoneInfo(clock.zone)).astimezone(UTC)


def wall(clock: Clock, at: datetime) -> datetime:
    """What the clock on the office's wall shows."""
    return at.astimezone(ZoneInfo(clock.zone)).replace(tzinfo=None)


def is_open(clock: Clock, there: datetime) -> bool:
    """Whether the minute that begins then on the wall is worked."""
    on = there.date()
    if on in clock.free:
        return False
    week = [week for valid_from, week in clock.weeks if valid_from <= on]
    minute = there.hour * 60 + there.minute
    return any(opens <= minute < closes for opens, closes in (week[-1] if week else STANDARD_WEEK)[on.weekday()])


def walked(clock: Clock, received: datetime, finished: datetime) -> tuple[int, int]:
    """Minutes and working days between, by walking one minute and one day after the other."""
    minutes, there, end = 0, wall(clock, received), wall(clock, finished)
    while there < end:
        minutes += is_open(clock, there)
        there += MINUTE
    days, on, last = 0, counted(clock, received), counted(clock, finished)
    while on < last:
        on += timedelta(days=1)
        days += any(is_open(clock, datetime.combine(on, time(hour, half))) for hour in range(24) for half in (0, 30))
    return minutes, days


def counted(clock: Clock, at: datetime) -> date:
    """The day of the first worked minute that is not over before the moment."""
    there = wall(clock, at) - MINUTE
    while not is_open(clock, there):
        there += MINUTE
    return there.date()


def cases(count: int) -> list[tuple[Clock, datetime, datetime]]:
    """Clocks and two moments of whole minutes, the same every time."""
    roll, found = Random("clock"), []
    for _ in range(count):
        weeks = roll.choice(
            [(), ((date(2020, 1, 1), SIX_DAYS),), ((date(2020, 1, 1), TO_FOUR), (date(2026, 3, 18), RAMADAN))]
        )
        clock = Clock(roll.choice(ZONES), weeks, FREE)
        start = roll.choice(STARTS) + timedelta(days=roll.randrange(14))
        received = local(clock, start, 0) + timedelta(minutes=roll.randrange(1440))
        found.append((clock, received, received + timedelta(minutes=roll.randrange(roll.choice((300, 1_500, 6_000))))))
    return found


def test_two_thousand_spans_equal_the_walk_minute_by_minute() -> None:
    differences = [
        (clock.zone, received, finished)
        for clock, received, finished in cases(2_000)
        if (clock.taken(received, finished, MINUTES), clock.taken(received, finished, DAYS))
        != walked(clock, received, finished)
    ]

    assert differences == []


def test_what_is_due_is_the_last_moment_in_time() -> None:
    second = timedelta(seconds=1)
    late = []
    for clock, received, finished in cases(500):
        for scale in (MINUTES, DAYS):
            limit = 1 + clock.taken(received, finished, scale)
            due = clock.due_at(received, limit, scale)
            if (
                clock.taken(received, due, scale) != limit
                or clock.taken(received, due + 9 * 3600 * second, scale) < limit
            ):
                late.append((clock, received, limit, scale))
            if scale == DAYS and clock.taken(received, due + second, DAYS) != limit + 1:
                late.append((clock, received, limit, scale))

    assert late == []


@pytest.mark.parametrize(
    ("hour", "minute", "due_on"), [(15, 59, date(2026, 7, 14)), (16, 0, date(2026, 7, 14)), (16, 1, date(2026, 7, 15))]
)
def test_friday_before_and_after_closing_are_due_on_different_days(hour: int, minute: int, due_on: date) -> None:
    clock = Clock("Asia/Makassar", ((date(2026, 1, 1), TO_FOUR),))
    friday = date(2026, 7, 10)

    due = clock.due_at(local(clock, friday, hour, minute), 2, DAYS)

    assert due == local(clock, due_on, 16)


def test_the_same_moment_is_before_closing_in_one_zone_and_after_it_in_another() -> None:
    at = datetime(2026, 7, 10, 8, 30, tzinfo=UTC)
    pontianak, mataram = (Clock(zone, ((date(2026, 1, 1), TO_FOUR),)) for zone in ("Asia/Pontianak", "Asia/Makassar"))

    assert (pontianak.counted_day(at), mataram.counted_day(at)) == (date(2026, 7, 10), date(2026, 7, 13))


def test_a_begun_minute_counts_and_breaks_do_not() -> None:
    clock = Clock("Asia/Jakarta")
    monday = date(2026, 7, 13)
    eleven, two = local(clock, monday, 11, 50), local(clock, monday, 13, 10) + timedelta(seconds=5)

    assert clock.minutes_between(eleven, two) == 10 + 10 + 1
    assert clock.due_at(eleven, 20, MINUTES) == local(clock, monday, 13, 10)
    assert clock.minutes_between(two, eleven) == clock.days_between(two, eleven) == 0


def test_an_office_that_never_opens_is_refused_instead_of_searched_for_ever() -> None:
    closed = Clock("Asia/Jakarta", ((date(2020, 1, 1), ((),) * 7),))

    with pytest.raises(ValueError, match="never opens"):
        closed.due_at(datetime(2026, 7, 10, tzinfo=UTC), 1, DAYS)
