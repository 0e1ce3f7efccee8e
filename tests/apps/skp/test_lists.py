"""Lists cost a fixed number of queries, whatever the number of rows."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.apps.skp.conftest import Office, Visitor, place_of, post, proposed
from tests.apps.skp.test_bulk import WORDING
from tests.conftest import NOON
from tolok.skp import actions

pytestmark = pytest.mark.usefixtures("noon")

QUERIES = [
    ("pustaka/", 10),
    ("sasaran/", 11),
    ("celah/?jenis=skp", 13),
    ("celah/?jenis=orang", 13),
    ("celah/?jenis=unit", 13),
    ("matriks/", 13),
    ("usulan/", 11),
]


@pytest.mark.parametrize(("address", "queries"), QUERIES)
@pytest.mark.parametrize("rows", [1, 3])
def test_a_list_costs_the_same_queries_with_one_and_three_rows(
    office: Office, address: str, queries: int, rows: int, django_assert_num_queries: Callable[[int], Any]
) -> None:
    for number in range(rows):
        fill(office, number)
    head = Visitor(office.head)

    with django_assert_num_queries(queries):
        assert head.open(address).status_code == 200


def fill(office: Office, number: int) -> None:
    """One row more on every list: a goal, an indicator, a project, a plan, somebody without a plan."""
    for shift in (100, 200):
        person = post(
            office.unit.government, office.unit, shift + number, f"Orang {shift + number}", place_of(office.head)
        )
    goal = actions.add_goal(by=office.planner, at=NOON, year=2026, code=f"G{number}", title="Sasaran", source="RPJMD")
    actions.carry_goal(by=office.planner, at=NOON, goal=goal, unit=office.unit)
    actions.add_indicator(by=office.hr, at=NOON, code=f"I{number}", wording=WORDING)
    days = {"starts_on": date(2026, 1, 1), "ends_on": date(2026, 12, 1)}
    actions.start_project(
        by=office.head, at=NOON, unit=office.unit, title=f"Proyek {number}", budget_rupiah=0, goal=goal, **days
    )
    proposed(person)


def test_the_matrix_of_somebody_two_levels_below_stays_within_the_budget(office: Office) -> None:
    mayor = Visitor(office.mayor)

    with CaptureQueriesContext(connection) as counted:
        answer = mayor.open(f"matriks/{office.clerk.pk}/")

    asked = [each["sql"] for each in counted.captured_queries if "SAVEPOINT" not in each["sql"]]
    assert (answer.status_code, len(asked) <= 15) == (200, True)
