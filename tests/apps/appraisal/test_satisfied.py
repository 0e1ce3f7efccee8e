"""What citizens say becomes a fact: the unit first, a person's services only from enough answers."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from tests.apps.appraisal.conftest import Office
from tests.conftest import NOON
from tolok.appraisal.actions import gather_period
from tolok.appraisal.models import Appraisal
from tolok.citizens.actions.survey.answers import Arrival, send_answers
from tolok.citizens.actions.survey.opening import open_survey
from tolok.citizens.models import Survey
from tolok.citizens.queries.survey.given import Given
from tolok.evidence.actions import take_events
from tolok.evidence.queries import Finished
from tolok.people.models import Position, Unit
from tolok.rules.facts import ComponentFact
from tolok.rules.facts import Dossier as Facts
from tolok.skp.actions import Limit, open_service

AFTER = datetime(2026, 7, 2, 3, 0, tzinfo=UTC)


def asked(office: Office, code: str, unit: Unit) -> Survey:
    limit, hr = Limit(3, "days", date(2026, 1, 1), "SK"), office.people["hr"]
    service = open_service(by=hr, at=NOON, unit=unit, code=code, name=code, limit=limit)
    return open_survey(by=hr, at=NOON, service=service)


def said(survey: Survey, mark: int, n: int) -> None:
    send_answers(at=NOON, arrivals=[Arrival(survey, date(2026, 5, 1), "qr", Given((mark,) * 9))] * n)


def facts(office: Office) -> tuple[ComponentFact, ...]:
    gather_period(by=office.people["hr"], at=AFTER, period=office.quarter())
    return Facts.from_json(Appraisal.objects.get(person=office.people["clerk"]).dossier.facts).components


def served(office: Office, code: str) -> None:
    start, end = datetime(2026, 6, 8, 3, tzinfo=UTC), datetime(2026, 6, 10, 3, tzinfo=UTC)
    rows = [Finished("S1", office.people["clerk"].nip, code, start, end)]
    take_events(at=AFTER, government=office.government, source="SIAK", rows=rows)


def test_where_nobody_was_asked_it_is_missing(office: Office) -> None:
    asked(office, "ktp", office.unit)

    assert facts(office) == ()


def test_the_unit_is_heard_as_all_its_respondents(office: Office) -> None:
    said(asked(office, "ktp", office.unit), 4, 30)
    said(asked(office, "kk", office.unit), 2, 10)

    assert facts(office) == (ComponentFact("citizens", 8_750, 40),)


@pytest.mark.parametrize(("n", "expected"), [(29, (9_367, 229)), (30, (7_174, 30))])
def test_one_s_own_services_count_from_thirty_answers_and_drawn_to_the_unit(
    office: Office, n: int, expected: tuple[int, int]
) -> None:
    said(asked(office, "ktp", office.unit), 2, n)
    said(asked(office, "kk", office.unit), 4, 200)
    served(office, "ktp")

    assert facts(office) == (ComponentFact("citizens", *expected),)


def test_a_unit_that_nobody_was_asked_about_hears_the_one_above(office: Office) -> None:
    below = Unit.objects.create(
        government=office.government, code="D1", name="Bidang", time_zone="Asia/Jakarta", parent=office.unit
    )
    Position.objects.filter(postings__person=office.people["clerk"]).update(unit=below)
    said(asked(office, "ktp", office.unit), 3, 12)

    assert facts(office) == (ComponentFact("citizens", 7_500, 12),)


def test_what_is_said_of_a_unit_below_is_said_of_the_whole(office: Office) -> None:
    below = Unit.objects.create(
        government=office.government, code="D1", name="Bidang", time_zone="Asia/Jakarta", parent=office.unit
    )
    said(asked(office, "ktp", below), 3, 12)

    assert facts(office) == (ComponentFact("citizens", 7_500, 12),)
