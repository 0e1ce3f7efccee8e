"""The calendar belongs to the HR agency; every move of a period is tried."""

from __future__ import annotations

import pytest

from tests.apps.calendar.conftest import People
from tests.conftest import TODAY
from tolok.calendar.access import PERMISSIONS

ROWS = [
    ("see_periods", "self", False),
    ("see_periods", "superior", False),
    ("see_periods", "above", False),
    ("see_periods", "colleague", False),
    ("see_periods", "hr", True),
    ("see_periods", "planner", False),
    ("see_periods", "stranger", False),
    ("open_periods", "self", False),
    ("open_periods", "superior", False),
    ("open_periods", "above", False),
    ("open_periods", "colleague", False),
    ("open_periods", "hr", True),
    ("open_periods", "planner", False),
    ("open_periods", "stranger", False),
    ("set_holidays", "self", False),
    ("set_holidays", "superior", False),
    ("set_holidays", "above", False),
    ("set_holidays", "colleague", False),
    ("set_holidays", "hr", True),
    ("set_holidays", "planner", False),
    ("set_holidays", "stranger", False),
    ("set_hours", "self", False),
    ("set_hours", "superior", False),
    ("set_hours", "above", False),
    ("set_hours", "colleague", False),
    ("set_hours", "hr", True),
    ("set_hours", "planner", False),
    ("set_hours", "stranger", False),
    ("begin_rating", "self", False),
    ("begin_rating", "superior", False),
    ("begin_rating", "above", False),
    ("begin_rating", "colleague", False),
    ("begin_rating", "hr", True),
    ("begin_rating", "planner", False),
    ("begin_rating", "stranger", False),
    ("end_rating", "self", False),
    ("end_rating", "superior", False),
    ("end_rating", "above", False),
    ("end_rating", "colleague", False),
    ("end_rating", "hr", True),
    ("end_rating", "planner", False),
    ("end_rating", "stranger", False),
    ("extend_rating", "self", False),
    ("extend_rating", "superior", False),
    ("extend_rating", "above", False),
    ("extend_rating", "colleague", False),
    ("extend_rating", "hr", True),
    ("extend_rating", "planner", False),
    ("extend_rating", "stranger", False),
    ("reopen_rating", "self", False),
    ("reopen_rating", "superior", False),
    ("reopen_rating", "above", False),
    ("reopen_rating", "colleague", False),
    ("reopen_rating", "hr", True),
    ("reopen_rating", "planner", False),
    ("reopen_rating", "stranger", False),
]


@pytest.mark.parametrize(("verb", "role", "allowed"), ROWS)
def test_a_permission(people: People, verb: str, role: str, allowed: bool) -> None:
    assert PERMISSIONS[verb](people[role], people["self"], TODAY) is allowed
