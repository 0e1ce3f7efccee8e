"""A period is prolonged or opened again with a reason, never shortened."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from tests.apps.calendar.conftest import People
from tests.conftest import NOON
from tolok.calendar import queries
from tolok.calendar.access import STEPS
from tolok.calendar.actions import (
    NoReason,
    NotLater,
    PeriodIsClosed,
    PeriodIsNotClosed,
    PeriodIsNotRated,
    begin_rating,
    end_rating,
    extend_rating,
    open_periods,
    reopen_rating,
)
from tolok.calendar.models import Period, PeriodChange
from tolok.ledger.actions import Refusal
from tolok.ledger.models import LedgerEntry
from tolok.people.access import NotAllowed

OCTOBER = datetime(2026, 10, 5, 3, 0, tzinfo=UTC)
LATER = date(2026, 11, 14)
WHY = "Jaringan kantor terputus dua hari."
MOVES = {
    # (verb, from): the state after, or None for a refusal
    ("begin_rating", "open"): "rating",
    ("begin_rating", "rating"): "rating",
    ("begin_rating", "closed"): None,
    ("extend_rating", "open"): None,
    ("extend_rating", "rating"): "rating",
    ("extend_rating", "closed"): None,
    ("end_rating", "open"): None,
    ("end_rating", "rating"): "closed",
    ("end_rating", "closed"): "closed",
    ("reopen_rating", "open"): None,
    ("reopen_rating", "rating"): None,
    ("reopen_rating", "closed"): "rating",
}


def quarter(people: People, state: str = "rating") -> Period:
    """The third quarter, to be rated until 31 October, in that state."""
    open_periods(by=people["hr"], at=NOON, year=2026)
    Period.objects.filter(calendar="triwulan", number=3).update(state=state)
    return Period.objects.get(calendar="triwulan", number=3)


def test_the_moves_tried_here_are_all_moves() -> None:
    assert set(MOVES) == {(verb, state) for verb in STEPS for state in Period.State.values}


@pytest.mark.parametrize(("verb", "state"), MOVES)
def test_a_move(people: People, verb: str, state: str) -> None:
    period, hr = quarter(people, state), people["hr"]

    try:
        if verb == "begin_rating":
            begin_rating(by=hr, at=OCTOBER, period=period)
        elif verb == "end_rating":
            end_rating(by=hr, at=OCTOBER, period=period)
        else:
            change = extend_rating if verb == "extend_rating" else reopen_rating
            change(by=hr, at=OCTOBER, period=period, rate_by=LATER, reason=WHY)
        after: str | None = Period.objects.get(pk=period.pk).state
    except Refusal:
        after = None

    assert after == MOVES[verb, state]


def test_a_prolonged_period_keeps_who_when_and_why(people: People) -> None:
    period = quarter(people)

    change = extend_rating(by=people["hr"], at=OCTOBER, period=period, rate_by=LATER, reason=f"  {WHY} ")

    assert Period.objects.get(pk=period.pk).rate_by == LATER
    assert queries.changes_of([period.pk]) == {period.pk: [change]}
    kept = (change.kind, change.by, change.reason, change.rate_by_before, change.rate_by)
    assert kept == ("extended", people["hr"], WHY, date(2026, 10, 31), LATER)
    assert LedgerEntry.objects.get(verb="extend_rating").field_names == ["rate_by", "reason"]


def test_the_time_to_rate_never_becomes_shorter(people: People) -> None:
    period, november = quarter(people), datetime(2026, 11, 20, tzinfo=UTC)

    for rate_by in (date(2026, 10, 30), date(2026, 10, 31)):
        with pytest.raises(NotLater, match="31 Oktober 2026"):
            extend_rating(by=people["hr"], at=OCTOBER, period=period, rate_by=rate_by, reason=WHY)
    with pytest.raises(NotLater, match="20 November 2026"):
        extend_rating(by=people["hr"], at=november, period=period, rate_by=LATER, reason=WHY)

    assert PeriodChange.objects.count() == 0


def test_a_reason_of_a_word_is_none(people: People) -> None:
    with pytest.raises(NoReason):
        extend_rating(by=people["hr"], at=OCTOBER, period=quarter(people), rate_by=LATER, reason="Perlu.   ")


def test_each_wrong_state_is_refused_by_its_name(people: People) -> None:
    words = {"by": people["hr"], "at": OCTOBER, "rate_by": LATER, "reason": WHY}

    with pytest.raises(PeriodIsClosed):
        extend_rating(period=quarter(people, "closed"), **words)  # type: ignore[arg-type]  # a test's words by name
    with pytest.raises(PeriodIsNotRated):
        extend_rating(period=quarter(people, "open"), **words)  # type: ignore[arg-type]  # a test's words by name
    with pytest.raises(PeriodIsNotClosed):
        reopen_rating(period=quarter(people, "rating"), **words)  # type: ignore[arg-type]  # a test's words by name


def test_nobody_but_the_hr_agency_prolongs_or_opens_again(people: People) -> None:
    for change, state in ((extend_rating, "rating"), (reopen_rating, "closed")):
        with pytest.raises(NotAllowed):
            change(by=people["superior"], at=OCTOBER, period=quarter(people, state), rate_by=LATER, reason=WHY)


def test_the_clock_begins_the_rating_without_a_person(people: People) -> None:
    period = quarter(people, "open")

    assert begin_rating(by=None, at=OCTOBER, period=period)
    assert queries.periods_being_rated() == [period]
    assert LedgerEntry.objects.get(verb="begin_rating").actor_id is None


def test_what_opens_by_itself_has_ended_and_may_still_be_rated(people: People) -> None:
    period = quarter(people, "open")

    assert queries.gathers_on(period) == date(2026, 10, 3)
    assert period not in queries.periods_to_open(on=date(2026, 9, 30))
    assert period in queries.periods_to_open(on=date(2026, 10, 31))
    assert period not in queries.periods_to_open(on=date(2026, 11, 1))
