"""What was brought into BKN is marked by its person, and can be taken back."""

from __future__ import annotations

from datetime import date

import pytest

from tests.apps.work import Office
from tests.conftest import NOON
from tolok.calendar.models import Period
from tolok.ledger.models import LedgerEntry
from tolok.people.access import NotAllowed
from tolok.reports.actions import NothingToMark, mark_copied, unmark_copied
from tolok.reports.queries import copied_items


@pytest.fixture
def quarter(office: Office) -> Period:
    """The third quarter."""
    return Period.objects.create(
        government=office.government, calendar="triwulan", number=3, label="Triwulan III 2026", is_legal=True,
        pack="permenpanrb-6-2022", starts_on=date(2026, 7, 1), ends_on=date(2026, 10, 1), rate_by=date(2026, 10, 10),
    )  # fmt: skip  # one line a thought


def mark(office: Office, quarter: Period, **items: str) -> int:
    """The clerk marks pieces."""
    return mark_copied(by=office["self"], at=NOON, person=office["self"], period=quarter, items=items)


def test_a_mark_is_kept_renewed_and_taken_back_with_a_trace(office: Office, quarter: Period) -> None:
    assert mark(office, quarter, plan="a", done="b") == 2
    assert mark(office, quarter, plan="c") == 1
    assert copied_items(office["self"], quarter) == {"plan": "c", "done": "b"}

    taken = unmark_copied(by=office["self"], at=NOON, person=office["self"], period=quarter, items=["plan", "nothing"])

    assert (taken, copied_items(office["self"], quarter)) == (1, {"done": "b"})
    verbs = LedgerEntry.objects.filter(verb__contains="mark_copied").order_by("pk").values_list("verb", flat=True)
    assert list(verbs) == ["mark_copied", "mark_copied", "mark_copied", "unmark_copied"]


def test_the_marks_of_one_person_are_not_those_of_another(office: Office, quarter: Period) -> None:
    mark(office, quarter, plan="a")

    assert copied_items(office["colleague"], quarter) == {}


@pytest.mark.parametrize("items", [{}, {"": "a"}, {"x" * 41: "a"}])
def test_a_piece_that_no_period_has_is_refused(office: Office, quarter: Period, items: dict[str, str]) -> None:
    with pytest.raises(NothingToMark):
        mark(office, quarter, **items)


def test_nobody_marks_for_somebody_else(office: Office, quarter: Period) -> None:
    by, person = office["superior"], office["self"]

    with pytest.raises(NotAllowed):
        mark_copied(by=by, at=NOON, person=person, period=quarter, items={"plan": "a"})
    with pytest.raises(NotAllowed):
        unmark_copied(by=by, at=NOON, person=person, period=quarter, items=["plan"])
