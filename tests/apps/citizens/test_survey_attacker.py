"""Whoever reads every public page and file of a year finds nobody's answer (P12)."""

from __future__ import annotations

import json
import os
import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import UTC, date, datetime, timedelta
from itertools import product
from random import Random
from typing import TYPE_CHECKING

import pytest
import time_machine
from django.db import transaction
from django.test import Client

from tests.apps.citizens.surveys import asked, sent
from tests.rules.attacker import Equation, pinned, rounded, solved
from tolok.citizens.actions.survey.answers import Arrival, send_answers
from tolok.citizens.actions.survey.releases import release_due
from tolok.citizens.documents.open_data import DATASETS
from tolok.citizens.models import SurveyRelease
from tolok.citizens.queries.survey.given import Given
from tolok.citizens.queries.survey.questions import NAMES, UNSUR
from tolok.citizens.urls import urlpatterns
from tolok.people.access import enter
from tolok.people.models import Unit
from tolok.rules.publish import Limits, told_points

if TYPE_CHECKING:
    from tests.apps.work import Office
    from tolok.citizens.models import Survey

SERVICES = ("a", "b", "c", "d", "e", "f")
FIRST, QUARTERS = datetime(2027, 1, 1, 5, tzinfo=UTC), (1, 4, 7, 10)
# More towns and days the long way; else in the middle of a quarter, and after each came out.
IS_LONG = "TOLOK_TOWNS" in os.environ
TOWNS = int(os.environ.get("TOLOK_TOWNS", "2"))
DAYS = tuple(range(0, 480, 40)) if IS_LONG else (60, 110, 200, 290, 380)
BASE = "/contoh/warga/"
LIMITS = Limits(least=5, exact_from=10, fine_from=50)
# Keys and tickets are drawn anew for each reader and tell nothing.
DRAWN = re.compile(r'<input type="hidden"[^>]*>|nonce="[^"]*"')
UNSUR_OF = re.compile(r'<summary class="small">Unsur ([^<]+)</summary><table(.*?)</table>', re.DOTALL)
POINTS = re.compile(r'<th scope="row">([^<]+)</th><td class="figure">([\d,]+)</td>')

Year = dict[tuple[str, date], list[Given]]
Pages = dict[str, str]


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
            Given(tuple(roll.choices((1, 2, 3, 4), (1, 2, 5, 4), k=9))) for _ in range(roll.choice((0, 0, 1, 2, 5, 20)))
        ]
        for code in SERVICES
        for month in range(1, 13)
    }


def of_quarter(year: Year, code: str, first: int) -> list[Given]:
    return [each for month in range(first, first + 3) for each in year[code, date(2027, month, 1)]]


def exchanged(year: Year) -> Year:
    """The same year in which everybody of a service and quarter answered what the next one did, in another month."""
    other: Year = {}
    for code, first in product(SERVICES, QUARTERS):
        months = [date(2027, first + number, 1) for number in range(3)]
        told = of_quarter(year, code, first)
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


def read(town: tuple[Office, list[Survey]], year: Year) -> list[Pages]:
    """All that a reader sees on every page and file on many days of the year, as it comes out."""
    office, surveys = town
    seen = []
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
                seen.append({place: page(place) for place in places(surveys)})
            enter(office.government.pk)
    return seen


def page(place: str) -> str:
    return DRAWN.sub("", Client().get(BASE + place).content.decode())


def places(surveys: list[Survey]) -> list[str]:
    """Every address of the public, its blanks filled in; one survey's questions stand for all."""
    blanks = {
        "<int:service_id>": [f"{survey.service_id}" for survey in surveys],
        "<slug:code>": [surveys[0].code],
        "<slug:name>": [*DATASETS],
        "<str:ending>": ["csv", "json"],
        "<int:number>": ["1"],
        "<str:secret>": ["rahasia"],
    }
    found = [str(each.pattern) for each in urlpatterns if not str(each.pattern).startswith("meja/")]
    for blank, words in blanks.items():
        found = [
            each
            for text in found
            for each in ([text.replace(blank, word) for word in words] if blank in text else [text])
        ]
    assert not any("<" in each for each in found)
    return found


