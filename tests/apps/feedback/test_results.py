"""What is published at the close: sums only, no small group, nothing before."""

from __future__ import annotations

import random

import pytest

from tests.apps.feedback.city import ASKED, City, closed, marks, sent
from tolok.delivery.models import Notice
from tolok.engine.schema.voices import FEWEST
from tolok.feedback.actions import Sending, send_sheets
from tolok.feedback.models import Ask, Heard
from tolok.feedback.queries import closed_rounds, participation, points_of, round_of, summary, voices_of
from tolok.feedback.queries.voices import sheets_of
from tolok.feedback.queries.voices.results import EXACT_FROM
from tolok.feedback.queries.voices.statements import NAMED


def test_results_are_shown_at_the_close_and_not_before(city: City) -> None:
    opened = city.opened()
    sent(city.asks("clerk1", "peers")[:4], marks(5, 5, 5, 4, 4, 0, 1))
    sent(city.asks("clerk1", "superior"), marks(3))
    before = voices_of(city["clerk1"].pk, city.period)

    closed(opened)

    row = voices_of(city["clerk1"].pk, city.period)
    assert before is None
    assert row
    told = [(voice.voice, voice.sheets, voice.least) for voice in row.voices]
    assert told == [("superior", 1, 1), ("peers", None, 3)]
    assert len(row.silent) == 2
    peers = row.voices[1]
    assert [value.mean for value in peers.values] == [500, 500, 500, 400, 400, None, 100]
    assert peers.values[0].shares == (0, 0, 0, 0, 100)
    assert peers.values[5].shares == ()
    assert peers.mean == 400
    assert [each.id for each in closed_rounds()] == [opened.pk]
    assert Notice.objects.filter(person=city["clerk1"], key=f"heard:{opened.pk}").exists()


def test_shares_of_few_are_told_in_tens(city: City) -> None:
    opened = city.opened()
    one, *others = city.asks("clerk1", "peers")[:3]
    sent([one], marks(1))
    sent(others, marks(5))

    closed(opened)

    row = voices_of(city["clerk1"].pk, city.period)
    assert row
    assert row.voices[0].values[0].shares == (30, 0, 0, 0, 70)
    assert row.voices[0].values[0].mean == 370


def test_the_facts_hold_the_mean_that_the_page_shows_as_often_as_it_takes_to_be_heard(city: City) -> None:
    opened = city.opened()
    one, *others = city.asks("clerk1", "peers")[:4]
    sent([one], marks(1, 1, 1, 1, 1, 1, 2))
    sent(others, marks(5, 5, 5, 5, 5, 5, 4))
    sent(city.asks("clerk1", "superior"), marks(3))
    people = [city["clerk1"].pk, city["clerk2"].pk]
    before = points_of(people, city.period)

    closed(opened)

    assert before == {}
    assert points_of(people, city.period) == {city["clerk1"].pk: [("peers", 7_250)] * 3 + [("superior", 5_000)]}


def test_a_value_that_too_few_knew_is_in_no_mean_and_no_fact(city: City) -> None:
    opened = city.opened()
    one, *others = city.asks("clerk1", "peers")[:4]
    sent([one], marks(1, 5, 5, 5, 5, 5, 5))
    sent(others, marks(0, 5, 5, 5, 5, 5, 5))

    closed(opened)

    row = voices_of(city["clerk1"].pk, city.period)
    assert row
    assert (row.voices[0].values[0].mean, row.voices[0].mean) == (None, 500)
    assert points_of([city["clerk1"].pk], city.period) == {city["clerk1"].pk: [("peers", 10_000)] * 3}


def test_where_every_value_is_hidden_nothing_is_a_fact(city: City) -> None:
    opened = city.opened()
    for place, ask in enumerate(city.asks("clerk1", "peers")[:3]):
        sent([ask], marks(*(3 if number == place else 0 for number in range(7))))

    closed(opened)

    row = voices_of(city["clerk1"].pk, city.period)
    assert row
    assert row.voices[0].mean is None
    assert points_of([city["clerk1"].pk], city.period) == {}


def test_participation_names_no_unit_that_sent_too_little(city: City) -> None:
    opened = city.opened()
    sent(city.asks("clerk1", "peers"), marks(4))
    sent(city.asks("helper1", "peers")[:2], marks(4))

    part = participation(opened, on=ASKED.date())

    assert (part.whole.given, part.hidden) == (7, 3)
    assert part.units == []
    sent(city.asks("helper2", "peers"), marks(4))
    again = participation(opened, on=ASKED.date())
    assert {each.label for each in again.units} == {"Disdukcapil", "Puskesmas"}


def test_units_stand_beside_each_other_only_where_nobody_can_be_found_by_subtraction(city: City) -> None:
    opened = city.opened()
    for number in range(1, 5):
        sent(city.asks(f"clerk{number}", "peers"), marks(4))
    for number in range(1, 4):
        sent(city.asks(f"helper{number}", "peers"), marks(2))
    before = summary(opened)
    closed(opened)
    published = round_of(opened.pk)
    assert published

    found = summary(published)

    assert (before.whole, before.units) == (None, ())
    assert [(each.name, each.mean) for each in found.units] == [("Disdukcapil", 400), ("Puskesmas", 200)]
    assert found.whole == 330  # 20 sheets and 12, each as heavy as the other


@pytest.mark.parametrize("seed", range(4))
def test_whoever_answers_no_published_figure_rests_on_fewer_than_protect(city: City, seed: int) -> None:
    chance, opened = random.Random(seed), city.opened()
    asks = Ask.objects.filter(round=opened).exclude(voice__in=NAMED).select_related("rater")
    chosen = [ask for ask in asks if chance.random() < 0.55]
    sendings = [Sending(ask.rater, ask, marks(*(chance.randint(0, 5) for _value in range(7)))) for ask in chosen]
    send_sheets(at=ASKED, round_=opened, sendings=sendings)

    closed(opened)

    groups = list(Heard.objects.all())
    opened.refresh_from_db()
    units = summary(opened)
    people = len({group.subject_id for group in groups})
    assert min(sheets_of(group.counts) for group in groups) >= FEWEST
    for group in groups:
        row = voices_of(group.subject_id, city.period)
        assert row
        for voice in row.voices:
            told = [value for value in voice.values if value.mean is not None]
            assert voice.sheets is None or voice.sheets >= EXACT_FROM
            assert all(share % 10 == 0 for value in told for share in value.shares)
    assert units.hidden == 0 or people - FEWEST * len(units.units) >= FEWEST
