"""A round asks the right people about the right people, once, in its time."""

from __future__ import annotations

from collections import Counter
from datetime import UTC, date, datetime
from hashlib import sha256

import pytest

from tests.apps.feedback.city import ASKED, OPENED, OVER, STARTS, City, closed, marks, sent
from tolok.calendar.actions import begin_rating
from tolok.calendar.queries import period_of
from tolok.delivery.models import Notice
from tolok.feedback.actions import (
    NoReason,
    NoVoicesHere,
    RoundHasEnded,
    RoundIsEarly,
    RoundIsLate,
    RoundIsThere,
    ServesAlready,
    ServesItself,
    ServingHasEnded,
    end_served,
    keep_served,
    order_round,
    void_round,
)
from tolok.feedback.models import Ask, Heard, Round, SealedSheet
from tolok.feedback.queries import drawn_in, has_key, pools_of, round_lines, seal_path, served_unit, serving_lines
from tolok.ledger.queries import was_recorded
from tolok.people.access import NotAllowed
from tolok.people.actions import declare_tie


def test_everybody_is_spoken_of_by_each_side_there_is(city: City) -> None:
    city.opened()

    asked = Counter(Ask.objects.filter(subject=city["clerk1"]).values_list("voice", flat=True))
    assert asked == {"superior": 1, "peers": 5, "served": asked["served"], "self": 1}
    assert 3 <= asked["served"] <= 5
    assert {ask.rater.name for ask in city.asks("head", "subordinates")} <= {f"Clerk {n}" for n in range(1, 9)}
    assert len(city.asks("head", "subordinates")) == 6
    assert [ask.rater for ask in city.asks("clerk1", "superior")] == [city["head"]]
    assert not city.asks("helper1", "served")


def test_nobody_rates_family_nor_themselves_but_as_themselves(city: City) -> None:
    declare_tie(
        by=city["clerk1"], at=OPENED, person=city["clerk1"], about=city["clerk2"], kind="sibling", starts_on=STARTS
    )
    third, head = city["clerk3"], city["head"]
    declare_tie(by=third, at=OPENED, person=third, about=head, kind="in_law", starts_on=STARTS)

    city.opened()

    pairs = set(Ask.objects.exclude(voice="self").values_list("rater_id", "subject_id"))
    one, other = city["clerk1"].pk, city["clerk2"].pk
    assert not pairs & {(one, other), (other, one), (third.pk, head.pk), (head.pk, third.pk)}
    assert not [pair for pair in pairs if pair[0] == pair[1]]


def test_colleagues_of_a_team_are_asked_equally_often(city: City) -> None:
    city.opened()

    drawn = Ask.objects.exclude(voice__in=("superior", "self"))
    asked = Counter(drawn.values_list("rater__name", flat=True))
    clerks, helpers = ({asked[name] for name in asked if name.startswith(word)} for word in ("Clerk", "Helper"))
    assert max(clerks) - min(clerks) <= 1
    assert max(helpers) - min(helpers) <= 1
    assert max(helpers) <= 12


def test_a_head_with_few_equals_is_asked_about_by_the_unit_but_never_by_subordinates(city: City) -> None:
    city.opened()

    assert not city.asks("head", "peers")
    assert not Ask.objects.filter(voice="peers", rater=city["head"]).exists()


def test_the_draw_can_be_repeated_from_the_seed_that_the_ledger_knows(city: City) -> None:
    opened = city.opened()

    again = drawn_in(opened, pools_of(opened))

    kept = set(Ask.objects.values_list("subject_id", "voice", "rater_id"))
    told = {"seed": opened.seed, "asks": sha256(repr(again).encode()).hexdigest()}
    assert {(each.subject, each.voice, each.rater) for each in again} == kept
    assert was_recorded("open_round", opened, told)


def test_each_rater_is_told_once(city: City) -> None:
    city.opened()

    told = Notice.objects.filter(person=city["clerk1"])
    assert [notice.address for notice in told] == ["/contoh/umpan-balik/suara/"]


def test_the_key_is_a_file_that_its_owner_alone_may_read(city: City) -> None:
    opened = city.opened()

    assert has_key(opened)
    assert seal_path(opened).stat().st_mode & 0o777 == 0o600


def test_a_round_opens_in_its_time_once_and_before_the_facts_are_kept(city: City) -> None:
    year = period_of("tahun", on=STARTS)
    assert year

    with pytest.raises(RoundIsEarly):
        city.opened(datetime(2026, 6, 8, 3, 0, tzinfo=UTC))
    with pytest.raises(NoVoicesHere):
        order_round(by=city["hr"], at=OPENED, period=year)
    with pytest.raises(NotAllowed):
        order_round(by=city["clerk1"], at=OPENED, period=city.period)
    city.opened()
    with pytest.raises(RoundIsThere):
        city.opened()


def test_a_period_that_is_being_rated_gets_no_round(city: City) -> None:
    begin_rating(by=city["hr"], at=OVER, period=city.period)
    city.period.refresh_from_db()

    with pytest.raises(RoundIsLate):
        city.opened()


def test_the_list_says_what_may_open_and_what_came_too_late(city: City) -> None:
    before = round_lines(2026, on=date(2026, 6, 1))
    first = round_lines(2026, on=date(2026, 6, 15))[0]
    opened = city.opened()

    assert [(line.may_open, line.opens_on) for line in before] == [
        (False, date(2026, 6, 9)),
        (False, date(2026, 12, 10)),
    ]
    assert first.may_open
    assert round_lines(2026, on=date(2026, 6, 15))[0].round == opened


def test_a_round_thrown_away_is_never_read_and_may_be_asked_anew(city: City) -> None:
    opened = city.opened()
    sent(city.asks("clerk1", "peers"), marks(5))

    with pytest.raises(NoReason):
        void_round(by=city["hr"], at=ASKED, round_=opened, reason=" ")
    void_round(by=city["hr"], at=ASKED, round_=opened, reason="Daftar pegawai keliru.")

    assert (SealedSheet.objects.count(), Heard.objects.count()) == (0, 0)
    with pytest.raises(RoundHasEnded):
        closed(opened, city["hr"])
    assert city.opened().state == Round.State.OPEN


def test_a_unit_serves_another_until_it_ends(city: City) -> None:
    kept = keep_served(
        by=city["hr"], at=OPENED, unit=city.units["PUSKESMAS"], served=city.units["DUKCAPIL"], starts_on=STARTS
    )

    end_served(by=city["hr"], at=OPENED, kept=kept, ends_on=date(2026, 6, 1))

    lines = serving_lines(on=date(2026, 6, 15))
    assert [(line.unit, line.last_on, line.is_over) for line in lines] == [
        ("Disdukcapil", None, False),
        ("Puskesmas", date(2026, 5, 31), True),
    ]
    city.opened()
    assert not city.asks("helper1", "served")


def test_serving_is_kept_once_never_of_itself_and_ends_after_it_began(city: City) -> None:
    hr = city["hr"]
    served = served_unit(serving_lines(on=STARTS)[0].id)
    assert served

    with pytest.raises(ServesAlready):
        keep_served(by=hr, at=OPENED, unit=served.unit, served=served.served, starts_on=STARTS)
    with pytest.raises(ServesItself):
        keep_served(by=hr, at=OPENED, unit=served.unit, served=served.unit, starts_on=STARTS)
    with pytest.raises(ServingHasEnded):
        end_served(by=hr, at=OPENED, kept=served, ends_on=STARTS)
    with pytest.raises(NotAllowed):
        keep_served(by=city["head"], at=OPENED, unit=served.served, served=served.unit, starts_on=STARTS)
