"""Who may remind whom."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.apps.people.conftest import office
from tests.apps.people.test_access import cast_of
from tests.conftest import TODAY
from tolok.delivery.access import PERMISSIONS, STEPS
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
    ("choose_mail", "self", True),
    ("choose_mail", "superior", False),
    ("choose_mail", "above", False),
    ("choose_mail", "colleague", False),
    ("choose_mail", "hr", False),
    ("choose_mail", "planner", False),
    ("choose_mail", "stranger", False),
    ("see_mails", "self", False),
    ("see_mails", "superior", False),
    ("see_mails", "above", False),
    ("see_mails", "colleague", False),
    ("see_mails", "hr", True),
    ("see_mails", "planner", False),
    ("see_mails", "stranger", False),
    ("queue_mail", "self", False),
    ("queue_mail", "superior", False),
    ("queue_mail", "above", False),
    ("queue_mail", "colleague", False),
    ("queue_mail", "hr", False),
    ("queue_mail", "planner", False),
    ("queue_mail", "stranger", False),
    ("begin_mail", "self", False),
    ("begin_mail", "superior", False),
    ("begin_mail", "above", False),
    ("begin_mail", "colleague", False),
    ("begin_mail", "hr", False),
    ("begin_mail", "planner", False),
    ("begin_mail", "stranger", False),
    ("finish_mail", "self", False),
    ("finish_mail", "superior", False),
    ("finish_mail", "above", False),
    ("finish_mail", "colleague", False),
    ("finish_mail", "hr", False),
    ("finish_mail", "planner", False),
    ("finish_mail", "stranger", False),
    ("postpone_mail", "self", False),
    ("postpone_mail", "superior", False),
    ("postpone_mail", "above", False),
    ("postpone_mail", "colleague", False),
    ("postpone_mail", "hr", False),
    ("postpone_mail", "planner", False),
    ("postpone_mail", "stranger", False),
    ("fail_mail", "self", False),
    ("fail_mail", "superior", False),
    ("fail_mail", "above", False),
    ("fail_mail", "colleague", False),
    ("fail_mail", "hr", False),
    ("fail_mail", "planner", False),
    ("fail_mail", "stranger", False),
    ("retry_mail", "self", False),
    ("retry_mail", "superior", False),
    ("retry_mail", "above", False),
    ("retry_mail", "colleague", False),
    ("retry_mail", "hr", True),
    ("retry_mail", "planner", False),
    ("retry_mail", "stranger", False),
]


@pytest.mark.parametrize(("verb", "role", "allowed"), ROWS)
def test_the_table_says_who_may(office: dict[str, Person], verb: str, role: str, allowed: bool) -> None:
    by = cast_of(office)[role]
    table = PERMISSIONS if verb in PERMISSIONS else {verb: STEPS[verb][2]}

    assert may(table, verb, by=by, person=office["ani"], on=TODAY) is allowed
