"""Who may remind whom."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.apps.people.conftest import office
from tests.apps.people.test_access import cast_of
from tests.conftest import TODAY
from tolok.delivery.access import PERMISSIONS
from tolok.people.access import may

if TYPE_CHECKING:
    from tolok.people.models import Person

__all__ = ["office"]
ROWS = [
    ("mark_read", "self", True),
    ("mark_read", "superior", False),
    ("mark_read", "hr", False),
    ("mark_read", "stranger", False),
    ("remind", "self", False),
    ("remind", "superior", True),
    ("remind", "above", True),
    ("remind", "colleague", False),
    ("remind", "hr", True),
    ("remind", "planner", False),
    ("remind", "stranger", False),
]


@pytest.mark.parametrize(("verb", "role", "allowed"), ROWS)
def test_the_table_says_who_may(office: dict[str, Person], verb: str, role: str, allowed: bool) -> None:
    by = cast_of(office)[role]

    assert may(PERMISSIONS, verb, by=by, person=office["ani"], on=TODAY) is allowed
