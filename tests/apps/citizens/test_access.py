"""Who may do what in `citizens`, one row a right."""

from __future__ import annotations

import pytest

from tests.apps.work import Office
from tests.conftest import NOON, TODAY
from tolok.citizens.access import PERMISSIONS
from tolok.citizens.actions import assign_duty
from tolok.people.access import may

ROWS = [
    ("assign_duty", "hr", True),
    ("assign_duty", "colleague", True),
    ("assign_duty", "self", False),
    ("assign_duty", "superior", False),
    ("assign_duty", "planner", False),
    ("assign_duty", "stranger", False),
    ("end_duty", "hr", True),
    ("end_duty", "colleague", True),
    ("end_duty", "self", False),
    ("end_duty", "superior", False),
    ("end_duty", "planner", False),
    ("end_duty", "stranger", False),
    ("see_duties", "hr", True),
    ("see_duties", "colleague", True),
    ("see_duties", "self", False),
    ("see_duties", "superior", False),
    ("see_duties", "planner", False),
    ("see_duties", "stranger", False),
]


@pytest.mark.parametrize(("verb", "role", "allowed"), ROWS)
def test_the_permission_table_says_who_may(office: Office, verb: str, role: str, allowed: bool) -> None:
    """`colleague` coordinates."""
    assign_duty(by=office["hr"], at=NOON, person=office["colleague"], unit=None, starts_on=TODAY)

    assert may(PERMISSIONS, verb, by=office[role], person=office["self"], on=TODAY) is allowed
