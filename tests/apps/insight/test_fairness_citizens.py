"""What citizens answer reaches the kept facts, and a unit rated above it is named."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from tests.apps.appraisal.conftest import AFTER, LATER, Office
from tests.apps.insight.city import City, city, read
from tests.conftest import NOON
from tests.rules.fairness.towns import UNIT
from tolok.appraisal.models import Appraisal, Dossier, GivenLevel, KeptPolicy
from tolok.appraisal.queries.satisfied import Satisfied, satisfied
from tolok.calendar.models import Period
from tolok.citizens.actions.survey.answers import Arrival, send_answers
from tolok.citizens.actions.survey.opening import open_survey
from tolok.citizens.queries.survey.given import Given
from tolok.citizens.queries.survey.voice import voices
from tolok.engine import packs
from tolok.insight.actions import ask_reading
from tolok.insight.queries.fairness.outside import citizens
from tolok.insight.queries.fairness.sheets import signed_in
from tolok.people.models import Person, Unit
from tolok.rules.facts import Dossier as Facts
from tolok.skp.actions import Limit, open_service

ANSWERS = 12
# The mark of citizens (1 to 4), and the level of the one person who is not in the middle. So four units lie evenly
# around 2 whatever citizens say, and the line through them is flat. The fifth gives everybody 3: a whole level above.
PLANNED = ((2, "below"), (2, "above"), (4, "below"), (4, "above"), (3, ""))


def said(office: Office, unit: Unit, mark: int) -> None:
    """So many citizens give a service of the unit this mark."""
    limit, hr = Limit(3, "days", date(2026, 1, 1), "SK"), office.people["hr"]
    service = open_service(by=hr, at=NOON, unit=unit, code=unit.code, name=unit.name, limit=limit)
    survey = open_survey(by=hr, at=NOON, service=service)
    send_answers(at=NOON, arrivals=[Arrival(survey, date(2026, 5, 1), "qr", Given((mark,) * 9))] * ANSWERS)


@pytest.fixture
def planned(office: Office) -> City:
    """Five units of forty people whose ratings are known, and what citizens said of each in their dossiers."""
    empty = Facts.from_json(office.gathered().dossier.facts)
    made = city(office, people=len(PLANNED) * UNIT)
    for unit, (mark, other) in zip(units(), PLANNED, strict=True):
        said(office, unit, mark)
        people = Person.objects.filter(postings__position__unit=unit).order_by("pk")
        given = GivenLevel.objects.filter(appraisal__person__in=people, appraisal__period=made.period)
        given.update(level="meets" if other else "above")
        given.filter(appraisal__person=people[0]).update(level=other or "above")
    heard, policy = _heard(made.period), KeptPolicy.objects.get()
    for unit in units():
        facts = replace(empty, components=heard.facts(unit.pk, ())).to_json()
        of_unit = Appraisal.objects.filter(period=made.period, skp__posting__position__unit=unit)
        keep(facts, of_unit, policy)
    return made


def _heard(period: Period) -> Satisfied:
    """What citizens said in the period, as gathering reads it."""
    return satisfied(period, voices(period.starts_on, period.ends_on), packs.load(period.pack).contents.survey)


def keep(facts: str, appraisals: Iterable[Appraisal], policy: KeptPolicy) -> None:
    """These facts in the dossier of each appraisal, as gathering leaves them."""
    kept = {"government_id": policy.government_id, "facts": facts, "facts_hash": "x", "pack": "x", "policy": policy}
    Dossier.objects.bulk_create(Dossier(appraisal=each, gathered_at=AFTER, **kept) for each in appraisals)


def units() -> list[Unit]:
    """The units of those who were rated, in their order."""
    return list(Unit.objects.filter(name__startswith="Unit Pegawai").order_by("pk"))


def beside(office: Office, made: City) -> dict[str, Any]:
    """What a reading says of ratings beside what citizens say."""
    told = json.loads(read(office, made).analysis.text)["units"]
    found: dict[str, Any] = {each["anchor"]: each for each in told}["citizens"]
    return found


def test_answers_of_citizens_are_found_in_the_facts_of_a_signed_rating(office: Office) -> None:
    said(office, office.unit, 3)
    signed = office.signed()

    reading = ask_reading(by=office.people["hr"], at=LATER, period=office.quarter())

    assert [each.id for each in signed_in(reading)] == [signed.pk]
    assert dict(citizens(signed_in(reading))) == {office.people["clerk"].pk: [75.0]}


def test_a_unit_whose_ratings_are_inflated_beside_its_citizens_is_named(office: Office, planned: City) -> None:
    told = beside(office, planned)

    own = {row["unit"]: row for row in told["units"]}[str(units()[4].pk)]
    assert (own["n"], own["anchor"], own["gap"]) == (UNIT, 75.0, pytest.approx(1.0))
    assert max(told["units"], key=lambda row: row["gap"]) == own
    assert own["unit"] in told["far"]
    assert (told["n"], told["slope"]) == (5, pytest.approx(0.0))


def test_where_no_citizen_was_asked_no_unit_stands_beside_anything(office: Office) -> None:
    made = city(office, people=len(PLANNED) * UNIT)

    assert beside(office, made)["units"] == []
