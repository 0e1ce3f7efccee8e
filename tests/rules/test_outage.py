"""A deadline that an outage touched moves, as a slow clock of minutes says."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from hypothesis import given
from hypothesis import strategies as st

from tolok.rules.outage import Span, moved

JAKARTA = ZoneInfo("Asia/Jakarta")
MIDNIGHT = datetime(2026, 7, 15, 0, 0, tzinfo=JAKARTA)
MINUTE = timedelta(minutes=1)


def at(hour: int, minute: int = 0, *, day: int = 14) -> datetime:
    """A moment in Jakarta."""
    return datetime(2026, 7, day, hour, minute, tzinfo=JAKARTA)


def test_the_deadline_becomes_wednesday_one_o_clock() -> None:
    outage = Span(at(23, 40), at(0, 15, day=15))

    found = moved(MIDNIGHT, [outage], hours=3)

    assert (found.until, found.outage) == (at(1, day=15), outage)


def test_an_outage_before_the_last_hours_moves_nothing() -> None:
    assert moved(MIDNIGHT, [Span(at(8), at(21))], hours=3).until == MIDNIGHT
    assert moved(MIDNIGHT, [Span(at(8), at(21, 1))], hours=3).until == at(14, day=15)


def test_an_outage_after_the_deadline_moves_nothing() -> None:
    assert moved(MIDNIGHT, [Span(MIDNIGHT, at(5, day=15))], hours=3).until == MIDNIGHT


def test_an_hour_that_is_full_stays() -> None:
    assert moved(MIDNIGHT, [Span(at(22), at(23))], hours=3).until == at(1, day=15)


def test_a_moved_deadline_is_moved_again_by_a_later_outage() -> None:
    later = Span(at(0, 50, day=15), at(1, 30, day=15))

    found = moved(MIDNIGHT, [later, Span(at(23, 40), at(0, 15, day=15))], hours=3)

    assert (found.until, found.outage) == (at(3, day=15), later)


def test_without_outages_or_hours_it_stays() -> None:
    assert moved(MIDNIGHT, [], hours=3).outage is None
    assert moved(MIDNIGHT, [Span(at(20), at(23))], hours=0).until == MIDNIGHT


def ticking(deadline: datetime, outages: list[Span], hours: int) -> datetime:
    """The same by waiting: minute by minute, giving back each lost minute, then up to the hour."""
    until, now = deadline, deadline - timedelta(days=20)
    by_end = {span.ends_at: span for span in outages}
    while now < deadline + timedelta(days=20):
        span = by_end.get(now)
        if span and span.starts_at < until and now > until - timedelta(hours=hours):
            given_back, until = span.starts_at, max(until, now)
            while given_back < span.ends_at:
                given_back += MINUTE
                until += MINUTE
            while until.astimezone(UTC).minute:
                until += MINUTE
        now += MINUTE
    return until


@st.composite
def spells(draw: st.DrawFn) -> list[Span]:
    """Up to four outages around the deadline, one after the other."""
    start, found = MIDNIGHT - timedelta(hours=12), []
    for _ in range(draw(st.integers(0, 4))):
        start += MINUTE * draw(st.integers(1, 500))
        end = start + MINUTE * draw(st.integers(1, 400))
        found.append(Span(start, end))
        start = end
    return found


@given(outages=spells(), hours=st.integers(0, 12))
def test_it_moves_as_the_slow_clock_says(outages: list[Span], hours: int) -> None:
    found = moved(MIDNIGHT, outages, hours=hours)

    assert found.until == ticking(MIDNIGHT, outages, hours)
    assert found.until >= MIDNIGHT
    assert (found.outage is None) == (found.until == MIDNIGHT)
