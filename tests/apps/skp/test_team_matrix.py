"""Who works in a team stands in the matrix of its lead, from whatever unit."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.apps.skp.conftest import Office, Visitor, measured, place_of, post, started
from tests.conftest import NOON, TODAY
from tolok.people.actions import end_team_place, open_team, place_in_team
from tolok.people.models import Person, Team, TeamPlace, Unit
from tolok.skp import queries
from tolok.skp.access import may
from tolok.skp.actions import NotYourSuperiorsOutcome
from tolok.skp.models import Skp

if TYPE_CHECKING:
    from tolok.people.models import Government

JUNE = date(2026, 6, 1)
pytestmark = pytest.mark.usefixtures("noon")


@pytest.fixture
def team(government: Government, office: Office) -> Team:
    """The head leads a team since June, in which one of the own clerks works."""
    team = open_team(
        by=office.hr, at=NOON, government=government, name="Stunting", decree="SK 1", lead=office.head, starts_on=JUNE
    )
    placed(office, team, office.colleague)
    return team


@pytest.fixture
def guest(government: Government, office: Office, team: Team) -> Person:
    """Somebody of another unit who works in the team since June."""
    unit = Unit.objects.create(government=government, code="U2", name="Dinas Kesehatan", time_zone="Asia/Jakarta")
    guest = post(government, unit, 20, "Gita", place_of(office.mayor))
    placed(office, team, guest)
    return guest


def placed(office: Office, team: Team, person: Person) -> TeamPlace:
    """A place in the team since June."""
    return place_in_team(by=office.hr, at=NOON, team=team, person=person, starts_on=JUNE)


def rows(office: Office, on: date = TODAY) -> list[tuple[str, tuple[str, ...]]]:
    """Who stands in the head's matrix that day, with the teams that brought them there."""
    return [(line.name, line.teams) for line in queries.matrix_of(office.head, on=on).lines]


@pytest.mark.usefixtures("guest")
def test_a_member_from_another_unit_has_a_row_and_nobody_two(government: Government, office: Office) -> None:
    other = open_team(
        by=office.hr, at=NOON, government=government, name="Banjir", decree="SK 2", lead=office.head, starts_on=JUNE
    )
    placed(office, other, Person.objects.get(name="Gita"))

    assert rows(office) == [("Ani", ()), ("Budi", ()), ("Gita", ("Banjir", "Stunting"))]
    assert rows(office, date(2026, 5, 31)) == [("Ani", ()), ("Budi", ())]
    assert queries.matrix_of(office.mayor, on=TODAY).lines[0].name == "Gita"


def test_who_left_the_team_or_the_service_has_no_row(office: Office, team: Team, guest: Person) -> None:
    place = TeamPlace.objects.get(team=team, person=guest)

    end_team_place(by=office.hr, at=NOON, place=place, ends_on=TODAY)

    assert rows(office) == [("Ani", ()), ("Budi", ())]
    placed(office, team, office.planner)
    office.planner.postings.update(ends_on=TODAY)
    assert rows(office) == [("Ani", ()), ("Budi", ())]


def test_who_leads_no_more_has_the_own_people_alone(office: Office, team: Team, guest: Person) -> None:
    lead = TeamPlace.objects.get(team=team, is_lead=True)

    end_team_place(by=office.hr, at=NOON, place=lead, ends_on=TODAY)

    assert rows(office) == [("Ani", ()), ("Budi", ())]
    assert not may("see_matrix", by=guest, person=office.head, on=TODAY)


def test_a_member_supports_the_leads_outcome_and_keeps_the_rest_apart(office: Office, guest: Person) -> None:
    held = measured(started(office.head))
    Skp.objects.update(state="proposed")
    plan = started(guest)
    measured(plan, "Balita ditimbang", supports=held)
    measured(plan, "Urusan dinas sendiri")

    line = queries.matrix_of(office.head, on=TODAY).lines[-1]

    assert queries.outcomes_above(plan) == [held]
    assert (line.cells[0].titles, line.others, line.is_empty) == (("Balita ditimbang",), (), False)


def test_a_lead_of_other_days_is_supported_by_nobody(office: Office, guest: Person) -> None:
    held = measured(started(office.head))
    TeamPlace.objects.filter(is_lead=True).update(starts_on=date(2025, 1, 1), ends_on=date(2025, 2, 1))

    with pytest.raises(NotYourSuperiorsOutcome):
        measured(started(guest), supports=held)


def test_the_page_names_the_team_and_links_to_no_page_the_lead_may_not_see(office: Office, guest: Person) -> None:
    head = Visitor(office.head)
    head.open("matriks/")

    with CaptureQueriesContext(connection) as counted:
        page = head.open("matriks/").content.decode()

    asked = [each["sql"] for each in counted.captured_queries if "SAVEPOINT" not in each["sql"]]
    assert len(asked) <= 15
    assert page.count('<th scope="row">Gita<') == 1
    assert "Anggota tim kerja Stunting" in page
    assert f"matriks/{office.clerk.pk}/" in page
    assert f"matriks/{guest.pk}/" not in page
    assert Visitor(guest).open(f"matriks/{office.head.pk}/").status_code == 200


def test_a_member_chooses_among_the_outcomes_of_superior_and_lead(office: Office, guest: Person) -> None:
    for leader, title in ((office.mayor, "Kota sehat"), (office.head, "Balita tercatat")):
        measured(started(leader), title)
    Skp.objects.update(state="proposed")
    plan = started(guest)

    page = Visitor(guest).open(f"skp/{plan.pk}/hasil/").content.decode()

    offered = page.split('name="link"')[1].split("</select>")[0]
    assert offered.index("Hasil kerja Wali") < offered.index("Kota sehat") < offered.index("Hasil kerja Ratna")
    assert "Balita tercatat" in offered
