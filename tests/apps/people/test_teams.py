"""A lead says and, by decree, rates; never family, never in a circle."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

import pytest

from tests.apps.people.conftest import CLERK, JANUARY
from tests.conftest import NOON, TODAY
from tolok.ledger.models import LedgerEntry
from tolok.people.access import NotAllowed, is_lead
from tolok.people.actions import (
    EndsBeforeItStarts,
    LeadMayNotRate,
    PlaceIsTaken,
    TeamExists,
    TeamHasNoName,
    declare_tie,
    end_team_place,
    import_people,
    open_team,
    place_in_team,
)
from tolok.people.models import Person, Team, TeamPlace
from tolok.people.queries import (
    ImportRows,
    PersonRow,
    PostingRow,
    Rated,
    Way,
    Why,
    place_of,
    places_of,
    rater_of,
    team_lines,
    team_of,
)

if TYPE_CHECKING:
    from tolok.people.models import Government

JUNE = date(2026, 6, 1)
BUDI = "198201012010011909"


@pytest.fixture
def team(government: Government, office: dict[str, Person]) -> Team:
    """Hadi leads a team since June."""
    return open_team(
        by=office["hadi"],
        at=NOON,
        government=government,
        name=" Tim  Stunting ",
        decree="SK 12/2026",
        lead=office["hadi"],
        starts_on=JUNE,
    )


def placed(office: dict[str, Person], team: Team, name: str = "ani", **more: Any) -> TeamPlace:
    """Somebody gets a place since June."""
    return place_in_team(
        by=office["hadi"], at=NOON, team=team, person=office[name], **{"starts_on": JUNE, "is_rated": True, **more}
    )


def test_the_lead_rates_where_the_decree_says_so(office: dict[str, Person], team: Team) -> None:
    placed(office, team, ends_on=date(2026, 7, 1))

    found = [rater_of(office["ani"], on=day).rater_id for day in (date(2026, 5, 31), JUNE, date(2026, 7, 1))]

    assert found == [office["ratna"].pk, office["hadi"].pk, office["ratna"].pk]
    assert rater_of(office["ani"], on=JUNE) == Rated(office["hadi"].pk, Way.LEAD, None)


def test_otherwise_the_lead_only_leads(office: dict[str, Person], team: Team) -> None:
    placed(office, team, is_rated=False)

    assert rater_of(office["ani"], on=TODAY).rater_id == office["ratna"].pk
    assert is_lead(office["hadi"], office["ani"], TODAY)
    assert not is_lead(office["hadi"], office["ani"], date(2026, 5, 31))
    assert not is_lead(office["ani"], office["hadi"], TODAY)
    assert not is_lead(office["hadi"], office["hadi"], TODAY)


def test_a_lead_out_of_service_does_not_rate(government: Government, office: dict[str, Person], team: Team) -> None:
    placed(office, team)
    gone = ImportRows(postings=(PostingRow(office["hadi"].nip, "BKP-1", JANUARY, date(2026, 8, 1)),))
    import_people(by=None, at=NOON, government=government, rows=gone)

    assert rater_of(office["ani"], on=date(2026, 8, 1)).rater_id == office["ratna"].pk


def test_a_lead_may_be_no_family_of_whom_the_lead_rates(office: dict[str, Person], team: Team) -> None:
    declare_tie(
        by=office["ani"], at=NOON, person=office["ani"], about=office["hadi"], kind="sibling", starts_on=JANUARY
    )

    with pytest.raises(LeadMayNotRate, match="Ani Lestari"):
        placed(office, team)
    assert TeamPlace.objects.count() == 1


def test_two_never_rate_each_other(government: Government, office: dict[str, Person]) -> None:
    rows = ImportRows(persons=(PersonRow(BUDI, "Budi"),), postings=(PostingRow(BUDI, "DUK-2", JANUARY),))
    import_people(by=None, at=NOON, government=government, rows=rows)
    led = open_team(
        by=office["hadi"],
        at=NOON,
        government=government,
        name="Tim",
        decree="SK",
        lead=office["ani"],
        starts_on=date(2026, 7, 1),
    )
    budi = Person.objects.get(nip=BUDI)

    with pytest.raises(LeadMayNotRate, match="saling menilai"):
        placed({**office, "budi": budi}, led, "budi")


def test_a_circle_that_comes_later_gives_way(government: Government, office: dict[str, Person]) -> None:
    rows = ImportRows(
        persons=(PersonRow(BUDI, "Budi"),),
        postings=(PostingRow(BUDI, "DUK-2", JANUARY), PostingRow(CLERK, "DUK-1", JUNE, kind="plh")),
    )
    import_people(by=None, at=NOON, government=government, rows=rows)
    budi = Person.objects.get(nip=BUDI)

    assert rater_of(office["ani"], on=TODAY).rater_id == budi.pk
    assert rater_of(budi, on=TODAY) == Rated(office["wira"].pk, Way.DEFINITIVE, Why.CIRCLE)


def test_a_place_is_given_once(government: Government, office: dict[str, Person], team: Team) -> None:
    placed(office, team)
    other = open_team(
        by=office["hadi"], at=NOON, government=government, name="Dua", decree="SK", lead=office["ratna"], starts_on=JUNE
    )

    for where, name, more in (
        (team, "ani", {}),
        (team, "ratna", {"is_lead": True, "is_rated": False}),
        (other, "ani", {}),
        (other, "ani", {"starts_on": date(2026, 1, 1), "ends_on": TODAY}),
    ):
        with pytest.raises(PlaceIsTaken):
            placed(office, where, name, **more)
    with pytest.raises(EndsBeforeItStarts):
        placed(office, other, "wira", ends_on=JUNE)
    assert placed(office, other, "ani", starts_on=date(2026, 1, 1), ends_on=JUNE).is_rated


def test_a_place_ends_and_another_lead_follows(office: dict[str, Person], team: Team) -> None:
    placed(office, team)
    lead = TeamPlace.objects.get(is_lead=True)

    end_team_place(by=office["hadi"], at=NOON, place=lead, ends_on=TODAY)
    placed(office, team, "wira", starts_on=TODAY, is_lead=True, is_rated=True)

    assert rater_of(office["ani"], on=TODAY - timedelta(days=1)).rater_id == office["hadi"].pk
    assert rater_of(office["ani"], on=TODAY).rater_id == office["wira"].pk
    assert [(line.name, line.is_lead, line.is_over) for line in places_of(team, on=TODAY)] == [
        ("Wira Pratama", True, False),
        ("Ani Lestari", False, False),
        ("Hadi Putra", True, True),
    ]
    assert [(line.lead, line.members) for line in team_lines(on=TODAY)] == [("Wira Pratama", 1)]
    with pytest.raises(EndsBeforeItStarts):
        end_team_place(by=office["hadi"], at=NOON, place=lead, ends_on=JUNE)
    with pytest.raises(PlaceIsTaken):
        end_team_place(by=office["hadi"], at=NOON, place=lead, ends_on=TODAY + timedelta(days=1))


def test_a_team_has_a_name_of_its_own_and_a_decree(
    government: Government, office: dict[str, Person], team: Team
) -> None:
    assert team.name == "Tim Stunting"
    for name, decree, refusal in (
        ("tim stunting", "SK", TeamExists),
        ("", "SK", TeamHasNoName),
        ("Lain", " ", TeamHasNoName),
        ("x" * 161, "SK", TeamHasNoName),
    ):
        with pytest.raises(refusal):
            open_team(
                by=office["hadi"],
                at=NOON,
                government=government,
                name=name,
                decree=decree,
                lead=office["ani"],
                starts_on=JUNE,
            )


def test_only_the_hr_agency_keeps_teams_and_each_act_leaves_an_entry(
    office: dict[str, Person], government: Government, team: Team
) -> None:
    place = placed(office, team)
    end_team_place(by=office["hadi"], at=NOON, place=place, ends_on=TODAY)

    verbs = LedgerEntry.objects.filter(object_type__startswith="people_team").order_by("id")
    assert [each.verb for each in verbs] == ["open_team", "place_in_team", "place_in_team", "end_team_place"]
    assert (team_of(team.pk), place_of(place.pk)) == (team, place)
    with pytest.raises(NotAllowed):
        place_in_team(by=office["ratna"], at=NOON, team=team, person=office["wira"], starts_on=JUNE)
    with pytest.raises(NotAllowed):
        end_team_place(by=office["ratna"], at=NOON, place=place, ends_on=TODAY)
    with pytest.raises(NotAllowed):
        open_team(
            by=office["ani"],
            at=NOON,
            government=government,
            name="A",
            decree="B",
            lead=office["ani"],
            starts_on=JUNE,
        )
