"""Ratings of units stand beside what was decided of them, as far as it was."""

from __future__ import annotations

import json
from typing import Any

import pytest

from tests.apps.appraisal.conftest import AFTER, Office
from tests.apps.insight.city import City, city, read
from tests.rules.fairness.towns import UNIT
from tolok.appraisal.models import Achievement, GivenLevel
from tolok.insight.queries.fairness.outside import WORDS, achievement
from tolok.insight.queries.fairness.sheets import signed_in
from tolok.people.models import Person, Unit

# Four units lie evenly around 2, whatever was decided of them, so that the line through them is flat at 2. The fifth
# gives everybody 3: one whole level above that line. Scores are 1 to 3, achievements 1 to 5.
PLANNED = (
    ("sangat_kurang", 1.5),
    ("sangat_kurang", 2.5),
    ("istimewa", 1.5),
    ("istimewa", 2.5),
    ("butuh_perbaikan", 3.0),
)


@pytest.fixture
def planned(office: Office) -> City:
    """Five units of forty people whose ratings and achievements are known."""
    made = city(office, people=len(PLANNED) * UNIT)
    Unit.objects.filter(pk=office.unit.pk).update(parent=Unit.objects.get(code="KOTA"))
    for unit, (word, mean) in zip(units(), PLANNED, strict=True):
        decide(office, made, unit, word)
        people = Person.objects.filter(postings__position__unit=unit).order_by("pk")
        for number, person in enumerate(people):
            upper, lower = (mean, mean) if mean == 3.0 else (mean + 0.5, mean - 0.5)
            level = {1.0: "below", 2.0: "meets", 3.0: "above"}[upper if number % 2 else lower]
            given = GivenLevel.objects.filter(appraisal__person=person, appraisal__period=made.period)
            given.update(level=level)
    return made


def units() -> list[Unit]:
    """The units of those who were rated, in their order."""
    return list(Unit.objects.filter(name__startswith="Unit Pegawai").order_by("pk"))


def decide(office: Office, made: City, unit: Unit, word: str) -> None:
    """What was decided of a unit, as the action leaves it."""
    Achievement.objects.create(
        government=office.government,
        unit=unit,
        period=made.period,
        predikat=word,
        decided_by=office.people["hr"],
        decided_at=AFTER,
    )


def beside(office: Office, made: City) -> dict[str, Any]:
    """What a reading says of ratings beside achievements."""
    told = json.loads(read(office, made).analysis.text)["units"]
    found: dict[str, Any] = {each["anchor"]: each for each in told}["achievement"]
    return found


def test_the_five_words_are_one_to_five() -> None:
    assert WORDS == {"sangat_kurang": 1.0, "kurang": 2.0, "butuh_perbaikan": 3.0, "baik": 4.0, "istimewa": 5.0}


def test_the_gap_of_a_unit_is_what_one_computes_by_hand(office: Office, planned: City) -> None:
    told = beside(office, planned)

    own = {row["unit"]: row for row in told["units"]}[str(units()[4].pk)]
    assert (own["n"], own["anchor"], own["gap"]) == (UNIT, 3.0, pytest.approx(1.0))
    assert (told["n"], told["slope"], told["correlation"]) == (5, pytest.approx(0.0), pytest.approx(0.0))


def test_a_unit_of_which_nothing_was_decided_is_left_out_and_four_are_too_few(office: Office, planned: City) -> None:
    Achievement.objects.filter(unit=units()[4]).delete()

    told = beside(office, planned)

    assert (told["n"], told["units"], told["reason"].startswith("Fewer than 5 units")) == (4, [], True)


def test_units_below_an_organisation_share_its_achievement(office: Office, planned: City) -> None:
    top = units()[0]
    Unit.objects.filter(pk=units()[1].pk).update(parent=top)
    Achievement.objects.exclude(unit=top).delete()
    reading = read(office, planned)

    found = achievement([each for each in signed_in(reading) if each.period == planned.period.pk])

    within = Person.objects.filter(postings__position__unit__in=units()[:2])
    assert dict(found) == {person.pk: [1.0] for person in within}
