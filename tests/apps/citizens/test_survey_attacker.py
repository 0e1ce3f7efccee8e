"""Whoever reads every public page and file of a year finds nobody's answer (P12)."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime, timedelta
from random import Random
from typing import TYPE_CHECKING

import pytest
import time_machine
from django.db import transaction
from django.test import Client

from tests.apps.citizens.surveys import asked
from tolok.citizens.actions.survey.answers import Arrival, send_answers
from tolok.citizens.actions.survey.releases import release_due
from tolok.citizens.queries.survey.given import Given
from tolok.citizens.queries.survey.results import results
from tolok.citizens.queries.survey.surveys import survey_rows
from tolok.people.access import enter
from tolok.people.models import Unit

if TYPE_CHECKING:
    from tests.apps.work import Office
    from tolok.citizens.models import Survey

SERVICES = ("a", "b", "c", "d", "e", "f")
FIRST, DAYS = datetime(2027, 1, 1, 5, tzinfo=UTC), range(0, 480, 40)
BASE = "/contoh/warga/"

Year = dict[tuple[str, date], list[Given]]


@pytest.fixture
def town(office: Office) -> tuple[Office, list[Survey]]:
    """Six services in three units, each with a survey."""
    surveys = []
    for number, code in enumerate(SERVICES):
        if number % 2 == 0:
            office.unit = Unit.objects.create(
                government=office.government, code=f"U{number}", name=f"Unit {number}", time_zone="Asia/Jakarta"
            )
        surveys.append(asked(office, code, f"Layanan {code}"))
    return office, surveys


def lived(seed: int) -> Year:
    """A year of answers by service and month, from none to many."""
    roll = Random(seed)
    return {
        (code, date(2027, month, 1)): [
            Given(tuple(roll.choices((1, 2, 3, 4), (1, 2, 5, 4), k=9))) for _ in range(roll.choice((0, 1, 2, 5, 20)))
        ]
        for code in SERVICES
        for month in range(1, 13)
    }


def exchanged(year: Year) -> Year:
    """The same year in which everybody of a service and quarter answered what the next one did, in another month."""
    other: Year = {}
    for code in SERVICES:
        for first in (1, 4, 7, 10):
            months = [date(2027, first + number, 1) for number in range(3)]
            told = [each for month in months for each in year[code, month]]
            moved = [*told[1:], *told[:1]]
            sizes = [len(year[code, month]) for month in months]
            for month, size in zip(months, [sizes[2], sizes[0], sizes[1]], strict=True):
                other[code, month], moved = moved[:size], moved[size:]
    return other


@contextmanager
def undone() -> Iterator[None]:
    """Whatever happens within has not happened afterwards."""
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


def read(town: tuple[Office, list[Survey]], year: Year, *, live: bool) -> list[str]:
    """All that a reader sees on every page and file on many days of the year, as it comes out.

    `live` adds what pages of running means would show.
    """
    office, surveys = town
    seen: list[str] = []
    with undone():
        for survey in surveys:
            for (code, month), answers in year.items():
                if code == survey.service.code:
                    send_answers(at=FIRST, arrivals=[Arrival(survey, month, "qr", given) for given in answers])
        for day in DAYS:
            at = FIRST + timedelta(days=day)
            with time_machine.travel(at, tick=False):
                enter(office.government.pk)
                release_due(at=at, government=office.government)
                seen += [Client().get(BASE + page).content.decode() for page in pages(surveys)]
            enter(office.government.pk)
            if live:
                until = at.date().replace(day=1)
                seen.append(repr([(each.n, each.points) for each in results(survey_rows(), FIRST.date(), until)]))
    return seen


def pages(surveys: list[Survey]) -> list[str]:
    """Every address at which something of surveys is told."""
    services = [f"layanan/{survey.service_id}/" for survey in surveys]
    badges = [f"{each}lencana.svg" for each in services]
    return ["", "survei/", "survei/hasil/", "data/ikm.csv", "data/ikm.json", "data/layanan.csv", *services, *badges]


def test_whatever_each_one_answered_the_public_reads_the_same(town: tuple[Office, list[Survey]]) -> None:
    year = lived(0)
    other = exchanged(year)

    seen = read(town, year, live=False)

    assert year != other
    assert any("ikm" in page and "2027" in page for page in seen)
    assert read(town, other, live=False) == seen


def test_running_means_would_tell_the_two_apart(town: tuple[Office, list[Survey]]) -> None:
    year = lived(0)

    assert read(town, year, live=True) != read(town, exchanged(year), live=True)
