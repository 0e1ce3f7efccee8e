"""The rating page keeps its budget of queries in every state of a sheet."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.apps.appraisal.conftest import LATER, Office, Visitor, sheet
from tests.apps.appraisal.test_left import both_left, nobody_was_named, rater_is_family, rater_left
from tests.apps.appraisal.units import decide
from tests.apps.work import SAVEPOINTS
from tolok.appraisal.actions import rate

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytest_django import DjangoAssertNumQueries

    from tolok.calendar.models import Period

BUDGET = 15


def drafted(office: Office, by: str = "superior") -> None:
    """A whole sheet is kept, and not signed."""
    appraisal = office.appraisal()
    rate(by=office.people[by], at=LATER, appraisal=appraisal, sheet=sheet(appraisal))


def drafted_by_the_successor(office: Office) -> None:
    """The same by whoever rates now."""
    drafted(office, "above")


def head_decided(office: Office, period: Period | None = None) -> None:
    """The clerk heads the unit, whose achievement is decided."""
    office.positions["clerk"].is_head = True
    office.positions["clerk"].save()
    decide(office, by="superior", period=period)


STATES = {
    "plain": ("superior", (), 13),
    "drafted": ("superior", (drafted,), 14),
    "head decided": ("superior", (head_decided,), 13),
    "drafted, head decided": ("superior", (head_decided, drafted), 14),
    "nobody was named": ("superior", (nobody_was_named,), 13),
    "rater is family": ("above", (rater_is_family,), 13),
    "rater left": ("above", (rater_left,), 13),
    "both left": ("above", (both_left,), 13),
    "rater left, all else": ("above", (head_decided, rater_left, drafted_by_the_successor), 14),
    "both left, all else": ("above", (head_decided, both_left, drafted_by_the_successor), 14),
}


@pytest.mark.parametrize(("role", "changes", "queries"), STATES.values(), ids=STATES)
def test_whoever_rates_now_opens_the_sheet_within_the_budget(
    office: Office,
    visitor: Visitor,
    django_assert_num_queries: DjangoAssertNumQueries,
    role: str,
    changes: tuple[Callable[[Office], None], ...],
    queries: int,
) -> None:
    appraisal = office.gathered()
    for change in changes:
        change(office)
    client = visitor(role)

    with django_assert_num_queries(queries + SAVEPOINTS):
        answer = client.get(f"/contoh/penilaian/{appraisal.pk}/nilai/")

    assert (answer.status_code, queries <= BUDGET) == (200, True)
