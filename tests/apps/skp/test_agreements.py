"""What a unit achieved of its yearly agreement is kept with its source."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from tests.apps.skp.conftest import Office, Visitor
from tests.conftest import NOON
from tolok.ledger.models import LedgerEntry
from tolok.people.access import NotAllowed
from tolok.people.models import Unit
from tolok.skp.actions import RatioOutOfBounds, YearHasNotBegun, keep_agreement_result
from tolok.skp.queries.agreements import agreement_history, agreement_ratio, agreement_rows

pytestmark = pytest.mark.usefixtures("noon")


def kept(office: Office, ratio: int = 9_789, **more: Any) -> None:
    """The planner keeps the value of the office's unit."""
    given = {"by": office.planner, "unit": office.unit, "year": 2025, "source": "LKjIP 2025", **more}
    keep_agreement_result(at=NOON, ratio=ratio, **given)


def test_a_correction_stands_and_the_earlier_value_stays_readable(office: Office) -> None:
    nothing = agreement_ratio(office.unit.pk, 2025)
    kept(office, 8_000)
    kept(office, 9_789, source="LKjIP 2025, revisi")

    assert nothing is None
    assert agreement_ratio(office.unit.pk, 2025) == 9_789
    assert [line.ratio for line in agreement_history(office.unit.pk, 2025)] == [9_789, 8_000]
    assert [row.ratio for row in agreement_rows(2025) if row.unit_id == office.unit.pk] == [9_789]
    assert {row.ratio for row in agreement_rows(2026)} == {None}
    assert LedgerEntry.objects.filter(verb="keep_agreement").count() == 2


def test_what_is_no_achievement_is_refused(office: Office) -> None:
    for ratio in (-1, 100_001):
        with pytest.raises(RatioOutOfBounds):
            kept(office, ratio)
    with pytest.raises(YearHasNotBegun):
        kept(office, year=2027)
    elsewhere = Unit(government_id=office.stranger.government_id, code="X", name="Lain", time_zone="Asia/Jakarta")
    with pytest.raises(NotAllowed):
        kept(office, unit=elsewhere)


def test_the_planner_keeps_it_on_the_page_and_others_read_it(office: Office) -> None:
    planner, clerk, place = Visitor(office.planner), Visitor(office.clerk), f"perjanjian/2025/{office.unit.pk}/"

    empty = clerk.open("perjanjian/2025/")
    codes = [
        planner.send(place, ratio=ratio, source="LKjIP").status_code for ratio in ("", "abc", "97-99", "1001", "97,89")
    ]
    filled = clerk.open("perjanjian/2025/").content.decode()

    assert codes == [422, 422, 422, 422, 302]
    assert "belum dicatat" in empty.content.decode()
    assert "97,89" in filled
    assert planner.open(place).status_code == 200
    assert clerk.open(place).status_code == 403
    assert [planner.open(f"perjanjian/{year}/").status_code for year in (1999, 2027)] == [404, 404]
    assert planner.open("perjanjian/2025/999999/").status_code == 404


@pytest.mark.parametrize("rows", [1, 3])
def test_the_list_costs_the_same_queries_with_one_and_three_values(
    office: Office, rows: int, django_assert_num_queries: Callable[[int], Any]
) -> None:
    for _number in range(rows):
        kept(office)
    planner = Visitor(office.planner)

    with django_assert_num_queries(9):
        assert planner.open("perjanjian/2025/").status_code == 200
