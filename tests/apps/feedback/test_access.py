"""Who may do what in `feedback`, one row a right."""

from __future__ import annotations

import pytest

from tests.apps.work import Office
from tests.conftest import TODAY
from tolok.feedback.access import PERMISSIONS

ROWS = [
    ("say", "self", False),
    ("say", "superior", True),
    ("say", "above", True),
    ("say", "colleague", False),
    ("say", "hr", False),
    ("say", "planner", False),
    ("say", "stranger", False),
    ("reply", "self", True),
    ("reply", "superior", False),
    ("reply", "above", False),
    ("reply", "colleague", False),
    ("reply", "hr", False),
    ("reply", "planner", False),
    ("reply", "stranger", False),
    ("see_notes", "self", True),
    ("see_notes", "superior", True),
    ("see_notes", "above", True),
    ("see_notes", "colleague", False),
    ("see_notes", "hr", False),
    ("see_notes", "planner", False),
    ("see_notes", "stranger", False),
]


@pytest.mark.parametrize(("verb", "role", "is_allowed"), ROWS)
def test_the_permission_table_says_who_may(office: Office, verb: str, role: str, is_allowed: bool) -> None:
    assert PERMISSIONS[verb](office[role], office["self"], TODAY) is is_allowed
