"""Who may do what to whom follows from postings, never from texts."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from tests.apps.people.conftest import CLERK, HEAD, JANUARY, MAYOR
from tests.conftest import NOON, TODAY
from tolok.people.access import PERMISSIONS, enter, may
from tolok.people.actions import found_government, import_people
from tolok.people.models import Person
from tolok.people.queries import (
    ImportRows,
    PersonRow,
    PositionRow,
    PostingRow,
    UnitRow,
    is_superior_on,
    superior_of,
    superiors_above,
)

if TYPE_CHECKING:
    from pytest_django import DjangoAssertNumQueries

    from tolok.people.models import Government

STRANGER, PLANNER, COLLEAGUE = "198001012005011907", "198101012005011908", "198201012005011909"
ROWS = [
    ("import_people", "self", False),
    ("import_people", "superior", False),
    ("import_people", "hr", True),
    ("import_people", "planner", False),
    ("import_people", "stranger", False),
    ("add_unit", "above", False),
    ("add_unit", "hr", True),
    ("add_unit", "stranger", False),
    ("add_position", "above", False),
    ("add_position", "hr", True),
    ("add_position", "stranger", False),
    ("add_person", "superior", False),
    ("add_person", "hr", True),
    ("add_person", "stranger", False),
    ("add_posting", "superior", False),
    ("add_posting", "hr", True),
    ("add_posting", "stranger", False),
    ("end_posting", "self", False),
    ("end_posting", "hr", True),
    ("end_posting", "stranger", False),
    ("make_accounts", "self", False),
    ("make_accounts", "hr", True),
    ("make_accounts", "stranger", False),
    ("invite_person", "self", False),
    ("invite_person", "superior", False),
    ("invite_person", "hr", True),
    ("invite_person", "stranger", False),
    ("make_token", "self", True),
    ("make_token", "hr", False),
    ("make_source", "self", False),
    ("make_source", "hr", True),
    ("revoke_token", "self", True),
    ("revoke_token", "superior", False),
    ("revoke_token", "hr", True),
    ("revoke_source", "self", False),
    ("revoke_source", "hr", True),
    ("list_people", "colleague", False),
    ("list_people", "planner", False),
    ("list_people", "hr", True),
    ("list_people", "stranger", False),
    ("see_person", "self", True),
    ("see_person", "superior", True),
    ("see_person", "above", True),
    ("see_person", "colleague", False),
    ("see_person", "hr", True),
    ("see_person", "planner", False),
    ("see_person", "stranger", False),
    ("see_raters", "self", True),
    ("see_raters", "above", True),
    ("see_raters", "colleague", False),
    ("see_raters", "hr", True),
    ("see_raters", "stranger", False),
    ("list_raters", "self", False),
    ("list_raters", "superior", False),
    ("list_raters", "planner", False),
    ("list_raters", "hr", True),
    ("list_raters", "stranger", False),
    ("declare_tie", "self", True),
    ("declare_tie", "superior", False),
    ("declare_tie", "hr", True),
    ("declare_tie", "stranger", False),
    ("see_ties", "self", True),
    ("see_ties", "superior", False),
    ("see_ties", "above", False),
    ("see_ties", "colleague", False),
    ("see_ties", "planner", False),
    ("see_ties", "hr", True),
    ("see_ties", "stranger", False),
    ("withdraw_tie", "self", True),
    ("withdraw_tie", "superior", False),
    ("withdraw_tie", "hr", True),
    ("withdraw_tie", "stranger", False),
    ("open_team", "superior", False),
    ("open_team", "hr", True),
    ("open_team", "stranger", False),
    ("place_in_team", "superior", False),
    ("place_in_team", "hr", True),
    ("place_in_team", "stranger", False),
    ("end_team_place", "superior", False),
    ("end_team_place", "hr", True),
    ("end_team_place", "stranger", False),
    ("draft_reorganisation", "superior", False),
    ("draft_reorganisation", "hr", True),
    ("draft_reorganisation", "stranger", False),
    ("try_reorganisation", "superior", False),
    ("try_reorganisation", "hr", True),
    ("try_reorganisation", "stranger", False),
    ("apply_reorganisation", "superior", False),
    ("apply_reorganisation", "hr", True),
    ("apply_reorganisation", "stranger", False),
    ("drop_reorganisation", "superior", False),
    ("drop_reorganisation", "hr", True),
    ("drop_reorganisation", "stranger", False),
]


def cast_of(office: dict[str, Person]) -> dict[str, Person]:
    """Who plays which role towards Ani; the stranger is the HR agency of another government."""
    government = office["ani"].government
    import_people(
        by=None,
        at=NOON,
        government=government,
        rows=ImportRows(
            positions=(
                PositionRow("BAP-1", "Perencana", "KOTA", "fungsional", "WALI", duty="planning"),
                PositionRow("DUK-4", "Operator KK", "DUK", "pelaksana", "DUK-2"),
            ),
            persons=(PersonRow(PLANNER, "Rini"), PersonRow(COLLEAGUE, "Budi")),
            postings=(PostingRow(PLANNER, "BAP-1", JANUARY), PostingRow(COLLEAGUE, "DUK-4", JANUARY)),
        ),
    )
    named = {person.nip: person for person in Person.objects.all()}
    other = found_government(
        by=None, at=NOON, slug="lain", name="Kota Lain", time_zone="Asia/Jakarta", pack="permenpanrb-6-2022"
    )
    rows = ImportRows(
        units=(UnitRow("BKP", "BKPSDM"),),
        positions=(PositionRow("BKP-1", "Analis", "BKP", "fungsional", duty="hr"),),
        persons=(PersonRow(STRANGER, "Orang Lain"),),
        postings=(PostingRow(STRANGER, "BKP-1", JANUARY),),
    )
    import_people(by=None, at=NOON, government=other, rows=rows)
    stranger = Person.objects.get(nip=STRANGER)
    enter(government.pk)
    return {
        "self": office["ani"],
        "superior": office["ratna"],
        "above": office["wira"],
        "colleague": named[COLLEAGUE],
        "hr": office["hadi"],
        "planner": named[PLANNER],
        "stranger": stranger,
    }


@pytest.mark.parametrize(("verb", "role", "allowed"), ROWS)
def test_the_table_says_who_may(office: dict[str, Person], verb: str, role: str, allowed: bool) -> None:
    by = cast_of(office)[role]

    assert may(PERMISSIONS, verb, by=by, person=office["ani"], on=TODAY) is allowed


def test_a_vacant_superior_is_passed_over_and_the_line_costs_two_queries(
    office: dict[str, Person], django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    assert superior_of(office["ani"], on=TODAY) == office["ratna"]

    with django_assert_num_queries(2):
        line = superiors_above(office["ani"], on=TODAY)

    assert line == [office["ratna"], office["wira"]]


def test_an_acting_official_stands_before_the_definitive_one(government: Government, office: dict[str, Person]) -> None:
    acting = ImportRows(postings=(PostingRow(office["hadi"].nip, "DUK-1", date(2026, 7, 1), date(2026, 8, 1), "plt"),))
    import_people(by=None, at=NOON, government=government, rows=acting)

    found = [superior_of(office["ani"], on=day) for day in (date(2026, 6, 30), date(2026, 7, 1), date(2026, 8, 1))]

    assert found == [office["ratna"], office["hadi"], office["ratna"]]


def test_a_day_official_stands_before_an_acting_one(government: Government, office: dict[str, Person]) -> None:
    rows = ImportRows(
        postings=(
            PostingRow(office["hadi"].nip, "DUK-1", JANUARY, kind="plh"),
            PostingRow(office["wira"].nip, "DUK-1", JANUARY, kind="plt"),
        )
    )
    import_people(by=None, at=NOON, government=government, rows=rows)

    assert superior_of(office["ani"], on=TODAY) == office["hadi"]


def test_a_transfer_changes_the_superior_on_its_day(government: Government, office: dict[str, Person]) -> None:
    moved = date(2026, 7, 1)
    rows = ImportRows(postings=(PostingRow(CLERK, "DUK-3", JANUARY, moved), PostingRow(CLERK, "BKP-1", moved)))
    import_people(by=None, at=NOON, government=government, rows=rows)

    found = [superior_of(office["ani"], on=day) for day in (date(2026, 6, 30), moved)]

    assert found == [office["ratna"], office["wira"]]


def test_nobody_is_superior_by_a_title(government: Government, office: dict[str, Person]) -> None:
    rows = ImportRows(
        positions=(PositionRow("X", "Atasan langsung Ani Lestari", "DUK", "jpt", "WALI", is_head=True),),
        persons=(PersonRow(COLLEAGUE, "Ratna Sari"),),
        postings=(PostingRow(COLLEAGUE, "X", JANUARY),),
    )
    import_people(by=None, at=NOON, government=government, rows=rows)
    namesake = Person.objects.get(nip=COLLEAGUE)

    assert not is_superior_on(namesake, office["ani"], on=TODAY)
    assert [is_superior_on(Person.objects.get(nip=nip), office["ani"], on=TODAY) for nip in (HEAD, MAYOR)] == [
        True,
        False,
    ]
