"""Units beside the whole: no subtraction of one filter from another finds a few."""

from __future__ import annotations

import random
from collections.abc import Iterator
from importlib import import_module
from itertools import combinations

import pytest

from tests.apps.feedback.city import ASKED, City, closed, marks
from tolok.engine.schema.voices import FEWEST
from tolok.feedback.actions import Sending, send_sheets
from tolok.feedback.models import Ask, Round
from tolok.feedback.queries import summary
from tolok.feedback.queries.voices.results import sheets_of
from tolok.feedback.queries.voices.statements import NAMED
from tolok.people.queries import units, units_of_all

Figure = dict[int, int]
"""Sheets by person."""


def heard(city: City, share: float, seed: int) -> Round:
    """A round that is closed after such a share of all sheets came, each with marks of chance."""
    chance, opened = random.Random(seed), city.opened()
    asks = Ask.objects.filter(round=opened).exclude(voice__in=NAMED).select_related("rater")
    chosen = [ask for ask in asks if chance.random() < share]
    sendings = [Sending(ask.rater, ask, marks(*(chance.randint(1, 5) for _value in range(7)))) for ask in chosen]
    send_sheets(at=ASKED, round_=opened, sendings=sendings)
    closed(opened)
    return Round.objects.select_related("period").get(pk=opened.pk)


def figures(round_: Round) -> tuple[Figure, dict[str, Figure]]:
    """What the whole rests on, and what each unit rests on, as far as they are told."""
    at, names = units_of_all(on=round_.last_day), {unit.pk: unit.name for unit in units()}
    whole, by_unit = Figure(), dict[str, Figure]()
    for group in round_.heard.exclude(voice__in=NAMED):
        for figure in (whole, by_unit.setdefault(names[at[group.subject_id]], Figure())):
            figure[group.subject_id] = figure.get(group.subject_id, 0) + sheets_of(group.counts)
    told = summary(round_)
    return whole if told.whole is not None else {}, {row.name: by_unit[row.name] for row in told.units}


def left(round_: Round) -> Iterator[Figure]:
    """What every figure rests on, and what is left of the whole once any of the units are subtracted."""
    whole, told = figures(round_)
    yield from told.values()
    for size in range(len(told) + 1):
        for some in combinations(told.values(), size):
            gone = {person for figure in some for person in figure}
            yield {person: sheets for person, sheets in whole.items() if person not in gone}


def small(round_: Round) -> list[Figure]:
    """Where a few people, or a few sheets, would stand alone."""
    return [each for each in left(round_) if 0 < len(each) < FEWEST or 0 < sum(each.values()) < FEWEST]


@pytest.mark.parametrize(("seed", "share"), [(0, 1.0), (1, 0.8), (2, 0.6), (3, 0.45)])
def test_no_filter_and_no_subtraction_leaves_a_few(city: City, seed: int, share: float) -> None:
    assert small(heard(city, share, seed)) == []


def test_if_every_unit_were_told_a_few_would_be_found(city: City, monkeypatch: pytest.MonkeyPatch) -> None:
    module = import_module("tolok.feedback.queries.voices.summary")
    monkeypatch.setattr(module, "published", lambda sizes, least: set(sizes))

    assert small(heard(city, 1.0, 0)) != []
