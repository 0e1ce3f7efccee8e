"""A voice that nearly the same people gave before is not told a second time."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from tests.apps.feedback.city import ASKED, City, closed, marks
from tolok.calendar.models import Period
from tolok.calendar.queries import period_of
from tolok.feedback.actions import Sending, open_round, order_round, send_sheets
from tolok.feedback.models import Ask, Round
from tolok.feedback.queries import points_of, summary, voices_of

LATER = datetime(2026, 12, 15, 3, 0, tzinfo=UTC)
FIRST = {2, 3, 4, 5}


def told(city: City, round_: Round, raters: set[int], *, at: datetime, voice: str = "peers") -> Round:
    """Say of the first clerk what these clerks think, and nobody else; the round is closed then."""
    Ask.objects.filter(round=round_).delete()
    named = {"government": city.government, "round": round_, "subject": city["clerk1"], "voice": voice}
    asks = [Ask.objects.create(rater=city[f"clerk{each}"], **named) for each in sorted(raters)]
    send_sheets(at=at, round_=round_, sendings=[Sending(ask.rater, ask, marks(4)) for ask in asks])
    closed(round_, at=at)
    return Round.objects.select_related("period").get(pk=round_.pk)


def second(city: City) -> Period:
    """The second semester."""
    found = period_of("semester", on=city.period.ends_on)
    assert found
    return found


def again(city: City, raters: set[int], voice: str = "peers") -> Round:
    """The round of the second semester, in which these clerks spoke."""
    opened = open_round(at=LATER, round_=order_round(by=city["hr"], at=LATER, period=second(city)))
    return told(city, opened, raters, at=LATER, voice=voice)


@pytest.mark.parametrize(
    "raters",
    [{2, 3, 4}, {2, 3, 4, 5, 6}, {2, 3, 4, 6}, {2, 3, 4, 5, 6, 7}],
    ids=["left", "came", "one-new", "two-came"],
)
def test_one_or_two_more_or_fewer_than_before_are_told_nowhere(city: City, raters: set[int]) -> None:
    told(city, city.opened(), FIRST, at=ASKED)

    held = again(city, raters)

    row = voices_of(city["clerk1"].pk, second(city))
    assert row
    assert (row.voices, row.silent) == ((), ("Rekan kerja",))
    assert points_of([city["clerk1"].pk], second(city)) == {}
    assert (held.heard.count(), summary(held).units) == (0, ())


@pytest.mark.parametrize(
    "raters", [FIRST, {2, 3, 6}, {6, 7, 8}, {2, 3, 4, 5, 6, 7, 8}], ids=["same", "three", "others", "three-came"]
)
def test_the_very_same_or_three_others_are_told_again(city: City, raters: set[int]) -> None:
    told(city, city.opened(), FIRST, at=ASKED)

    assert again(city, raters).heard.count() == 1


def test_what_was_never_told_can_not_be_subtracted(city: City) -> None:
    told(city, city.opened(), {2, 3}, at=ASKED)

    assert again(city, {2, 3, 4}).heard.count() == 1


def test_after_more_than_a_year_opinions_are_others(city: City) -> None:
    first = told(city, city.opened(), FIRST, at=ASKED)
    Round.objects.filter(pk=first.pk).update(starts_on=LATER.date() - timedelta(days=367))

    assert again(city, {2, 3, 4}).heard.count() == 1


def test_another_voice_and_a_name_have_nothing_to_hide_from_it(city: City) -> None:
    told(city, city.opened(), FIRST, at=ASKED)

    assert again(city, {2, 3, 4}, voice="subordinates").heard.count() == 1


def test_a_superior_speaks_every_time(city: City) -> None:
    told(city, city.opened(), {2}, at=ASKED, voice="superior")

    assert again(city, {3}, voice="superior").heard.count() == 1


def test_without_the_guard_the_one_who_left_would_be_told(city: City, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tolok.feedback.queries.voices.apart.is_found", lambda *_groups, least: False)
    told(city, city.opened(), FIRST, at=ASKED)

    assert again(city, {2, 3, 4}).heard.count() == 1
