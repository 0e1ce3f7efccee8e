"""A period under way: what holds its ratings up, and a page that renews itself."""

from __future__ import annotations

from typing import Any

import pytest

from tests.apps.appraisal.conftest import Office, objected, office
from tests.apps.desk.test_cockpit import address, noon, visitor
from tests.apps.work import SAVEPOINTS
from tests.conftest import NOON, TODAY
from tolok.appraisal.actions import gather_period, order_gathering
from tolok.desk.queries.cockpit import cockpit
from tolok.people.access import enter

__all__ = ["noon", "office"]


def test_a_row_says_what_holds_its_ratings_up(office: Office) -> None:
    office.plan("colleague")
    objected(office)
    gather_period(by=office.people["hr"], at=NOON, period=office.quarter())
    waiting = cockpit(office.quarter(), on=TODAY)
    for role in ("superior", "above"):
        office.leave(role, on=TODAY)

    alone = cockpit(office.quarter(), on=TODAY)

    rows = [(row.objections, row.without, len(row.silent)) for row in (*waiting.rows, waiting.total, *alone.rows)]
    assert rows == [(1, 0, 1), (1, 0, 1), (1, 1, 0)]
    assert (waiting.days_left, waiting.is_gathering) == (17, False)


def test_a_period_under_way_renews_itself_and_others_do_not(office: Office) -> None:
    hr = visitor(office.people["hr"])
    before = hr.get(address("desk:cockpit_period", office)).content.decode()
    enter(office.government.pk)
    order_gathering(by=office.people["hr"], at=NOON, period=office.quarter())

    page = hr.get(address("desk:cockpit_period", office)).content.decode()
    now = hr.get(address("desk:cockpit_now", office)).content.decode()

    assert [text.count('hx-trigger="every 15s"') for text in (before, page, now)] == [0, 1, 1]
    assert "sisa 17 hari" in now
    assert "Sedang dikumpulkan: lihat kemajuan" in now
    assert "<html" not in now


@pytest.mark.parametrize("more", [0, 2])
@pytest.mark.parametrize(
    ("name", "queries"), [("desk:cockpit_period", 14), ("desk:cockpit_now", 12), ("desk:cockpit_unit", 13)]
)
def test_raters_who_left_cost_the_same_however_many(
    office: Office, django_assert_num_queries: Any, name: str, queries: int, more: int
) -> None:
    for number in range(more):
        office.hire(f"lead{number}", above="above")
        office.hire(f"staff{number}", above=f"lead{number}")
        office.plan(f"staff{number}", superior=f"lead{number}")
    office.gathered()
    for role in ("superior", *(f"lead{number}" for number in range(more))):
        office.leave(role, on=TODAY)
    hr, asked = visitor(office.people["hr"]), address(name, office)

    with django_assert_num_queries(queries + SAVEPOINTS):
        hr.get(asked)