def told_unsur(seen: Pages) -> dict[tuple[str, str], int]:
    """The points (10,000 = 100) of each place and unsur on the page of results."""
    return {
        (name, unsur): round(float(points.replace(",", ".")) * 100)
        for name, table in UNSUR_OF.findall(seen["survei/hasil/"])
        for unsur, points in POINTS.findall(table)
    }


def told_index(seen: Pages) -> dict[tuple[str, str], int]:
    """The index of each place by the first day of its span, from the open data."""
    rows = json.loads(seen["data/ikm.json"])["rows"]
    return {(row["name"], row["from"]): row["ikm"] for row in rows if row["ikm"] is not None}


def shown(total: int, marks: int, people: int) -> int:
    """How a page rounds the sum of so many marks."""
    return told_points((total * 5_000 + marks) // (2 * marks), people, LIMITS)


def equations(
    sizes: Mapping[str, int], told: Mapping[tuple[str, str], int], of: Mapping[str, list[str]], marks: int
) -> list[Equation]:
    """What is told of places in quarters, as sums of their services; `marks` of each person."""
    found = []
    for (name, first), points in told.items():
        groups = [f"{first} {code}" for code in of[name]]
        people = sum(sizes[group] for group in groups)

        def show(total: int, people: int = people) -> int:
            return shown(total, people * marks, people)

        found.append(rounded(groups, people * marks, points, show))
    return found


def solve(town: tuple[Office, list[Survey]], year: Year, seen: list[Pages]) -> tuple[int, set[str]]:
    """How much is told, and who is found by somebody who solves it and knows how many answered where and when."""
    office, surveys = town
    of = {office.government.name: [*SERVICES]}
    for survey in surveys:
        of.setdefault(survey.service.unit.name, []).append(survey.service.code)
        of[survey.service.name] = [survey.service.code]
    sizes = {
        f"{date(2027, first, 1)} {code}": len(of_quarter(year, code, first))
        for code, first in product(SERVICES, QUARTERS)
    }
    index = equations(sizes, {key: points for each in seen for key, points in told_index(each).items()}, of, len(UNSUR))
    found = pinned({group: size * len(UNSUR) for group, size in sizes.items()}, index)
    n = len(index)
    for name in map(str, NAMES.values()):
        told = {
            (place, max(first for _place, first in told_index(each))): points
            for each in seen
            for (place, unsur), points in told_unsur(each).items()
            if unsur == name
        }
        n += len(told)
        found |= pinned(sizes, equations(sizes, told, of, 1))
    return n, found


@pytest.mark.parametrize("seed", range(TOWNS))
def test_the_public_reads_the_same_whatever_each_one_answered_and_solves_nothing(
    town: tuple[Office, list[Survey]], seed: int
) -> None:
    year = lived(seed)
    other = exchanged(year)

    seen = read(town, year)
    told, found = solve(town, year, seen)

    assert year != other
    assert told > len(UNSUR) * len(QUARTERS)
    assert found == set()
    assert read(town, other) == seen


def test_the_same_pages_alive_name_every_answer_after_the_first_group(office: Office) -> None:
    """The control: were results published anew after each answer, the attacker would read them off these very pages."""
    survey, roll = asked(office), Random(3)
    answers = [tuple(roll.choices((1, 2, 3, 4), (1, 2, 5, 4), k=9)) for _person in range(14)]
    readings: dict[str, list[Equation]] = {str(name): [] for name in NAMES.values()}
    for n, marks in enumerate(answers, 1):
        sent(survey, marks, at=FIRST)
        SurveyRelease.objects.all().delete()
        with time_machine.travel(FIRST + timedelta(days=110), tick=False):
            release_due(at=FIRST + timedelta(days=110), government=office.government)
            told = told_unsur({"survei/hasil/": page("survei/hasil/")})
        enter(office.government.pk)
        for name, held in readings.items():
            if (survey.service.name, name) in told:
                people = [f"{person}" for person in range(n)]
                points = told[survey.service.name, name]
                held.append(rounded(people, n, points, lambda total, n=n: shown(total, n, n)))  # type: ignore[misc]  # n as it is now

    named = [solved({f"{person}": 1 for person in range(14)}, held) for held in readings.values()]

    for person in range(LIMITS.least, 14):
        assert [each[f"{person}"] for each in named] == [(mark, mark) for mark in answers[person]]
